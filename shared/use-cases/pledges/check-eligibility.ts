import type { Caller } from '../../domain/access/caller.ts';
import { receiptOfEligibility } from '../../domain/credit/receipt-of-answer.ts';
import { decideEligibility, type Eligibility } from '../../domain/pledges/eligibility.ts';
import type { QueryLogEntry } from '../../domain/pledges/query-log.ts';
import type { Instant } from '../../domain/primitives/time.ts';
import type { TargetId } from '../../domain/registry/identifier.ts';
import type { Ports } from '../ask.ts';
import { currentStanding } from '../credit/current-standing.ts';
import { tablesNow } from '../tables-now.ts';

/** What an approval system asks before it accepts a pledge. */
export interface EligibilityQuestion {
  readonly subject: TargetId;
  readonly itemCode: string;
  readonly applicationNo: string;
}

/** The gate's answer, with a receipt that still proves it years later. */
export interface EligibilityAnswer extends Eligibility, EligibilityQuestion {
  readonly checkedAt: Instant;
  readonly receipt: string;
}

/**
 * The pledge gate: one read, one write to the query log, one signature. Never refuses: what it does not know
 * goes to a person as `review`.
 */
export const checkEligibility = async (
  {
    records,
    tables: source,
    clock,
    entropy,
    queryLog,
    signer,
  }: Pick<Ports, 'records' | 'tables' | 'clock' | 'entropy' | 'queryLog' | 'signer'>,
  caller: Caller,
  question: EligibilityQuestion,
): Promise<EligibilityAnswer> => {
  const { subject, itemCode, applicationNo } = question;
  const at = clock.now();
  const entity = await records.get('entity', { target: { id: subject } });
  const tables = await tablesNow(source, at);
  const standing =
    entity === undefined ? undefined : await currentStanding(records, entity.value, tables, at);
  const applicant = entity && { state: entity.value.target.state, version: entity.version, standing };
  const { decision, reasons } = decideEligibility(applicant, itemCode, tables);
  const query: QueryLogEntry = {
    id: entropy.id(),
    subject,
    at,
    askedBy: caller.subject,
    purpose: 'pledge-eligibility',
    itemCode,
    applicationNo,
    decision,
  };
  const [receipt] = await Promise.all([
    signer.sign(
      receiptOfEligibility(
        { query, entity: applicant, tables: tables.hashes },
        { itemCode, applicationNo, decision, reasons },
      ),
    ),
    queryLog.append([query]),
  ]);
  return { ...question, decision, reasons, checkedAt: at, receipt };
};
