import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DrawCertificate } from '../../../shared/domain/draws/certificate.ts';
import type { Stage } from '../../../shared/domain/draws/commitment.ts';
import { conductDraw } from '../../../shared/domain/draws/conduct.ts';
import type { DrawRules } from '../../../shared/domain/draws/rules.ts';
import {
  beginSubstitutions,
  presentVisits,
  repeatSubstitution,
} from '../../../shared/domain/draws/substitutions.ts';
import { verifyCertificate } from '../../../shared/domain/draws/verify-certificate.ts';
import { drawVectorPlans } from '../../support/draw-vector-plans.ts';
import {
  acceptedValue,
  certificateOf,
  commitmentTo,
  inspectors,
  type PlannedSubstitution,
  seedOf,
  targets,
} from '../../support/draws.ts';

/** Draws of up to three strata with enough inspectors, in any order, and what is replaced afterwards. */
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
    isStaged: fc.boolean(),
    replaced: fc.array(fc.record({ visit: fc.nat(), place: fc.nat(5) }), { maxLength: 6 }),
    name: fc.uuid(),
    shuffle: fc.infiniteStream(fc.nat()),
  })
  .map(({ strata, labels, crew, isStaged, replaced, name, shuffle }) => {
    const named = strata.map(({ held, part }, index) => ({
      stratum: labels[index] as string,
      held,
      size: index === 0 ? Math.max(1, Math.round(held * part)) : Math.round(held * part),
    }));
    const frame = named.flatMap(({ stratum, held }, index) => targets(held, { stratum, first: 100 * index }));
    const rules: DrawRules = {
      strata: named.map(({ stratum, size }) => ({ stratum, size })),
      seats: isStaged ? [] : [{ department: '甲', count: 3 }],
      region: 'any',
      substitutes: 'next-in-sequence',
    };
    const shuffled = <T>(items: readonly T[]): T[] =>
      items
        .map((item) => ({ item, key: shuffle.next().value }))
        .sort((a, b) => a.key - b.key)
        .map(({ item }) => item);
    const pool = isStaged ? [] : inspectors(crew);
    const stage: Stage = { kind: isStaged ? 'targets' : 'together' };
    const substitutions = possible(named, crew, isStaged, replaced);
    return {
      name,
      stage,
      frame,
      pool,
      rules,
      substitutions,
      turned: { frame: shuffled(frame), pool: shuffled(pool) },
    };
  });

/** Those of the wishes that can be granted: places below 3 are those of inspectors, the others mean the target. */
const possible = (
  strata: readonly { readonly held: number; readonly size: number }[],
  crew: number,
  isStaged: boolean,
  wishes: readonly { readonly visit: number; readonly place: number }[],
): PlannedSubstitution[] => {
  const stratumOf = strata.flatMap(({ size }, index) => Array<number>(size).fill(index));
  const left = strata.map(({ held, size }) => held - size);
  const idle = stratumOf.map(() => crew - 3);
  return wishes.flatMap(({ visit: wish, place }): PlannedSubstitution[] => {
    const visit = wish % stratumOf.length;
    const stratum = stratumOf[visit] as number;
    const isTarget = isStaged || place >= 3;
    const [stock, at] = isTarget ? [left, stratum] : [idle, visit];
    if (stock[at] === 0) return [];
    stock[at] = (stock[at] as number) - 1;
    return isTarget
      ? [{ of: 'target', visit, reason: 'cancelled' }]
      : [{ of: 'inspector', visit, place, reason: 'certificate-lost' }];
  });
};

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
        const outcome = acceptedValue(conductDraw({ frame, pool, rules, seed: seedOf(name) }));
        expect(outcome.map(({ stratum }) => stratum)).toEqual(
          rules.strata.flatMap(({ stratum, size }) => Array(size).fill(stratum)),
        );
        expect(new Set(outcome.map(({ target }) => target)).size).toBe(outcome.length);
        const stratumOf = new Map(frame.map(({ id, stratum }) => [id, stratum]));
        for (const { stratum, target } of outcome) expect(stratumOf.get(target)).toBe(stratum);
      }),
    );
  });

  test('after any substitutions still visits as many of every stratum, nobody twice, nobody with the replaced', () => {
    fc.assert(
      fc.property(plan, (drawn) => {
        const certificate = certificateOf(drawn);
        const state = beginSubstitutions(certificate);
        const gone = new Set<string>();
        for (const made of certificate.substitutions) {
          if (made.of === 'target') gone.add(made.target);
          acceptedValue(repeatSubstitution(state, made));
        }
        const visits = presentVisits(state);
        expect(visits.map(({ stratum }) => stratum)).toEqual(
          certificate.outcome.map(({ stratum }) => stratum),
        );
        expect(new Set(visits.map(({ target }) => target)).size).toBe(visits.length);
        expect(visits.filter(({ target }) => gone.has(target))).toEqual([]);
        for (const visit of visits) expect(new Set(visit.inspectors).size).toBe(visit.inspectors.length);
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
  // Two are left out for their size; they have no place that the others lack.
  const isLarge = (name: string) => name === 'five-strata' || name === 'ten-thousand';
  const plans = Object.entries(drawVectorPlans).filter(([name]) => !isLarge(name));

  test.each(plans)('to the certificate %s makes it invalid', (_, golden) => {
    const document = JSON.parse(JSON.stringify(certificateOf(golden))) as Json;
    const undetected: string[] = [];
    for (const path of pathsIn(document).filter((at) => at.length > 0)) {
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
  });

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

describe('any one character', () => {
  const plans = Object.entries(drawVectorPlans);
  const character = fc.oneof(
    fc.constantFrom(...'0123456789abcdef-+.eE"\\{}[],:_ \n'),
    fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
  );

  test.each(plans)(
    'of the certificate %s, when it is another, makes it something else or changes nothing',
    (_, golden) => {
      const text = JSON.stringify(certificateOf(golden), null, 1);
      const whole: unknown = JSON.parse(text);
      const place = fc.integer({ min: 0, max: text.length - 1 });
      fc.assert(
        fc.property(place, fc.option(character, { nil: undefined }), (at, other) => {
          const turned = other ?? String.fromCharCode(text.charCodeAt(at) ^ 1);
          const changed = parsed(text.slice(0, at) + turned + text.slice(at + 1));
          if (changed === undefined) return;
          expect(verifyCertificate(changed).valid).toBe(isDeepStrictEqual(changed, whole));
        }),
        { numRuns: 200 },
      );
    },
  );
});

/** What a text is in JSON; nothing where it is not JSON. */
const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

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
