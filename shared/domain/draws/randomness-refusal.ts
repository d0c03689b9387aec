import { type Refusal, type RefusalCode, refusal } from '../primitives/refusal.ts';
import { refused } from '../primitives/result.ts';

/** Why an entry does not take the public randomness further; the codes are faults of PROTOCOL.md §4. */
export interface RandomnessRefusal extends Refusal {
  readonly code: Extract<
    RefusalCode,
    | 'randomness-source'
    | 'randomness-order'
    | 'randomness-late'
    | 'randomness-incomplete'
    | 'contribution-mismatch'
    | 'beacon-round'
    | 'beacon-signature'
  >;
}

/** Refuses; `field` is the fact at fault. */
export const randomnessRefused = (code: RandomnessRefusal['code'], field: string, zh: string, en: string) =>
  refused<RandomnessRefusal>({ ...refusal(code, zh, en, field), code });
