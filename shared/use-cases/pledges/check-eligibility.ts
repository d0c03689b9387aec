import type { Caller } from '../../domain/access/caller.ts';
import { receiptOfEligibility } from '../../domain/credit/receipt-of-answer.ts';
import type { Application, Eligibility } from '../../domain/pledges/eligibility.ts';
import { type GateChange, gateChanges } from '../../domain/pledges/gate-changes.ts';
import { type LatestAnswer, queryLogEntryOf } from '../../domain/pledges/latest-answer.ts';
import { askerOf } from '../../domain/pledges/query-log.ts';
import type { CivilDate, Instant } from '../../domain/primitives/time.ts';
import type { TargetId } from '../../domain/registry/identifier.ts';
import type { Ports } from '../ask.ts';
import { evaluateApplication } from './evaluate-application.ts';

/** What an approval system asks before it accepts a pledge. */
export interface EligibilityQuestion extends Application {
  readonly subject: TargetId;
  readonly applicationNo: string;
}

/** The gate's answer, with a receipt that still proves it years later. */
export interface EligibilityAnswer extends Eligibility, Omit<EligibilityQuestion, 'missingMaterials'> {
  /** The day that the entity's standing is for; absent where it has none. */
  readonly asOf?: CivilDate;
  /** The code that was asked for, where `subject` has succeeded to it. */
  readonly askedAs?: TargetId;
  /**
   * When this application was asked about before, or last judged where the tables could not be read then, and what has changed
   * since; absent where nothing has.
   */
  readonly changed?: { readonly since: Instant; readonly what: readonly GateChange[] };
  readonly checkedAt: Instant;
  readonly receipt: string;
}

/**
 * The pledge gate: one read, one write, one signature; a second read while the tables cannot be read. The write keeps the
 * answer as the application's latest and gives the one before; the table's stream makes an entry of the query log of each,
 * so nobody gets an answer that is not logged. Never refuses: what it does not know goes to a person as `review`.
 */
export const checkEligibility = async (
  ports: Pick<Ports, 'records' | 'tables' | 'clock' | 'entropy' | 'answers' | 'signer'>,
  caller: Caller,
  { subject, itemCode, applicationNo, missingMaterials }: EligibilityQuestion,
): Promise<EligibilityAnswer> => {
  const at = ports.clock.now();
  const application = { itemCode, missingMaterials };
  const {
    eligibility,
    // While nothing can be judged, what it was judged by before is not forgotten.
    facts = (await ports.records.get('latestAnswer', { subject, itemCode, applicationNo }))?.value.facts,
    entity,
    standing,
    tables,
  } = await evaluateApplication(ports, subject, application, at);
  const { decision, reasons } = eligibility;
  const judged = entity?.value.target.id ?? subject;
  const answer: LatestAnswer = {
    id: ports.entropy.id(),
    subject,
    ...(judged !== subject && { judged }),
    itemCode,
    applicationNo,
    ...askerOf(caller),
    at,
    decision,
    reasons: reasons.map(({ code }) => code),
    ...(facts !== undefined && { facts }),
  };
  const [receipt, previous] = await Promise.all([
    ports.signer.sign(
      receiptOfEligibility(
        {
          query: queryLogEntryOf(answer),
          entity: entity && { state: entity.value.target.state, version: entity.version, standing },
          tables: tables?.hashes ?? {},
        },
        { itemCode, applicationNo, ...eligibility },
      ),
    ),
    ports.answers.put(answer),
  ]);
  const changed = previous && gateChanges(previous, answer);
  return {
    subject: judged,
    ...(judged !== subject && { askedAs: subject }),
    itemCode,
    applicationNo,
    ...eligibility,
    ...(entity?.value.standing !== undefined && standing !== undefined && { asOf: standing.asOf }),
    ...(changed !== undefined && { changed }),
    checkedAt: at,
    receipt,
  };
};
