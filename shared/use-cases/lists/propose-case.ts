import { permitWithin } from '../../domain/access/permissions.ts';
import { digestOf } from '../../domain/audit/digest.ts';
import { isUndecided, type ListingCase } from '../../domain/lists/case.ts';
import { groundFault, lacksRecognition } from '../../domain/lists/ground.ts';
import { causeBasis, listRuleOf } from '../../domain/lists/lists.ts';
import { openCase } from '../../domain/lists/open-case.ts';
import { type Refusal, refusal } from '../../domain/primitives/refusal.ts';
import { type Result, refused } from '../../domain/primitives/result.ts';
import type { Instant } from '../../domain/primitives/time.ts';
import type { TargetId } from '../../domain/registry/identifier.ts';
import type { Ask, Ports } from '../ask.ts';
import { historyNow } from '../credit/history-now.ts';
import { codesOf, survivorOf, underEveryCode } from '../credit/resolve-entity.ts';
import { found } from '../found.ts';
import type { Stored } from '../ports.ts';
import { tablesNow } from '../tables-now.ts';
import { rivalListingFault } from './rival-listing-fault.ts';

type Outside = Pick<Ports, 'records' | 'ledger' | 'clock' | 'tables' | 'entropy'>;
type Proposal = Pick<ListingCase, 'list' | 'cause' | 'evidence' | 'relists'>;

/** Why a listing cannot be made good by a new one, or nothing: it must have been removed, be this entity's, and of this list. */
const relistingFault = async (
  { records }: Outside,
  { value }: Stored<'entity'>,
  { list, relists }: Proposal,
): Promise<Refusal | undefined> => {
  if (relists === undefined) return undefined;
  const earlier = (await records.get('listing', { id: relists }))?.value;
  const isOwn = earlier !== undefined && codesOf(value).includes(earlier.subject) && earlier.list === list;
  return isOwn && earlier.ended?.why === 'removed'
    ? undefined
    : refusal(
        'invalid-input',
        '重新列入只针对该主体在同一名单上经申请移出的列入。',
        'Only a listing of this entity on the same list that was removed on application can be made good.',
        'body.relists',
      );
};

/** The cases for the same list on the same event, whatever became of them; none where no event speaks for it. */
const casesOnEvent = async (
  { records }: Outside,
  { value }: Stored<'entity'>,
  { list, evidence: { eventId } }: Proposal,
): Promise<readonly ListingCase[]> => {
  const cases: ListingCase[] = [];
  if (eventId === undefined) return cases;
  for await (const { value: one } of underEveryCode(records, 'casesOfSubject', value))
    if (one.list === list && one.evidence.eventId === eventId) cases.push(one);
  return cases;
};

/** What is proposed twice at once on one event has one name, so that only one of the two becomes a case. */
const caseIdOf = (
  { entropy }: Outside,
  subject: TargetId,
  { list, cause, evidence: { eventId } }: Proposal,
  { length }: readonly ListingCase[],
): string =>
  eventId === undefined
    ? `${cause}-${entropy.id()}`
    : `${cause}-${digestOf([subject, list, eventId, length]).slice(0, 32)}`;

const faultOf = async (
  ports: Outside,
  entity: Stored<'entity'>,
  proposal: Pick<ListingCase, 'id' | 'subject'> & Proposal,
  rivals: readonly ListingCase[],
  causes: readonly string[],
  at: Instant,
): Promise<Refusal | undefined> => {
  if (!causes.includes(proposal.cause))
    return refusal(
      'invalid-input',
      `该名单没有情形 ${proposal.cause}；可用：${causes.join('、')}。`,
      `The list has no cause ${proposal.cause}; there are: ${causes.join(', ')}.`,
      'body.cause',
    );
  const { eventId, visitId } = proposal.evidence;
  const history = eventId === undefined ? [] : await historyNow(ports, entity.value.target.id, at);
  if (eventId !== undefined && !history.some(({ event }) => event.id === eventId))
    return refusal(
      'invalid-input',
      '该主体的信用记录中没有此事件。',
      'The history of this entity has no such event.',
      'body.evidence.eventId',
    );
  if (lacksRecognition(history, proposal))
    return refusal(
      'invalid-input',
      '红名单只以有关机关的认定为依据；请先记录该认定，再以其信用事件为证据提出。',
      'The red list rests on recognitions alone; record the recognition first and propose the case on its credit event.',
      'body.evidence.eventId',
    );
  if (eventId !== undefined) {
    const fault = groundFault(history, proposal, 'body.evidence.eventId');
    if (fault !== undefined) return fault;
    const rival = rivals.find(isUndecided);
    if (rival !== undefined)
      return refusal(
        'wrong-state',
        `该事件已引出同一名单的案件 ${rival.id}；一项事实只列入一次。`,
        `The case ${rival.id} for this list rests on this event already; one fact lists an entity once.`,
        'body.evidence.eventId',
      );
    const listed = await rivalListingFault(ports.records, proposal, 'body.evidence.eventId');
    if (listed !== undefined) return listed;
  }
  if (visitId !== undefined) {
    const visit = await ports.records.get('visit', { id: visitId });
    if (visit === undefined || !codesOf(entity.value).includes(visit.value.target))
      return refusal(
        'invalid-input',
        '该主体没有此次检查。',
        'This entity had no such visit.',
        'body.evidence.visitId',
      );
  }
  return relistingFault(ports, entity, proposal);
};

/**
 * An officer proposes a case by hand, with cause and evidence; also one that makes good a listing whose removal was obtained
 * by fraud. Refuses with `not-found` for an unknown entity, with `outside-jurisdiction` where another line of authority
 * decides, with `invalid-input` for a cause that the list lacks, evidence that is not this entity's or a place on the red list
 * without a recognition, with `wrong-state` where an open case or a listing rests on the same event, with `ground-fallen` for
 * an event that fell since.
 */
export const proposeCase = async (
  ports: Outside,
  { caller, command, subject, ...proposal }: Ask & Proposal & { readonly subject: TargetId },
): Promise<Result<ListingCase>> => {
  const { records, ledger, clock } = ports;
  const asked = await found(records, 'entity', { target: { id: subject } });
  if (!asked.ok) return asked;
  const entity = await survivorOf(records, asked.value);
  const at = clock.now();
  const tables = await tablesNow(ports.tables, at);
  const { list, cause, evidence, relists } = proposal;
  const rivals = await casesOnEvent(ports, entity, proposal);
  const value = openCase(
    {
      id: caseIdOf(ports, entity.value.target.id, proposal, rivals),
      list,
      cause,
      evidence,
      ...(relists !== undefined && { relists }),
      proposedBy: caller.subject,
    },
    entity.value,
    tables,
    at,
  );
  const permitted = permitWithin(caller, [value.authority]);
  if (!permitted.ok) return permitted;
  const causes = listRuleOf(tables.lists, list)
    .causes.filter(({ isRetired }) => isRetired === undefined)
    .map(({ code }) => code);
  const fault = await faultOf(ports, entity, value, rivals, causes, at);
  if (fault !== undefined) return refused(fault);
  return ledger.apply({
    command,
    at,
    actor: caller.subject,
    action: 'case-opened',
    about: `case/${value.id}`,
    basis: causeBasis(tables.lists, value),
    writes: [{ kind: 'listingCase', value, before: undefined }],
    answer: value,
  });
};
