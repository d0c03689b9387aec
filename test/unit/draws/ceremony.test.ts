import { describe, expect, test } from 'vitest';
import { combineContributions, contributionCommitment } from '../../../shared/domain/draws/ceremony.ts';
import {
  type CeremonyEvidence,
  type CeremonySource,
  type CommittedContribution,
  randomnessSpecSchema,
} from '../../../shared/domain/draws/randomness.ts';
import { acceptedValue, ceremony, ceremonyHeld, refusalIn } from '../../support/draws.ts';

const { evidence, value } = ceremonyHeld('draw-1', 'test');
const combine = (changed: Partial<CeremonyEvidence> = {}, source: CeremonySource = ceremony) =>
  combineContributions('draw-1', source, { ...evidence, ...changed });

describe('a ceremony', () => {
  test('gives the same randomness in whatever order the witnesses are named, commit and open', () => {
    const turned = {
      committed: evidence.committed.toReversed(),
      opened: [...evidence.opened.slice(1), ...evidence.opened.slice(0, 1)],
    };
    const source = { ...ceremony, witnesses: ceremony.witnesses.toReversed() };
    expect(acceptedValue(combine(turned, source))).toBe(value);
  });

  test('is decided by every single contribution', () => {
    for (const [index, opening] of evidence.opened.entries()) {
      const changed = { ...opening, value: `${opening.value} ` };
      const { witness, nonce } = opening;
      const commitment = contributionCommitment('draw-1', witness, changed.value, nonce);
      const other = combine({
        opened: evidence.opened.with(index, changed),
        committed: evidence.committed.with(index, {
          ...(evidence.committed[index] as CommittedContribution),
          commitment,
        }),
      });
      expect(acceptedValue(other)).not.toBe(value);
    }
  });

  test('takes what was typed as a text, so that a leading zero counts', () => {
    const commit = (typed: string) => contributionCommitment('draw-1', '公证机构', typed, '0'.repeat(64));
    expect(commit('007')).not.toBe(commit('7'));
  });

  test('binds a contribution to its draw and its witness', () => {
    const commit = (drawId: string, witness: string) =>
      contributionCommitment(drawId, witness, '42', '0'.repeat(64));
    expect(new Set([commit('a', 'x'), commit('b', 'x'), commit('a', 'y')]).size).toBe(3);
    expect(combineContributions('draw-2', ceremony, evidence).ok).toBe(false);
  });

  test('is incomplete until every witness has committed and opened', () => {
    expect(refusalIn(combine({ opened: evidence.opened.slice(1) })).code).toBe('randomness-incomplete');
    expect(refusalIn(combine({ committed: evidence.committed.slice(1) })).code).toBe('randomness-incomplete');
    expect(refusalIn(combine({ committed: [], opened: [] })).code).toBe('randomness-incomplete');
  });

  test('refuses an opening that is not what was committed, from a stranger, or given twice', () => {
    const [first] = evidence.opened as [CeremonyEvidence['opened'][number]];
    const codes = [
      evidence.opened.with(0, { ...first, value: '8' }),
      evidence.opened.with(0, { ...first, nonce: '0'.repeat(64) }),
      [...evidence.opened, { ...first, witness: '路人' }],
      [...evidence.opened, first],
    ].map((opened) => refusalIn(combine({ opened })).code);
    expect(new Set(codes)).toEqual(new Set(['contribution-mismatch']));
  });

  test('needs two witnesses at least, each named once', () => {
    const isSpec = (witnesses: string[]) =>
      randomnessSpecSchema.safeParse({ sources: [{ kind: 'ceremony', witnesses }] }).success;
    expect([isSpec(['甲', '乙']), isSpec(['甲']), isSpec(['甲', '甲'])]).toEqual([true, false, false]);
  });
});
