import { type Refusal, refusal } from '../primitives/refusal.ts';

/** The refusal of input that no draw can use. */
export interface InvalidInput extends Refusal {
  readonly code: 'invalid-input';
}

/** Builds the refusal; `field` is the path of the input at fault. */
export const invalidInput = (zh: string, en: string, field: string): InvalidInput => ({
  ...refusal('invalid-input', zh, en, field),
  code: 'invalid-input',
});
