import { digestOf } from '../audit/digest.ts';
import type { Hash } from '../audit/hash.ts';
import type { Eligibility } from '../pledges/eligibility.ts';
import type { QueryLogEntry } from '../pledges/query-log.ts';
import { bothLanguages } from '../primitives/text.ts';
import { type Receipt, secondOf, type UnsignedReceipt } from './receipt.ts';
import type { Standing } from './standing.ts';

/** An answer about an entity's credit: to which query, and what it rests on. */
export interface AnswerGiven {
  /** The entry of the query log. */
  readonly query: Pick<QueryLogEntry, 'id' | 'subject' | 'askedAs' | 'at' | 'askedBy' | 'purpose'>;
  /** The register's row as it was read, with the standing as answered; absent where the register has none. */
  readonly entity:
    | { readonly state: string; readonly version: number; readonly standing: Standing | undefined }
    | undefined;
  /** The content hash of every table that it rests on, by name. */
  readonly tables: Readonly<Record<string, Hash>>;
}

/** The pledge gate's answer to one application. */
export interface GateAnswer extends Eligibility {
  readonly itemCode: string;
  readonly applicationNo: string;
}

const standingPart = (standing: Standing, version: number): NonNullable<Receipt['standing']> => ({
  asOf: standing.asOf,
  knownAt: standing.knownAt,
  version,
  riskClass: standing.riskClass ?? null,
  score: standing.score ?? null,
  grade: standing.grade ?? null,
  lists: standing.lists.map(
    ({ listingId, list, cause, documentNo, listedOn, endsOn, isSuspended, isDisputed }) => ({
      listingId,
      list,
      cause,
      documentNo,
      listedOn,
      endsOn: endsOn ?? null,
      isSuspended: isSuspended ?? false,
      isDisputed: isDisputed ?? false,
    }),
  ),
  measures: standing.measures,
  linesHash: digestOf(standing.lines),
});

const common = ({ query: { id, subject, askedAs, at, askedBy, purpose }, entity, tables }: AnswerGiven) => ({
  ver: 'openlot-receipt/1' as const,
  jti: id,
  iat: secondOf(at),
  answeredAt: at,
  sub: subject,
  askedAs: askedAs ?? null,
  askedBy,
  purpose,
  register: entity === undefined ? null : { state: entity.state, version: entity.version },
  standing: entity?.standing === undefined ? null : standingPart(entity.standing, entity.version),
  tables,
});

/** The receipt of a credit query, for the signer. */
export const receiptOfCredit = (given: AnswerGiven): UnsignedReceipt => ({
  ...common(given),
  kind: 'credit',
});

/** The receipt of the pledge gate's answer, for the signer. */
export const receiptOfEligibility = (given: AnswerGiven, answer: GateAnswer): UnsignedReceipt => ({
  ...common(given),
  kind: 'pledge-eligibility',
  itemCode: answer.itemCode,
  applicationNo: answer.applicationNo,
  decision: answer.decision,
  reasons: answer.reasons.map(({ code, text, basis }) => ({
    code,
    text: { zh: text.zh, en: text.en },
    basis,
  })),
  deferral:
    answer.deferral === undefined
      ? null
      : {
          materials: answer.deferral.materials.map(({ label }) => bothLanguages(label)),
          dueOn: answer.deferral.dueOn.on,
        },
});
