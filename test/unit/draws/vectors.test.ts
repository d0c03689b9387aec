import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DrawCertificate } from '../../../shared/domain/draws/certificate.ts';
import { type ReadChunk, verifyCertificateFile } from '../../../shared/domain/draws/certificate-file.ts';
import { inChunks } from '../../support/certificate-chunks.ts';
import { chunkSizes, drawVectorPlans } from '../../support/draw-vector-plans.ts';
import { certificateOf, type DrawPlan } from '../../support/draws.ts';
import { forgeries } from '../../support/forgeries.ts';
import { smallDraw } from '../../support/small-draw.ts';
import { twoCities } from '../../support/two-cities.ts';

const vectors = fileURLToPath(new URL('../../vectors/', import.meta.url));
const pathOf = (name: string) => join(vectors, 'draws', `${name}.json`);
const names = Object.keys(drawVectorPlans);

/** The chunks of a golden certificate, in the folder of its name. */
const chunksOf =
  (name: string): ReadChunk =>
  (chunk) =>
    readFile(join(vectors, 'draws', name, `${chunk}.ndjson`));

describe('the golden certificates', () => {
  test('are those of the plans, no more and no fewer', () => {
    expect(readdirSync(join(vectors, 'draws')).toSorted()).toEqual(
      [...names.map((name) => `${name}.json`), ...Object.keys(chunkSizes)].toSorted(),
    );
  });

  test.each(names)('%s is what the code draws today', async (name) => {
    const golden: unknown = JSON.parse(readFileSync(pathOf(name), 'utf8'));
    const certificate = certificateOf(drawVectorPlans[name] as (typeof drawVectorPlans)[string]);
    const { file, chunks } = inChunks(certificate, chunkSizes[name] ?? Number.POSITIVE_INFINITY);
    expect(chunkSizes[name] === undefined ? certificate : file).toEqual(golden);
    if (chunkSizes[name] !== undefined)
      for (const [chunk, lines] of chunks) expect(`${await chunksOf(name)(chunk)}`).toBe(lines);
    expect(await verifyCertificateFile(golden, chunksOf(name))).toMatchObject({ valid: true, certificate });
  });
});

/** The certificate of a draw with as much replaced afterwards as can be; none where the draw is impossible. */
const drawnSomehow = ({ rules, ...plan }: DrawPlan): readonly DrawCertificate[] => {
  const fewer = { ...rules, strata: rules.strata.map(({ stratum, size }) => ({ stratum, size: size - 1 })) };
  const target = { of: 'target', visit: 0, reason: 'cancelled' } as const;
  const inspector = { of: 'inspector', visit: 0, place: 1, reason: 'on-leave' } as const;
  const wishes: readonly DrawPlan[] = [
    { ...plan, rules: fewer, substitutions: [inspector, target] },
    { ...plan, rules, substitutions: [inspector, inspector] },
    { ...plan, rules, substitutions: [inspector] },
    { ...plan, rules },
  ];
  for (const wish of wishes) {
    try {
      return [certificateOf(wish)];
    } catch {
      // Nobody, or no target, is left for it.
    }
  }
  return [];
};

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

  test('assigns and replaces as the code does in small draws by lot, in which everything binds', () => {
    const draws = fc.sample(fc.oneof(smallDraw, twoCities), { seed: 20260302, numRuns: 250 });
    const certificates = draws.flatMap((draw, index) => drawnSomehow({ ...draw, name: `by-lot-${index}` }));
    expect(certificates.length).toBeGreaterThan(100);
    expect(certificates.filter(({ substitutions }) => substitutions.length > 1).length).toBeGreaterThan(20);
    const paths = certificates.map((certificate, index) => {
      const path = join(folder, `by-lot-${index}.json`);
      writeFileSync(path, JSON.stringify(certificate));
      return path;
    });
    expect(new Set(verdictsInPython(paths))).toEqual(new Set(['valid']));
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

  test('finds the same fault in chunks', () => {
    const { file, chunks } = inChunks(certificateOf(drawVectorPlans['one-stratum'] as DrawPlan), 7);
    const written = (name: string, changed: ReadonlyMap<string, string>): string => {
      mkdirSync(join(folder, name));
      writeFileSync(join(folder, `${name}.json`), JSON.stringify(file));
      for (const [chunk, lines] of changed) writeFileSync(join(folder, name, `${chunk}.ndjson`), lines);
      return join(folder, `${name}.json`);
    };
    const cut = new Map([...chunks].map(([name, lines]) => [name, lines.slice(0, -1)]));
    const paths = [written('whole', chunks), written('cut', cut), written('empty', new Map())];
    expect(verdictsInPython(paths)).toEqual(['valid', 'chunk', 'chunk']);
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
