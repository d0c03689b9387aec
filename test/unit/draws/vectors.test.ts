import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyCertificate } from '../../../shared/domain/draws/verify-certificate.ts';
import { drawVectorPlans } from '../../support/draw-vector-plans.ts';
import { certificateOf } from '../../support/draws.ts';
import { forgeries } from '../../support/forgeries.ts';

const vectors = fileURLToPath(new URL('../../vectors/', import.meta.url));
const pathOf = (name: string) => join(vectors, 'draws', `${name}.json`);
const names = Object.keys(drawVectorPlans);

describe('the golden certificates', () => {
  test('are those of the plans, no more and no fewer', () => {
    expect(readdirSync(join(vectors, 'draws')).toSorted()).toEqual(
      names.map((name) => `${name}.json`).toSorted(),
    );
  });

  test.each(names)('%s is what the code draws today', (name) => {
    const golden: unknown = JSON.parse(readFileSync(pathOf(name), 'utf8'));
    expect(certificateOf(drawVectorPlans[name] as (typeof drawVectorPlans)[string])).toEqual(golden);
    expect(verifyCertificate(golden)).toMatchObject({ valid: true });
  });
});

/** What the verifier in Python says of each file: `valid` or the first fault. */
const verdictsInPython = (paths: readonly string[]): string[] => {
  const { error, stdout, stderr } = spawnSync('python3', [join(vectors, 'verify_draw.py'), ...paths], {
    encoding: 'utf8',
  });
  if (error !== undefined) throw error;
  expect(stderr).toBe('');
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => line.slice(line.lastIndexOf(': ') + 2));
};

const hasPython = spawnSync('python3', ['--version']).status === 0;
if (!hasPython && process.env['CI'] !== undefined)
  throw new Error('python3 is needed here: the protocol is checked against a second implementation');
if (!hasPython) console.warn('python3 is not installed: the second implementation is left out here');

/** The service needs no Python, so neither do its tests on a machine without it; continuous integration does. */
const describeWithPython = hasPython ? describe : () => undefined;

describeWithPython('the independent verifier in Python', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'openlot-vectors-'));
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('finds every golden certificate valid', () => {
    expect(verdictsInPython(names.map(pathOf))).toEqual(names.map(() => 'valid'));
  });

  test('finds the same first fault in every forgery', () => {
    const paths = forgeries.map(({ certificate }, index) => {
      const path = join(folder, `${index}.json`);
      writeFileSync(path, JSON.stringify(certificate));
      return path;
    });
    const said = verdictsInPython(paths);
    expect(forgeries.map(({ what }, index) => [what, said[index]])).toEqual(
      forgeries.map(({ what, fault }) => [what, fault]),
    );
  });

  test('says by its exit status whether all are valid, some are not, or some are not JSON', () => {
    const broken = join(folder, 'broken.json');
    const forged = join(folder, 'forged.json');
    writeFileSync(broken, '{"format": NaN}');
    writeFileSync(forged, JSON.stringify(forgeries[0]?.certificate));
    const statusFor = (...paths: string[]) =>
      spawnSync('python3', [join(vectors, 'verify_draw.py'), ...paths]).status;
    const valid = pathOf('one-stratum');
    expect([statusFor(valid), statusFor(valid, forged), statusFor(valid, broken)]).toEqual([0, 1, 2]);
  });
});
