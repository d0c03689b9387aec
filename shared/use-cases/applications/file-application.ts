import { permitWithin } from '../../domain/access/permissions.ts';
import { digestOf } from '../../domain/audit/digest.ts';
import { startDue } from '../../domain/calendar/due.ts';
import type { CreditEvent } from '../../domain/credit/event.ts';
import {
  type Application,
  type ApplicationRequest,
  applicationMachines,
  isPending,
} from '../../domain/lists/application.ts';
import { listRuleOf } from '../../domain/lists/lists.ts';
import { refusal } from '../../domain/primitives/refusal.ts';
import { type Result, refused } from '../../domain/primitives/result.ts';
import { civilDateOf, type Instant } from '../../domain/primitives/time.ts';
import type { RuleTables } from '../../domain/rule-tables/rule-tables.ts';
import type { Ask, Ports } from '../ask.ts';
import { additionOf } from '../credit/addition-of.ts';
import { underEveryCode } from '../credit/resolve-entity.ts';
import type { Stored } from '../ports.ts';
import { tablesNow } from '../tables-now.ts';
import { eventIdOf, eventOf, listingIdOf } from './application-events.ts';
import { changeApplicationFor } from './change-application.ts';
import { filingFault, type Matter, matterOf } from './matter.ts';

/** The legal basis of what is done about an application. */
const basisOf = ({ kind }: ApplicationRequest, { listing }: Matter, tables: RuleTables): string => {
  switch (kind) {
    case 'objection':
      return '浙江省公共信用信息管理条例第31条';
    case 'repair':
      return `${tables['publication-terms'].basis}；浙江省公共信用信息管理条例第32条`;
    case 'removal':
      return (listing && listRuleOf(tables.lists, listing.value.list).removalBasis) ?? tables.lists.basis;
  }
};

type Outside = Pick<Ports, 'records' | 'ledger' | 'clock' | 'tables'>;

const aboutOf = (request: ApplicationRequest): string =>
  listingIdOf({ request }) ?? eventIdOf({ request }) ?? '';

/** The entity's applications for the same thing. */
const sameBefore = async (
  { records }: Outside,
  entity: Stored<'entity'>,
  request: ApplicationRequest,
): Promise<readonly Application[]> => {
  const same: Application[] = [];
  for await (const { value } of underEveryCode(records, 'applicationsOfSubject', entity.value))
    if (value.request.kind === request.kind && aboutOf(value.request) === aboutOf(request)) same.push(value);
  return same;
};

/** The mark that an objection leaves on what it is about; nothing for other applications. */
const disputeOf = (application: Application, at: Instant): CreditEvent | undefined => {
  const { request } = application;
  const of = eventIdOf(application);
  return request.kind === 'objection' && of !== undefined
    ? {
        ...eventOf(application, 'disputed', at),
        kind: 'disputed',
        of,
        reason: request.reason,
        applicationId: application.id,
      }
    : undefined;
};

/**
 * Files what an entity asks for, by its representative or from paper; an objection is marked on the record at once. Refuses
 * with `not-found` for what is not this entity's, with `wrong-state` where it is asked for already or cannot apply, with
 * `too-early` before the least term, and paper with `outside-jurisdiction` where another unit decides. The answer is what the
 * caller may see of it.
 */
export const fileApplication = async <Answer>(
  ports: Outside,
  {
    caller,
    command,
    entity,
    request,
    via,
  }: Ask & {
    readonly entity: Stored<'entity'>;
    readonly request: ApplicationRequest;
    readonly via: Application['filed']['via'];
  },
  shown: (value: Application) => Answer,
): Promise<Result<Answer>> => {
  const at = ports.clock.now();
  const today = civilDateOf(at);
  const tables = await tablesNow(ports.tables, at);
  const matter = await matterOf(ports, entity, request, tables, at);
  if (!matter.ok) return matter;
  const permitted = via === 'paper' ? permitWithin(caller, [matter.value.unit]) : undefined;
  if (permitted?.ok === false) return permitted;
  const fault = filingFault(request, matter.value, tables, today);
  if (fault !== undefined) return refused(fault);
  const before = await sameBefore(ports, entity, request);
  if (before.some(isPending))
    return refused(
      refusal('wrong-state', '同一申请正在办理。', 'The same application is being dealt with already.'),
    );
  const { id: subject, name: subjectName } = entity.value.target;
  const term = applicationMachines[request.kind].terms.filed ?? 'accept-application';
  const application: Application = {
    id: `${request.kind}-${digestOf(aboutOf(request)).slice(0, 24)}-${before.length + 1}`,
    subject,
    subjectName,
    request,
    unit: matter.value.unit,
    basis: basisOf(request, matter.value, tables),
    state: 'filed',
    due: startDue(tables, term, today, at),
    filed: { by: caller.subject, at, via },
  };
  const disputed = disputeOf(application, at);
  const marked = disputed === undefined ? undefined : await additionOf(ports, [disputed], at);
  const further = marked?.writes ?? [];
  const change = { value: application, action: 'application-filed', at, further } as const;
  return changeApplicationFor(ports, { caller, command }, undefined, change, shown(application));
};
