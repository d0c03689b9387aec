import fc from 'fast-check';
import { registrationNumberCheckDigit } from '../../../shared/domain/registry/registration-number.ts';
import {
  organisationCheckCharacter,
  usccAlphabet,
  usccCheckCharacter,
} from '../../../shared/domain/registry/uscc.ts';

const textOf = (characters: string, length: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...characters), minLength: length, maxLength: length });

const digits = '0123456789';

/** Unified social credit codes whose two check characters hold. */
export const arbitraryUscc: fc.Arbitrary<string> = fc
  .tuple(textOf(usccAlphabet, 2), textOf(digits, 6), textOf(usccAlphabet, 8))
  .map(([kind, region, organisation]) => {
    const body = `${kind}${region}${organisation}${organisationCheckCharacter(organisation)}`;
    return `${body}${usccCheckCharacter(body)}`;
  });

/** Registration numbers whose check digit holds. */
export const arbitraryRegistrationNumber: fc.Arbitrary<string> = textOf(digits, 14).map(
  (body) => `${body}${registrationNumberCheckDigit(body)}`,
);
