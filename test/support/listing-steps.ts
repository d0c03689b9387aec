import type { Caller } from '../../shared/domain/access/caller.ts';
import type { ListingCase } from '../../shared/domain/lists/case.ts';
import type { Listing } from '../../shared/domain/lists/listing.ts';
import { civilDateOf } from '../../shared/domain/primitives/time.ts';
import type { TargetId } from '../../shared/domain/registry/identifier.ts';
import type { Ports } from '../../shared/use-cases/ask.ts';
import { answerConsent } from '../../shared/use-cases/lists/answer-consent.ts';
import { concludeHearing } from '../../shared/use-cases/lists/conclude-hearing.ts';
import { type CaseDecision, decideCase } from '../../shared/use-cases/lists/decide-case.ts';
import { followEvent } from '../../shared/use-cases/lists/follow-event.ts';
import { notifyCase } from '../../shared/use-cases/lists/notify-case.ts';
import { publishListing } from '../../shared/use-cases/lists/publish-listing.ts';
import { recordStatement } from '../../shared/use-cases/lists/record-statement.ts';
import { reviewCase } from '../../shared/use-cases/lists/review-case.ts';
import { seekConsent } from '../../shared/use-cases/lists/seek-consent.ts';
import { askOf, callerIn } from './builders.ts';
import { penaltyEvent } from './credit-events.ts';
import { acceptedValue } from './draws.ts';
import { recordEvents } from './reacting.ts';

type Outside = Pick<Ports, 'records' | 'ledger' | 'clock' | 'tables' | 'entropy'>;

/** Everyone whom a listing takes: who handles the case, who reviews its lawfulness, who consents and who decides. */
export const officer: Caller = callerIn('department-officer');
export const lawyer: Caller = callerIn('approver', { subject: 'lawyer' });
export const above: Caller = callerIn('approver', { subject: 'above', department: '33.SCJG' });
export const decider: Caller = callerIn('approver');

/** What a decision to list says. */
export const listingDecision: CaseDecision = {
  outcome: 'list',
  documentNo: '浙市监列〔2026〕1号',
  reasons: '检查中拒绝提供账册，经两次书面告知仍不配合，情节严重。',
  proportionality: '违法情节严重，列入及所附措施与其相当。',
  remedy: '可在六十日内申请行政复议，或在六个月内提起行政诉讼。',
  removalConditions: '列入满一年、已履行义务且未再受到较重行政处罚的，可申请提前移出。',
  responsible: { legalRepresentative: '张示例' },
};

/** What follows from the credit events that a subject has by now: the cases that the tables propose. */
export const followEventsOf = async (ports: Outside, subject: string): Promise<void> => {
  for await (const { value } of ports.records.all('eventsOfSubject', { subject }))
    acceptedValue(await followEvent(ports, value));
};

/** Records a heavy penalty that a subject gets today, on which a listing for serious breaches may rest; gives the id of its event. */
export const punished = async (
  ports: Omit<Outside, 'entropy'>,
  subject: TargetId,
  differences: Parameters<typeof penaltyEvent>[0] = {},
): Promise<string> => {
  const today = civilDateOf(ports.clock.now());
  const event = penaltyEvent({
    subject,
    id: 'penalty:heavy',
    documentNo: '浙市监罚〔2026〕99号',
    severity: 'serious',
    occurredOn: today,
    ...differences,
  });
  await recordEvents(ports, event);
  return event.id;
};

/** The heavy penalty that a case for serious breaches rests on besides its fact, recorded now; none where none is asked for. */
const penaltyFor = async (ports: Outside, caseId: string): Promise<string | undefined> => {
  const one = (await ports.records.get('listingCase', { id: caseId }))?.value;
  return one?.list === 'serious' && one.cause !== 'SE-01'
    ? punished(ports, one.subject, { id: `penalty:${caseId}` })
    : undefined;
};

/**
 * Takes a proposed case that burdens an entity the lawful way to where it can be decided; on the heavy penalty that is given, or
 * one of its own.
 */
export const heardCase = async (ports: Outside, caseId: string, penalty?: string): Promise<ListingCase> => {
  const notice = '拟列入名单的事实、理由、依据和后果；可在五个工作日内陈述申辩。';
  const penaltyEventId = penalty ?? (await penaltyFor(ports, caseId));
  acceptedValue(await notifyCase(ports, { ...askOf(officer), caseId, notice, penaltyEventId }));
  const receivedOn = civilDateOf(ports.clock.now());
  const said = { kind: 'waiver' as const, text: '本单位无异议，放弃陈述申辩。', receivedOn };
  acceptedValue(await recordStatement(ports, { ...askOf(officer), caseId, said }));
  const summary = '当事人书面表示无异议。';
  acceptedValue(await concludeHearing(ports, { ...askOf(officer), caseId, summary }));
  const opinion = '事实清楚，程序合法。';
  const reviewed = acceptedValue(await reviewCase(ports, { ...askOf(lawyer), caseId, opinion }));
  if (reviewed.procedure === 'adverse') return reviewed;
  acceptedValue(
    await seekConsent(ports, {
      ...askOf({ ...decider, department: reviewed.authority }),
      caseId,
      proposal: '拟列入',
    }),
  );
  return acceptedValue(
    await answerConsent(ports, { ...askOf(above), caseId, isGiven: true, opinion: '同意列入' }),
  );
};

/** Decides to list for a case that can be decided. */
export const decidedToList = async (
  ports: Outside,
  caseId: string,
  decision: Partial<CaseDecision> = {},
): Promise<void> => {
  acceptedValue(
    await decideCase(ports, { ...askOf(decider), caseId, decision: { ...listingDecision, ...decision } }),
  );
};

/** Takes a proposed case the lawful way to a published listing. */
export const listedBy = async (
  ports: Outside,
  caseId: string,
  decision: Partial<CaseDecision> = {},
): Promise<Listing> => {
  const stored = await ports.records.get('listingCase', { id: caseId });
  if (stored?.value.procedure !== 'favourable') await heardCase(ports, caseId);
  await decidedToList(ports, caseId, decision);
  return acceptedValue(await publishListing(ports, { ...askOf(officer), listingId: caseId }));
};
