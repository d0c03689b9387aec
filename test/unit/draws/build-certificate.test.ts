import { describe, expect, test } from 'vitest';
import { buildCertificate } from '../../../shared/domain/draws/build-certificate.ts';
import { soloLog } from '../../../shared/domain/draws/solo-log.ts';
import { verifyCertificate } from '../../../shared/domain/draws/verify-certificate.ts';
import { acceptedValue, refusalIn } from '../../support/draws.ts';
import { honest, relogged, without } from '../../support/forge.ts';
import { linesOf } from '../../support/public-log.ts';

const { format: _, seed, ...parts } = honest;

describe('a certificate is put together', () => {
  test('in order, whatever the order of what is given, with the seed that the log reveals', () => {
    const turned = {
      ...parts,
      frame: parts.frame.toReversed(),
      pool: parts.pool.toReversed(),
      exclusions: parts.exclusions.toReversed(),
    };
    expect(acceptedValue(buildCertificate(turned))).toEqual(honest);
    expect(acceptedValue(buildCertificate(parts)).seed).toBe(seed);
  });

  test('only when the secret is revealed, and the randomness is there', () => {
    const codeFor = (action: string) =>
      refusalIn(buildCertificate({ ...parts, log: relogged(honest, without(action)).log })).code;
    expect(codeFor('secret-revealed')).toBe('wrong-state');
    expect(codeFor('contribution-opened')).toBe('randomness-incomplete');
    expect(codeFor('contribution-committed')).toBe('randomness-order');
  });

  test('of lists in which nothing repeats', () => {
    for (const list of ['frame', 'pool', 'exclusions'] as const) {
      const repeated = { ...parts, [list]: [...parts[list], ...parts[list]] };
      expect(refusalIn(buildCertificate(repeated))).toMatchObject({
        code: 'invalid-input',
        errors: [{ field: list }],
      });
    }
  });
});

describe('a log of its own', () => {
  const log = soloLog(linesOf(honest.log));

  test('numbers its entries from 0 and proves each of them', () => {
    expect(log.entries.map(({ entry }) => entry.index)).toEqual([...log.entries.keys()]);
    expect(verifyCertificate({ ...honest, log })).toMatchObject({ valid: true });
  });

  test('may be as short as one entry, whose leaf is its root', () => {
    const [line] = linesOf(honest.log) as [ReturnType<typeof linesOf>[number]];
    const { entries } = soloLog([line]);
    expect(entries).toEqual([{ entry: { index: 0, ...line }, proof: [] }]);
  });
});
