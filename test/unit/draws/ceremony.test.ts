import { describe, expect, test } from 'vitest';
import { ceremonyValue, contributionCommitment } from '../../../shared/domain/draws/ceremony.ts';
import { randomnessSpecSchema } from '../../../shared/domain/draws/randomness.ts';

const opened = [
  { witness: '公证机构', value: '007', nonce: '1'.repeat(64) },
  { witness: '企业代表', value: '42', nonce: '2'.repeat(64) },
  { witness: 'Notary', value: '𠮷', nonce: '3'.repeat(64) },
];
const value = ceremonyValue('draw-1', opened);

describe('the value of a ceremony', () => {
  test('is the same in whatever order the witnesses open', () => {
    expect(ceremonyValue('draw-1', opened.toReversed())).toBe(value);
    expect(ceremonyValue('draw-1', [...opened.slice(1), ...opened.slice(0, 1)])).toBe(value);
  });

  test('is decided by every single contribution, and by the draw', () => {
    const others = opened.flatMap((one, index) =>
      [
        { ...one, value: `${one.value} ` },
        { ...one, nonce: '4'.repeat(64) },
        { ...one, witness: `${one.witness}.` },
      ].map((changed) => ceremonyValue('draw-1', opened.with(index, changed))),
    );
    expect(new Set([value, ceremonyValue('draw-2', opened), ...others]).size).toBe(11);
  });

  test('does not depend on when anyone opened', () => {
    const dated = opened.map((one) => ({ ...one, openedAt: '2026-03-02T01:10:00.000Z' }));
    expect(ceremonyValue('draw-1', dated)).toBe(value);
  });
});

describe('the commitment to a contribution', () => {
  test('takes what was typed as a text, so that a leading zero counts', () => {
    const commit = (typed: string) => contributionCommitment('draw-1', '公证机构', typed, '0'.repeat(64));
    expect(commit('007')).not.toBe(commit('7'));
  });

  test('binds it to its draw and its witness', () => {
    const commit = (drawId: string, witness: string) =>
      contributionCommitment(drawId, witness, '42', '0'.repeat(64));
    expect(new Set([commit('a', 'x'), commit('b', 'x'), commit('a', 'y')]).size).toBe(3);
  });
});

describe('the sources of randomness', () => {
  const until = '2026-03-02T03:00:00.000Z';
  const isSpec = (...sources: unknown[]) => randomnessSpecSchema.safeParse({ sources }).success;
  const held = (witnesses: string[], ends = until) => ({ kind: 'ceremony', until: ends, witnesses });

  test('need two witnesses at least in a ceremony, each named once', () => {
    expect([isSpec(held(['甲', '乙'])), isSpec(held(['甲'])), isSpec(held(['甲', '甲']))]).toEqual([
      true,
      false,
      false,
    ]);
  });

  test('have each more time than the one before', () => {
    const later = held(['甲', '乙'], '2026-03-02T03:00:00.001Z');
    const first = held(['甲', '乙']);
    expect([isSpec(first, later), isSpec(later, first), isSpec(first, first), isSpec()]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  test('know one beacon only', () => {
    const source = { kind: 'drand', until, chain: '0'.repeat(64), round: 1 };
    expect(isSpec(source)).toBe(false);
  });
});
