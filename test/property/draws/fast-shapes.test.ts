import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { isFrame, isOutcome } from '../../../shared/domain/draws/fast-shapes.ts';
import { frameEntrySchema } from '../../../shared/domain/draws/frame.ts';
import { drawnVisitSchema } from '../../../shared/domain/draws/outcome.ts';

// Values that are right, wrong by a little, and wrong by a lot, for every member.
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 4 }),
  fc.constantFrom(
    'A',
    '高风险',
    '𠮷',
    '\ud800',
    'a\udc00',
    '',
    'x'.repeat(200),
    'x'.repeat(201),
    '𠮷'.repeat(100),
  ),
);
const id = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('USCC:1', 'REG15:a.b-c_d', `A1:${'z'.repeat(64)}`) },
  fc.constantFrom('USCC:', 'uscc:1', 'A:1', 'USCC:1\n', `A1:${'z'.repeat(65)}`, 'USCC:名', ' USCC:1', '1A:1'),
  text,
);
const pseudonym = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('P1', 'a.b-c_d', 'z'.repeat(64)) },
  fc.constantFrom('', 'P 1', 'P1\n', '名', 'z'.repeat(65)),
);
const district = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('330106', '000000') },
  fc.constantFrom('33010', '3301066', '３３０１０６', '33010a', '330106\n'),
);
const anything = fc.jsonValue({ maxDepth: 2 });
const rarely = <T>(arbitrary: fc.Arbitrary<T>) => fc.oneof({ weight: 9, arbitrary }, anything);
const others = fc.oneof(
  { weight: 6, arbitrary: fc.constant('{}') },
  fc.constantFrom('{"name":1}', '{"__proto__":1}', '{"constructor":{}}', '{"id":null}', '{"district":null}'),
);

/** Objects as JSON makes them, so that a member may have any name at all. */
const fromJson = (members: object, more: string): unknown => {
  const [one, other] = [JSON.stringify(members).slice(1, -1), more.slice(1, -1)];
  return JSON.parse(`{${[one, other].filter((part) => part !== '').join()}}`);
};

const entry = fc
  .tuple(
    fc.record({ id: rarely(id), stratum: rarely(text), district: rarely(district) }, { requiredKeys: [] }),
    others,
  )
  .map(([members, more]) => fromJson(members, more));
const visit = fc
  .tuple(
    fc.record(
      {
        stratum: rarely(text),
        target: rarely(id),
        inspectors: rarely(fc.array(rarely(pseudonym), { maxLength: 3 })),
      },
      { requiredKeys: [] },
    ),
    others,
  )
  .map(([members, more]) => fromJson(members, more));

const agrees = (
  isOne: (value: unknown) => boolean,
  schema: z.ZodType,
  thing: fc.Arbitrary<unknown>,
): void => {
  const seen = { taken: 0, refused: 0 };
  const list = fc.oneof({ weight: 9, arbitrary: fc.array(rarely(thing), { maxLength: 2 }) }, anything);
  fc.assert(
    fc.property(list, (value) => {
      const isTaken = z.array(schema).safeParse(value).success;
      if (Array.isArray(value) && value.length > 0) seen[isTaken ? 'taken' : 'refused'] += 1;
      expect(isOne(value)).toBe(isTaken);
    }),
    { numRuns: 5000 },
  );
  expect(Math.min(seen.taken, seen.refused)).toBeGreaterThan(50);
};

describe('the fast check of a list', () => {
  test('takes exactly the frames that the schema takes', () => agrees(isFrame, frameEntrySchema, entry));
  test('takes exactly the outcomes that the schema takes', () => agrees(isOutcome, drawnVisitSchema, visit));
});
