import { describe, expect, test } from 'vitest';
import { certificateFaults } from '../../../shared/domain/draws/certificate-faults.ts';
import { verifyCertificateFile } from '../../../shared/domain/draws/certificate-file.ts';
import { commitmentDigest } from '../../../shared/domain/draws/commitment.ts';
import { verifyCertificate } from '../../../shared/domain/draws/verify-certificate.ts';
import { certificateOf, instant } from '../../support/draws.ts';
import { honest, otherHash, plan, relogged } from '../../support/forge.ts';
import { forgeries } from '../../support/forgeries.ts';
import type { LogLine } from '../../support/public-log.ts';

describe('a certificate', () => {
  test('of a draw held as it should be is valid, and is handed back as read', () => {
    expect(verifyCertificate(JSON.parse(JSON.stringify(honest)))).toEqual({
      valid: true,
      certificate: honest,
      isVoid: false,
      revealedLate: false,
    });
  });

  test.each(forgeries)('is not valid when $what ($fault)', async ({ fault, certificate }) => {
    const noChunks = () => Promise.resolve(undefined);
    expect(await verifyCertificateFile(certificate, noChunks)).toEqual({
      valid: false,
      code: fault,
      message: certificateFaults[fault],
    });
  });

  test('has a forgery here for every fault there is', () => {
    expect(new Set(forgeries.map(({ fault }) => fault))).toEqual(new Set(Object.keys(certificateFaults)));
  });

  test('is checked from the outside in: the fault named is the first of several', () => {
    const wrongTwice = { ...honest, seed: otherHash, outcome: [] };
    expect(verifyCertificate(wrongTwice)).toMatchObject({ code: 'seed' });
    expect(verifyCertificate({ ...wrongTwice, pool: [] })).toMatchObject({ code: 'pool-root' });
  });

  test('says when its draw was declared void', () => {
    const voided = relogged(honest, (lines) => [
      ...lines.slice(0, -1),
      {
        ...(lines.at(-1) as LogLine),
        action: 'draw-voided',
        facts: {
          taskId: honest.commitment.taskId,
          number: 1,
          commitment: commitmentDigest(honest.commitment),
          reason: '名录有误',
          requestedBy: '监督部门',
          approvedBy: '计划科',
        },
      },
      lines.at(-1) as LogLine,
    ]);
    expect(verifyCertificate(voided)).toMatchObject({ valid: true, isVoid: true });
  });

  test.each([
    ['in the last moment of the last day', '2026-04-30T15:59:59.999Z', false],
    ['in the first moment after it', '2026-04-30T16:00:00.000Z', true],
    ['at the end of all days', '9999-12-31T23:59:59.999Z', true],
  ])('says whether a secret revealed %s came late', (_, at, revealedLate) => {
    const certificate = certificateOf({ ...plan, times: { revealedAt: instant(at) } });
    expect(verifyCertificate(certificate)).toMatchObject({ valid: true, revealedLate });
  });

  test('may tell more of the draw in its log than the protocol knows', () => {
    const talkative = relogged(honest, (lines) =>
      lines.flatMap((line) => [
        { ...line, action: 'constructor', facts: { any: 'thing', list: ['a', ''], yes: true, none: null } },
        line,
      ]),
    );
    expect(verifyCertificate(talkative)).toMatchObject({ valid: true });
  });
});

describe('hostile input', () => {
  const deep = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth));
  const text = JSON.stringify(honest);

  test.each([
    ['nothing', undefined],
    ['null', null],
    ['a number', 7],
    ['a list', [honest]],
    ['a list nested 100,000 deep', deep(100_000)],
    ['a certificate with such a list in it', { ...honest, frame: deep(100_000) }],
    [
      'such a list among the facts',
      JSON.parse(text.replace('"facts":{', `"facts":{"x":${'['.repeat(9999)}${']'.repeat(9999)},`)),
    ],
    [
      'a list of a million nothings as frame',
      { ...honest, frame: Array.from({ length: 1_000_000 }, () => null) },
    ],
    ['a member named __proto__', JSON.parse(`{"__proto__":{"format":"openlot-draw/1"}}`)],
    ['an added member named __proto__', JSON.parse(`{"__proto__":1,${text.slice(1)}`)],
    [
      'a target with a member named __proto__',
      JSON.parse(text.replace('"frame":[{', '"frame":[{"__proto__":1,')),
    ],
    ['a visit with such a member', JSON.parse(text.replace('"outcome":[{', '"outcome":[{"__proto__":1,'))],
    [
      'a commitment with such a member',
      JSON.parse(text.replace('"commitment":{', '"commitment":{"__proto__":{},')),
    ],
    ['a member named constructor', { ...honest, constructor: 1 }],
    ['a target named constructor', { ...honest, frame: [{ constructor: 1, id: 'toString' }] }],
    ['functions of lists in place of lists', { ...honest, pool: { length: 1, 0: honest.pool[0], every: 1 } }],
    [
      'more seats than there is paper',
      { ...honest, rules: { ...honest.rules, seats: [{ department: '甲', count: 2 ** 40 }] } },
    ],
    [
      'a size beyond all bounds',
      { ...honest, rules: { ...honest.rules, strata: [{ stratum: 'A', size: 1e300 }] } },
    ],
    ['a number beyond all numbers', JSON.parse(text.replace('"frameSize":12', '"frameSize":1e400'))],
    ['a fraction of an inspector', { ...honest, pool: [{ ...honest.pool[0], capacity: 1.5 }] }],
    ['chunks that nobody put together', { ...honest, frame: { chunks: [] } }],
  ])('such as %s is malformed and nothing worse', (_, candidate) => {
    expect(verifyCertificate(candidate)).toMatchObject({ valid: false, code: 'malformed' });
  });

  test.each([
    ['a number written another way', text.replace('"number":1', '"number":1.0e0')],
    ['zero with a sign', text.replace('"place":0', '"place":-0')],
    ['a letter as an escape', text.replace('"stratum":"A"', '"stratum":"\\u0041"')],
    ['blanks', JSON.stringify(honest, null, 7)],
  ])('%s changes nothing', (_, written) => {
    expect(verifyCertificate(JSON.parse(written))).toMatchObject({ valid: true });
  });
});
