import { describe, expect, it } from 'vitest';
import { firstRoundAfter, quicknetHash, timeOfRound } from '../../../shared/domain/draws/quicknet.ts';
import {
  type ProposedSource,
  planRandomness,
  proposedSourcesSchema,
} from '../../../shared/domain/inspections/randomness-plan.ts';
import { instantOf } from '../../../shared/domain/primitives/time.ts';
import { at } from '../../support/builders.ts';
import { acceptedValue, refusalIn } from '../../support/draws.ts';

const now = at('2026-03-02T01:00:00.000Z');
const hours = (n: number) => instantOf(Date.parse(now) + n * 3600_000);
const ceremony = (until = hours(1), witnesses = ['公证机构', '企业代表']): ProposedSource => ({
  kind: 'ceremony',
  until,
  witnesses,
});
const lottery = (drawnAt = hours(12), until = hours(14), drawing = '第2026023期'): ProposedSource => ({
  kind: 'lottery',
  name: '双色球',
  drawing,
  count: 7,
  drawnAt,
  until,
});
const drand = (round: number | undefined, until = hours(20)): ProposedSource => ({
  kind: 'drand',
  until,
  ...(round !== undefined && { round }),
});
const faultOf = (...sources: ProposedSource[]) => {
  const { code, reason, errors } = refusalIn(planRandomness(sources, now));
  expect([code, /[。]$/.test(reason.zh), reason.en.length > 20]).toEqual(['invalid-input', true, true]);
  return errors?.[0]?.field;
};

describe('the sources of a draw', () => {
  it('stand in the commitment in the order given, the chain of drand filled in', () => {
    const sources = [ceremony(), lottery(), drand(firstRoundAfter(hours(15)))] as const;
    expect(acceptedValue(planRandomness(sources, now))).toEqual([
      sources[0],
      sources[1],
      { ...sources[2], chain: quicknetHash },
    ]);
  });

  it('take the first round that is more than a minute ahead where none is named', () => {
    const [source] = acceptedValue(planRandomness([drand(undefined)], now));
    if (source?.kind !== 'drand') throw new Error('no drand');
    const ahead = (Date.parse(timeOfRound(source.round)) - Date.parse(now)) / 1000;
    expect(ahead).toBeGreaterThan(60);
    expect(ahead).toBeLessThanOrEqual(63);
  });

  it.each<[string, ProposedSource, string]>([
    ['a ceremony that ends now', ceremony(now), 'until'],
    ['a ceremony that ended', ceremony(hours(-1)), 'until'],
    ['a lottery that is drawn now', lottery(now), 'drawnAt'],
    ['a lottery that was drawn', lottery(hours(-1)), 'drawnAt'],
    ['a lottery that ends with its drawing', lottery(hours(2), hours(2)), 'until'],
    ['a lottery that ends before its drawing', lottery(hours(2), hours(1)), 'until'],
    ['a round that is known', drand(1000), 'round'],
    ['the round before the next', drand(firstRoundAfter(now) - 1), 'round'],
    ['a round after the end', drand(firstRoundAfter(hours(5)), hours(5)), 'until'],
    ['a round with its end in the past', drand(firstRoundAfter(hours(5)), hours(-5)), 'until'],
    ['the last round there is', drand(2 ** 32), 'until'],
    ['an end after more than thirty days', ceremony(hours(30 * 24 + 0.001)), 'until'],
    ['a lottery after more than thirty days', lottery(hours(31 * 24), hours(32 * 24)), 'until'],
  ])('are refused with %s', (_, source, field) => {
    expect(faultOf(source)).toBe(`body.sources.0.${field}`);
    expect(faultOf(ceremony(hours(0.5), ['甲', '乙']), source)).toBe(`body.sources.1.${field}`);
  });

  it('may lie thirty days ahead to the millisecond, and the next round counts', () => {
    acceptedValue(planRandomness([ceremony(hours(30 * 24))], now));
    acceptedValue(planRandomness([drand(firstRoundAfter(now))], now));
  });

  it('are refused when one does not end after the one before it', () => {
    expect(faultOf(lottery(), ceremony(hours(1)))).toBe('body.sources.1.until');
    expect(faultOf(ceremony(hours(14)), ceremony(hours(14), ['公证机构', '监督部门']))).toBe(
      'body.sources.1.until',
    );
  });

  it('are refused when one is known while the one before it is still open: its last witness could choose', () => {
    expect(faultOf(ceremony(hours(13)), lottery())).toBe('body.sources.1.drawnAt');
    expect(faultOf(ceremony(hours(13)), drand(firstRoundAfter(hours(12))))).toBe('body.sources.1.round');
  });

  it('take a round after the end of the source before it where none is named', () => {
    const [, source] = acceptedValue(planRandomness([ceremony(hours(13)), drand(undefined)], now));
    if (source?.kind !== 'drand') throw new Error('no drand');
    expect(timeOfRound(source.round) > hours(13)).toBe(true);
  });

  it.each<[string, ProposedSource, ProposedSource]>([
    ['ceremony', ceremony(), ceremony(hours(2), ['企业代表', '公证机构'])],
    ['drawing of a lottery', lottery(), lottery(hours(13), hours(15))],
    ['round of drand', drand(firstRoundAfter(hours(9))), drand(firstRoundAfter(hours(9)), hours(21))],
  ])('are refused when the same %s stands there twice', (_, first, second) => {
    expect(faultOf(first, second)).toBe('body.sources.1');
  });

  it('may be two of a kind that differ', () => {
    acceptedValue(planRandomness([ceremony(), ceremony(hours(2), ['公证机构', '监督部门'])], now));
    acceptedValue(planRandomness([lottery(), lottery(hours(36), hours(38), '第2026024期')], now));
  });

  it.each<[string, unknown]>([
    ['none at all', []],
    ['more than ten', Array.from({ length: 11 }, (_, i) => ceremony(hours(i + 1)))],
    ['one witness', [{ ...ceremony(), witnesses: ['公证机构'] }]],
    ['a witness twice', [{ ...ceremony(), witnesses: ['公证机构', '公证机构'] }]],
    ['a chain of the planner’s own', [{ ...drand(100_000_000), chain: 'ab'.repeat(32) }]],
    ['a kind that there is not', [{ kind: 'dice', until: hours(1) }]],
    ['a day without a time', [{ ...ceremony(), until: '2026-03-03' }]],
  ])('are not of the right form with %s', (_, sources) => {
    expect(proposedSourcesSchema.safeParse(sources).success).toBe(false);
  });
});
