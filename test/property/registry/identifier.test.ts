import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseIdentifier, targetIdSchema } from '../../../shared/domain/registry/identifier.ts';
import { usccAlphabet } from '../../../shared/domain/registry/uscc.ts';
import { arbitraryRegistrationNumber, arbitraryUscc } from './arbitrary-identifiers.ts';

const replaceAt = (text: string, place: number, character: string): string =>
  text.slice(0, place) + character + text.slice(place + 1);

const swapAt = (text: string, place: number): string =>
  text.slice(0, place) + text.charAt(place + 1) + text.charAt(place) + text.slice(place + 2);

/** The same code as somebody might type it. */
const typed = (code: string): fc.Arbitrary<string> =>
  fc
    .array(fc.constantFrom('', '', ' ', '-', '－', '\u3000', '\u200b', '—'), {
      minLength: code.length + 1,
      maxLength: code.length + 1,
    })
    .chain((gaps) =>
      fc
        .array(fc.constantFrom('as-is', 'lower', 'full-width'), {
          minLength: code.length,
          maxLength: code.length,
        })
        .map((shapes) =>
          [...code]
            .map((character, index) => {
              const shape = shapes[index];
              const shaped =
                shape === 'lower'
                  ? character.toLowerCase()
                  : shape === 'full-width'
                    ? String.fromCharCode(character.charCodeAt(0) + 0xfee0)
                    : character;
              return `${gaps[index]}${shaped}`;
            })
            .join('')
            .concat(gaps.at(-1) ?? ''),
        ),
    );

describe('a unified social credit code', () => {
  test('with right check characters is accepted as it stands', () => {
    fc.assert(
      fc.property(arbitraryUscc, (code) => {
        expect(parseIdentifier(code)).toEqual({
          ok: true,
          value: { id: `USCC:${code}`, normalised: false },
        });
      }),
    );
  });

  test('is refused after any change of one character', () => {
    fc.assert(
      fc.property(
        arbitraryUscc,
        fc.nat({ max: 17 }),
        fc.constantFrom(...usccAlphabet),
        (code, place, character) => {
          fc.pre(code.charAt(place) !== character);
          expect(parseIdentifier(replaceAt(code, place, character)).ok).toBe(false);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  test('is refused after any swap of two neighbours that differ', () => {
    fc.assert(
      fc.property(arbitraryUscc, fc.nat({ max: 16 }), (code, place) => {
        fc.pre(code.charAt(place) !== code.charAt(place + 1));
        expect(parseIdentifier(swapAt(code, place)).ok).toBe(false);
      }),
      { numRuns: 1_000 },
    );
  });

  test('comes out the same however it is typed, and says so when its spelling was changed', () => {
    fc.assert(
      fc.property(
        arbitraryUscc.chain((code) => fc.tuple(fc.constant(code), typed(code))),
        ([code, text]) => {
          expect(parseIdentifier(text)).toEqual({
            ok: true,
            value: { id: `USCC:${code}`, normalised: text !== code },
          });
        },
      ),
    );
  });
});

describe('a registration number', () => {
  test('with a right check digit is accepted as it stands', () => {
    fc.assert(
      fc.property(arbitraryRegistrationNumber, (code) => {
        expect(parseIdentifier(code)).toEqual({
          ok: true,
          value: { id: `REG15:${code}`, normalised: false },
        });
      }),
    );
  });

  test('is refused after any change of one digit', () => {
    fc.assert(
      fc.property(
        arbitraryRegistrationNumber,
        fc.nat({ max: 14 }),
        fc.nat({ max: 9 }),
        (code, place, digit) => {
          fc.pre(code.charAt(place) !== String(digit));
          expect(parseIdentifier(replaceAt(code, place, String(digit)))).toMatchObject({
            refusal: { code: 'reg15-check' },
          });
        },
      ),
    );
  });
});

test('no text makes parsing throw, and what it accepts is a target id', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
      const parsed = parseIdentifier(text);
      if (parsed.ok) expect(targetIdSchema.safeParse(parsed.value.id).success).toBe(true);
    }),
    { numRuns: 1_000 },
  );
});
