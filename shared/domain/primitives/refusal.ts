import type { Text } from './text.ts';

/**
 * Every reason for which a well-formed system says no. The union is closed: a client may switch over it,
 * and `shared/http/problem.ts` gives each code its HTTP status, title and remedy.
 */
export type RefusalCode =
  | 'invalid-input'
  | 'invalid-cursor'
  | 'unauthenticated'
  | 'forbidden'
  | 'outside-jurisdiction'
  | 'same-person'
  | 'not-found'
  | 'unknown-address'
  | 'wrong-state'
  | 'too-early'
  | 'too-late'
  | 'stale-version'
  | 'command-already-applied'
  | 'idempotency-key-missing'
  | 'idempotency-key-reused'
  | 'too-large'
  | 'unsupported-media-type'
  | 'empty-frame'
  | 'pool-insufficient'
  | 'contribution-mismatch'
  | 'randomness-incomplete'
  | 'randomness-source'
  | 'randomness-order'
  | 'randomness-late'
  | 'beacon-round'
  | 'beacon-signature'
  | 'clock-behind'
  | 'substitution-impossible'
  | 'measure-not-published'
  | 'ground-fallen'
  | 'heavy-penalty-missing'
  | 'no-table-in-force'
  | 'document-recorded'
  | 'document-withdrawn'
  | 'record-full'
  | 'not-eligible'
  | 'table-effective-date'
  | 'table-unchanged'
  | 'table-inconsistent'
  | 'table-row-missing'
  | 'busy'
  | 'issuer-unreachable';

/** One input at fault: its path, such as `body.seats.0.count`, and what is wrong with it. */
export interface FieldError {
  readonly field: string;
  readonly reason: Text;
}

/**
 * An expected no: what is wrong in this very case, and with which inputs. The remedy belongs to the code and
 * is added where the refusal is shown.
 */
export interface Refusal {
  readonly code: RefusalCode;
  readonly reason: Text;
  readonly errors?: readonly FieldError[];
}

/** Builds a refusal in one line; `field` names the one input at fault, where there is one. */
export const refusal = (code: RefusalCode, zh: string, en: string, field?: string): Refusal => ({
  code,
  reason: { zh, en },
  ...(field === undefined ? {} : { errors: [{ field, reason: { zh, en } }] }),
});
