import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { commitInputSchema, drawInputSchema } from '../../../infra/local/offline-draw/draw-input.ts';
import { commitmentOf, holdOffline } from '../../../infra/local/offline-draw/hold-offline.ts';
import { verifyCertificate } from '../../../shared/domain/draws/verify-certificate.ts';
import { validate } from '../../../shared/http/validate.ts';
import { acceptedValue, refusalIn } from '../../support/draws.ts';

const example = JSON.parse(readFileSync('test/vectors/offline-draw.json', 'utf8')) as Record<string, unknown>;

/** The draw of the example with these differences. */
const held = (differences: Readonly<Record<string, unknown>> = {}) =>
  holdOffline(drawInputSchema.parse({ ...example, ...differences }));

/** The fields at fault in the example with these differences. */
const faultsIn = (differences: Readonly<Record<string, unknown>>): readonly string[] =>
  refusalIn(validate(drawInputSchema, 'input', { ...example, ...differences })).errors?.map(
    ({ field }) => field,
  ) ?? [];

const nonce = (digit: string): string => digit.repeat(64);
const ceremony = {
  kind: 'ceremony',
  witnesses: ['公证机构', '企业代表'],
  result: {
    heldAt: '2023-08-24T01:00:00.000Z',
    contributions: [
      { witness: '公证机构', value: '007', nonce: nonce('a') },
      { witness: '企业代表', value: '四十二', nonce: nonce('b') },
    ],
  },
};
const lottery = {
  kind: 'lottery',
  name: '双色球',
  drawing: '2023098',
  count: 7,
  drawnAt: '2023-08-24T13:15:00.000Z',
  result: {
    numbers: ['03', '07', '12', '18', '25', '33', '11'],
    publishedAt: '2023-08-24T13:30:00.000Z',
    publishedIn: '中国福利彩票开奖公告',
  },
};

describe('an offline draw', () => {
  test.each([
    ['drand', {}],
    ['a ceremony', { randomness: ceremony }],
    ['a lottery', { randomness: lottery }],
  ])('from %s has a valid certificate, and the same one each time', (_, differences) => {
    const certificate = acceptedValue(held(differences));
    expect(verifyCertificate(certificate)).toMatchObject({ valid: true, isVoid: false, revealedLate: false });
    expect(acceptedValue(held(differences))).toEqual(certificate);
    expect(certificate.outcome.map(({ stratum }) => stratum)).toEqual(['高风险', '高风险', '低风险']);
  });

  test('from a log takes the next source when one was passed over', () => {
    const sources = [
      { kind: 'ceremony', until: '2023-08-23T15:50:00.000Z', witnesses: ceremony.witnesses },
      {
        kind: 'drand',
        until: '2023-08-24T00:00:00.000Z',
        chain: '52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971',
        round: 1000,
      },
    ];
    const { signature } = example['randomness'] as { signature: string };
    const beacon = { source: 1, round: 1000, signature };
    const entries = [
      {
        at: '2023-08-23T15:51:00.000Z',
        action: 'source-passed-over',
        facts: { source: 0, reason: '见证人未到场' },
      },
      { at: '2023-08-23T16:00:00.000Z', action: 'beacon-recorded', facts: beacon },
    ];
    const certificate = acceptedValue(held({ randomness: { kind: 'log', sources, entries } }));
    expect(certificate.log.entries.map(({ entry }) => entry.action)).toContain('source-passed-over');
  });

  test('after void ones has their number, and keeps them in sight', () => {
    const voids = [1, 2].map((day) => ({
      at: `2023-08-0${day}T00:00:00.000Z`,
      commitment: null,
      reason: '名单有误',
      requestedBy: '经办人员',
      approvedBy: '审批负责人',
    }));
    const { commitment, log } = acceptedValue(held({ drawId: 'HZ-2026-3', voids }));
    expect(commitment).toMatchObject({ number: 3, follows: 2 });
    expect(log.entries.slice(0, 2).map(({ entry }) => entry.about)).toEqual([
      'draw/HZ-2026-1',
      'draw/HZ-2026-2',
    ]);
    expect(faultsIn({ voids })).toEqual(['input.drawId']);
  });

  test('whose secret is revealed too late says so', () => {
    const late = acceptedValue(held({ revealedAt: '2023-09-30T16:00:00.000Z' }));
    expect(verifyCertificate(late)).toMatchObject({ valid: true, revealedLate: true });
  });

  test('has the commitment that could be published before its randomness', () => {
    const { committedAt, revealedAt, randomness, ...before } = example;
    const { round } = randomness as { round: number };
    const input = commitInputSchema.parse({ ...before, randomness: { kind: 'drand', round } });
    expect(acceptedValue(commitmentOf(input))).toEqual(acceptedValue(held()).commitment);
    expect([committedAt, revealedAt]).not.toContain(undefined);
  });
});

describe('no offline draw', () => {
  test.each([
    ['without public randomness', { randomness: { kind: 'drand', round: 1000 } }, 'randomness-incomplete'],
    [
      'when a witness is missing',
      {
        randomness: {
          ...ceremony,
          result: { ...ceremony.result, contributions: ceremony.result.contributions.slice(1) },
        },
      },
      'randomness-order',
    ],
    ['from a round that was known before', { committedAt: '2023-08-23T15:59:24.000Z' }, 'randomness-order'],
    [
      'from a signature of another round',
      { randomness: { ...(example['randomness'] as object), round: 1001 } },
      'beacon-signature',
    ],
    ['when the times go back', { revealedAt: '2023-08-23T15:00:01.000Z' }, 'invalid-input'],
    [
      'from a frame with repeated ids',
      { frame: [1, 2].map(() => ({ id: 'USCC:T1', stratum: '高风险' })) },
      'invalid-input',
    ],
    ['from an empty frame', { frame: [] }, 'empty-frame'],
    [
      'when too few inspectors may come',
      { pool: (example['pool'] as unknown[]).slice(1, 2) },
      'pool-insufficient',
    ],
    [
      'when an excluded target is in the frame',
      { exclusions: [{ of: 'target', id: 'USCC:T01', reason: 'not-active', by: '市场监管' }] },
      'excluded-present',
    ],
  ])('%s', (_, differences, code) => {
    const refusal = refusalIn(held(differences));
    expect(refusal.code).toBe(code);
    expect(refusal.reason.zh).toMatch(/[一-龥]/);
  });

  test.each([
    [{ secret: 'short' }, 'input.secret'],
    [{ drawId: 'HZ' }, 'input.drawId'],
    [{ frame: [{ id: 'T1', stratum: 'A' }] }, 'input.frame.0.id'],
    [{ randomness: { kind: 'dice' } }, 'input.randomness.kind'],
    [{ randomness: { kind: 'drand', round: 0 } }, 'input.randomness.round'],
    [{ committedAt: '2023-08-23 15:00' }, 'input.committedAt'],
    [{ seed: nonce('a') }, 'input.seed'],
  ])('from %j, and the field at fault is named', (differences, field) => {
    expect(faultsIn(differences)).toContain(field);
  });
});
