import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DrawCertificate } from '../../../shared/domain/draws/certificate.ts';
import { conductDraw } from '../../../shared/domain/draws/conduct.ts';
import type { DrawRules } from '../../../shared/domain/draws/rules.ts';
import { verifyCertificate } from '../../../shared/domain/draws/verify-certificate.ts';
import { drawVectorPlans } from '../../support/draw-vector-plans.ts';
import { certificateOf, commitmentTo, inspectors, seedOf, targets } from '../../support/draws.ts';

/** Draws of up to three strata with enough inspectors, in any order. */
const plan = fc
  .record({
    strata: fc.array(
      fc.record({ held: fc.integer({ min: 1, max: 40 }), part: fc.double({ min: 0, max: 1, noNaN: true }) }),
      {
        minLength: 1,
        maxLength: 3,
      },
    ),
    labels: fc.uniqueArray(fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }), {
      minLength: 3,
      maxLength: 3,
    }),
    crew: fc.integer({ min: 3, max: 12 }),
    name: fc.uuid(),
    shuffle: fc.infiniteStream(fc.nat()),
  })
  .map(({ strata, labels, crew, name, shuffle }) => {
    const named = strata.map(({ held, part }, index) => ({
      stratum: labels[index] as string,
      held,
      size: index === 0 ? Math.max(1, Math.round(held * part)) : Math.round(held * part),
    }));
    const frame = named.flatMap(({ stratum, held }, index) => targets(held, { stratum, first: 100 * index }));
    const rules: DrawRules = {
      strata: named.map(({ stratum, size }) => ({ stratum, size })),
      seats: [{ department: '甲', count: 3 }],
      region: 'any',
      substitutes: 'next-in-sequence',
    };
    const shuffled = <T>(items: readonly T[]): T[] =>
      items
        .map((item) => ({ item, key: shuffle.next().value }))
        .sort((a, b) => a.key - b.key)
        .map(({ item }) => item);
    const pool = inspectors(crew);
    return { name, frame, pool, rules, turned: { frame: shuffled(frame), pool: shuffled(pool) } };
  });

describe('any draw', () => {
  test('has a certificate that is valid', () => {
    fc.assert(
      fc.property(plan, (drawn) => {
        expect(verifyCertificate(JSON.parse(JSON.stringify(certificateOf(drawn)))).valid).toBe(true);
      }),
    );
  });

  test('is the same in whatever order frame and pool are given', () => {
    fc.assert(
      fc.property(plan, ({ turned, ...drawn }) => {
        expect(commitmentTo({ ...drawn, ...turned })).toEqual(commitmentTo(drawn));
        expect(certificateOf({ ...drawn, ...turned })).toEqual(certificateOf(drawn));
      }),
    );
  });

  test('takes exactly the size of every stratum, from that stratum, nobody twice', () => {
    fc.assert(
      fc.property(plan, fc.string(), ({ frame, pool, rules }, name) => {
        const outcome = conductDraw({ frame, pool, rules, seed: seedOf(name) });
        const drawn = outcome.ok ? outcome.value.targets : [];
        expect(drawn.map(({ stratum, drawn: { length } }) => ({ stratum, size: length }))).toEqual(
          rules.strata,
        );
        for (const { stratum, drawn: ids } of drawn) {
          const eligible = new Set(frame.filter((entry) => entry.stratum === stratum).map(({ id }) => id));
          expect(ids.every((id) => eligible.has(id))).toBe(true);
          expect(new Set(ids).size).toBe(ids.length);
        }
      }),
    );
  });
});

type Json = null | number | string | Json[] | { [name: string]: Json };
type Path = readonly (string | number)[];

/** Every place in a document, the document itself last. */
const pathsIn = (value: Json, path: Path = []): Path[] =>
  value === null || typeof value !== 'object'
    ? [path]
    : [...Object.entries(value).flatMap(([name, inner]) => pathsIn(inner, [...path, name])), path];

/** What the log says and the certificate repeats; nothing in the certificate can vouch for it. */
const isFactOfTheLog = (path: Path): boolean =>
  /^(log,(position|at)|randomness,.*(committedAt|openedAt)|voids,\d+,(commitment|voidedAt|reason|by))$/.test(
    path.join(),
  );

/** Other values that could stand in the place of this one. */
const changesOf = (value: Json): Json[] => {
  if (typeof value === 'number') return [value + 1, value - 1, -value - 1, `${value}`, null];
  if (typeof value === 'string') return [...oneBitOff(value), `${value} `, value.slice(1), 1, null];
  if (value === null) return [0, ''];
  if (Array.isArray(value))
    return [value.slice(1), value.slice(0, -1), [...value, null], {}].filter(
      (v) => JSON.stringify(v) !== JSON.stringify(value),
    );
  return [{ ...value, added: 1 }, [], null];
};

/** The text with the lowest bit of its first, middle and last character turned. */
const oneBitOff = (text: string): string[] =>
  [0, text.length >> 1, text.length - 1].map(
    (at) => text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ 1) + text.slice(at + 1),
  );

const placeIn = (document: Json, path: Path): { holder: Record<string, Json>; name: string } => {
  const holder = path
    .slice(0, -1)
    .reduce<Json>((inner, name) => (inner as Record<string, Json>)[name] as Json, document);
  return { holder: holder as Record<string, Json>, name: String(path.at(-1)) };
};

describe('any one change', () => {
  // The five strata are left out for their size; they have no place that the others lack.
  const plans = Object.entries(drawVectorPlans).filter(([name]) => name !== 'five-strata');

  test.each(plans)(
    'to the certificate %s makes it invalid, but for what only the log can show',
    (_, golden) => {
      const document = JSON.parse(JSON.stringify(certificateOf(golden))) as Json;
      const undetected: string[] = [];
      for (const path of pathsIn(document).filter((at) => at.length > 0 && !isFactOfTheLog(at))) {
        const { holder, name } = placeIn(document, path);
        const original = holder[name] as Json;
        for (const change of changesOf(original)) {
          holder[name] = change;
          if (verifyCertificate(document).valid)
            undetected.push(`${path.join('.')} → ${JSON.stringify(change)}`);
        }
        holder[name] = original;
      }
      expect(undetected).toEqual([]);
      expect(verifyCertificate(document).valid).toBe(true);
    },
  );

  test.each(plans)(
    'that takes a member out of the certificate %s makes it malformed or invalid',
    (_, golden) => {
      const document = JSON.parse(JSON.stringify(certificateOf(golden))) as Json;
      for (const path of pathsIn(document).filter((at) => typeof at.at(-1) === 'string')) {
        const { holder, name } = placeIn(document, path);
        if (Array.isArray(holder)) continue;
        const { [name]: removed, ...rest } = holder;
        for (const key of Object.keys(holder)) delete holder[key];
        Object.assign(holder, rest);
        expect([path.join('.'), verifyCertificate(document).valid]).toEqual([path.join('.'), false]);
        holder[name] = removed as Json;
      }
    },
  );
});

describe('hostile documents', () => {
  test('are refused with a fault and never throw', () => {
    const certificate = certificateOf(drawVectorPlans['one-stratum'] as (typeof drawVectorPlans)[string]);
    const names = Object.keys(certificate);
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom(...names), (value, name) => {
        fc.pre(JSON.stringify(value) !== JSON.stringify(certificate[name as keyof DrawCertificate]));
        const hostile = { ...certificate, [name]: value };
        expect(verifyCertificate(hostile)).toMatchObject({ valid: false });
        expect(verifyCertificate(value)).toMatchObject({ valid: false, code: 'malformed' });
      }),
      { numRuns: 500 },
    );
  });
});
