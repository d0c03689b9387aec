import type { Caller } from '../../domain/access/caller.ts';
import { permitWithin } from '../../domain/access/permissions.ts';
import type { Entity } from '../../domain/credit/entity.ts';
import {
  type AcceptedApplication,
  acceptedOnFault,
  permitFault,
} from '../../domain/pledges/accepted-application.ts';
import { coveringAnswer, isCovered } from '../../domain/pledges/covering-answer.ts';
import { factChanges } from '../../domain/pledges/gate-changes.ts';
import type { LatestAnswer } from '../../domain/pledges/latest-answer.ts';
import { newPledge } from '../../domain/pledges/new-pledge.ts';
import { mostOpenPledges } from '../../domain/pledges/open-pledge.ts';
import { type Pledge, pledgeIdOf } from '../../domain/pledges/pledge.ts';
import { type AvailableItem, pledgeItemOf } from '../../domain/pledges/pledge-items.ts';
import { pledgedFault } from '../../domain/pledges/pledged-fault.ts';
import { type Refusal, refusal } from '../../domain/primitives/refusal.ts';
import { accepted, type Result, refused } from '../../domain/primitives/result.ts';
import { civilDateOf, type Instant } from '../../domain/primitives/time.ts';
import type { RuleTables } from '../../domain/rule-tables/rule-tables.ts';
import type { Ask, Ports } from '../ask.ts';
import { codesOf } from '../credit/resolve-entity.ts';
import { type Records, type Stored, TablesUnavailableError } from '../ports.ts';
import { evaluateApplication } from './evaluate-application.ts';

/**
 * Takes note of a pledge on which an application was accepted; from here on its terms run. Where the gate leaves it to a
 * person, an officer says by which document they admitted it. Refuses with `not-eligible` where the gate's latest answer to the
 * application does not allow it, or no longer would; with `forbidden` for a machine that says it has reviewed something; with
 * `wrong-state` where the application has its pledge already; with `invalid-input` where what was pledged is not what the item
 * demands. Throws `TablesUnavailableError` while nothing can be judged, so that it is tried again.
 */
export const acceptPledge = async (
  ports: Pick<Ports, 'records' | 'ledger' | 'tables' | 'clock'>,
  { caller, command, application }: Ask & { readonly application: AcceptedApplication },
): Promise<Result<Pledge>> => {
  const at = ports.clock.now();
  const fault =
    decidedByFault(caller, application) ??
    reviewerFault(caller, application) ??
    acceptedOnFault(application, civilDateOf(at)) ??
    permitFault(application) ??
    (await unitFault(ports.records, application));
  if (fault !== undefined) return refused(fault);
  const answer = coveringAnswer((await ports.records.get('latestAnswer', application))?.value, application);
  if (!answer.ok) return answer;
  const eligible = await eligibleNow(ports, application, answer.value, at);
  if (!eligible.ok) return eligible;
  const { entity, item, tables } = eligible.value;
  const unmet = pledgedFault(item, application);
  if (unmet !== undefined) return refused(unmet);

  const by = caller.subject;
  const { target, openPledges = [] } = entity.value;
  const pledge = newPledge(application, { target, item, tables, answer: answer.value, by, at });
  const surplus = (await repeatedFault(ports.records, entity.value, application)) ?? tooManyFault(entity);
  if (surplus !== undefined) return refused(surplus);
  const { id: pledgeId, subject, itemCode, acceptedOn } = pledge;
  return ports.ledger.apply({
    command,
    at,
    actor: by,
    action: 'pledge-accepted',
    about: `pledge/${pledgeId}`,
    basis: item.basis,
    writes: [
      { kind: 'pledge', value: pledge, before: undefined },
      { kind: 'pledgeOfSubject', value: { subject, acceptedOn, pledgeId }, before: undefined },
      {
        kind: 'entity',
        value: {
          ...entity.value,
          openPledges: [...openPledges, { pledgeId, itemCode }],
        },
        before: entity,
      },
    ],
    answer: pledge,
  });
};

/** What the gate would say of it now. What a person has reviewed is what it said then, so that must still be all there is. */
const eligibleNow = async (
  ports: Pick<Ports, 'records' | 'tables'>,
  application: AcceptedApplication,
  answer: LatestAnswer,
  at: Instant,
): Promise<
  Result<{
    readonly entity: Stored<'entity'>;
    readonly item: AvailableItem;
    readonly tables: RuleTables;
  }>
> => {
  const { subject, itemCode, missingMaterials } = application;
  const { eligibility, facts, entity, tables } = await evaluateApplication(
    ports,
    subject,
    { itemCode, missingMaterials },
    at,
  );
  if (tables === undefined) throw new TablesUnavailableError('no application can be judged without tables');
  const item = pledgeItemOf(tables['pledge-items'], itemCode);
  const changes =
    application.review !== undefined && answer.facts && facts ? factChanges(answer.facts, facts) : [];
  if (changes.length > 0)
    return refused(
      refusal(
        'not-eligible',
        `核查之后情况有变，请重新核查并审查：${changes.map(({ text }) => text.zh).join('')}`,
        `Something has changed since the gate was asked; ask it again and review that: ${changes.map(({ text }) => text.en).join(' ')}`,
        'body.review',
      ),
    );
  // A person can admit neither an entity that has no row to keep the pledge on, nor for an item that nothing is known of.
  if (isCovered(eligibility.decision, application) && entity !== undefined && item?.pledge === 'available')
    return accepted({ entity, item, tables });
  if (application.review !== undefined && isCovered(eligibility.decision, application))
    return refused(
      entity === undefined
        ? refusal(
            'not-eligible',
            `名录库中没有 ${subject}，承诺无处登记；请先将其登记入名录库，再重新核查。`,
            `The register has no ${subject} to keep the pledge on; have it registered, then ask the gate again.`,
            'body.code',
          )
        : refusal(
            'not-eligible',
            `告知承诺事项表中没有可用的事项 ${itemCode}，无从审查；请先按程序补充该事项，再重新核查。`,
            `The table of pledge items has no item ${itemCode} that is open, so nothing can be reviewed; have it added, then ask the gate again.`,
            'body.itemCode',
          ),
    );
  const texts = eligibility.reasons.map(({ text }) => text);
  return refused(
    refusal(
      'not-eligible',
      [...new Set(texts.map(({ zh }) => zh))].join(''),
      [...new Set(texts.map(({ en }) => en))].join(' '),
      'body.applicationNo',
    ),
  );
};

/** To review is a person's work. */
const reviewerFault = ({ roles }: Caller, { review }: AcceptedApplication): Refusal | undefined =>
  review === undefined || (roles.includes('department-officer') && !roles.includes('approval-system'))
    ? undefined
    : refusal(
        'forbidden',
        '人工审查决定须由部门经办人登记，系统不得代为审查。',
        'That an application was admitted on review is for a department officer to say, not for a system.',
        'body.review',
      );

/** An approval system speaks for every unit; a person for their own and those below it. */
const decidedByFault = (caller: Caller, { decidedBy }: AcceptedApplication): Refusal | undefined => {
  if (caller.roles.includes('approval-system') && caller.department === undefined) return undefined;
  const permitted = permitWithin(caller, [decidedBy]);
  return permitted.ok ? undefined : permitted.refusal;
};

const unitFault = async (
  records: Records,
  { decidedBy }: AcceptedApplication,
): Promise<Refusal | undefined> =>
  (await records.get('unit', { code: decidedBy })) === undefined
    ? refusal(
        'invalid-input',
        `没有单位 ${decidedBy}；请填写已登记的单位代码。`,
        `There is no unit ${decidedBy}; give the code of a registered one.`,
        'body.decidedBy',
      )
    : undefined;

/** Whichever of its codes an entity applied under, and whoever was there then: an application has one pledge. */
const repeatedFault = async (
  records: Records,
  entity: Entity,
  { itemCode, applicationNo }: AcceptedApplication,
): Promise<Refusal | undefined> => {
  const ids = codesOf(entity).map((subject) => pledgeIdOf({ subject, itemCode, applicationNo }));
  const pledges = await Promise.all(ids.map((id) => records.get('pledge', { id })));
  const repeated = pledges.find((pledge) => pledge !== undefined);
  if (repeated === undefined) return undefined;
  const { id, ended } = repeated.value;
  return ended === undefined
    ? refusal(
        'wrong-state',
        `该申请的承诺已经受理，编号 ${id}；无需再次登记。`,
        `The pledge of this application is accepted already, as ${id}; there is nothing more to do.`,
        'body.applicationNo',
      )
    : refusal(
        'wrong-state',
        `该申请的承诺 ${id} 已因撤回而终止；重新申请的，请使用新的申请编号。`,
        `The pledge of this application, ${id}, has ended; give an application that is made anew a number of its own.`,
        'body.applicationNo',
      );
};

const tooManyFault = ({ value: { openPledges = [] } }: Stored<'entity'>): Refusal | undefined =>
  openPledges.length < mostOpenPledges
    ? undefined
    : refusal(
        'wrong-state',
        `该主体尚未核查的承诺已达 ${mostOpenPledges} 件；请先核查。`,
        `The entity has ${mostOpenPledges} pledges that nobody has verified; verify some first.`,
        'body.code',
      );
