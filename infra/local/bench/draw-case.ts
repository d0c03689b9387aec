/*
 * One case of `openlot bench draw`, in a process of its own so that its peak memory is its own:
 * `draw-case.ts TARGETS SAMPLED INSPECTORS`. Prints one line of JSON.
 */
import { resourceUsage } from 'node:process';
import seedrandom from 'seedrandom';
import { buildCertificate } from '../../../shared/domain/draws/build-certificate.ts';
import { combineContributions, contributionCommitment } from '../../../shared/domain/draws/ceremony.ts';
import {
  commitmentDigest,
  commitmentSchema,
  drawFormat,
  secretHashOf,
} from '../../../shared/domain/draws/commitment.ts';
import { conductDraw } from '../../../shared/domain/draws/conduct.ts';
import { exclusionsRoot } from '../../../shared/domain/draws/exclusion.ts';
import { type FrameEntry, frameRoot } from '../../../shared/domain/draws/frame.ts';
import { type PoolMember, poolRoot } from '../../../shared/domain/draws/pool.ts';
import { drawRulesSchema, rulesHash } from '../../../shared/domain/draws/rules.ts';
import { drawSeed } from '../../../shared/domain/draws/streams.ts';
import { verifyCertificate } from '../../../shared/domain/draws/verify-certificate.ts';
import type { Result } from '../../../shared/domain/primitives/result.ts';
import { instantOf } from '../../../shared/domain/primitives/time.ts';
import type { DrawCaseResult } from './draw-case-result.ts';

const [targets = 0, sampled = 0, inspectors = 0] = process.argv.slice(2).map(Number);
const runs = 3;

const sure = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.refusal.reason.en);
  return result.value;
};

/** The median time of a few runs, in milliseconds, and what the last run gave. */
const timed = <T>(work: () => T): { readonly milliseconds: number; readonly value: T } => {
  const times: number[] = [];
  let value: T | undefined;
  for (let run = 0; run < runs; run += 1) {
    const startedAt = performance.now();
    value = work();
    times.push(performance.now() - startedAt);
  }
  times.sort((a, b) => a - b);
  return { milliseconds: times[Math.floor(runs / 2)] as number, value: value as T };
};

const named = (letter: string, n: number): string => `${letter}${String(n).padStart(9, '0')}`;
const peakMegabytes = (): number => Math.round(resourceUsage().maxRSS / 1024);

const frame: readonly FrameEntry[] = Array.from({ length: targets }, (_, n) => ({
  id: `USCC:${named('T', n)}`,
  stratum: 'A',
}));
const pool: readonly PoolMember[] = Array.from({ length: inspectors }, (_, n) => ({
  id: named('P', n),
  department: '33.SCJG',
  skills: [],
  regions: [],
  capacity: sampled,
  conflicts: [],
}));
const rules = drawRulesSchema.parse({
  strata: [{ stratum: 'A', size: sampled }],
  seats: [{ department: '33.SCJG', count: 2 }],
  region: 'any',
  substitutes: 'next-in-sequence',
});

const secret = 'ab'.repeat(32);
const drawId = 'bench-1';
const witnesses = ['one', 'other'];
const at = instantOf(0);
const opened = witnesses.map((witness) => ({
  witness,
  value: witness,
  nonce: 'cd'.repeat(32),
  openedAt: at,
}));
const committed = opened.map(({ witness, value, nonce }) => ({
  witness,
  commitment: contributionCommitment(drawId, witness, value, nonce),
  committedAt: at,
}));
const randomness = sure(combineContributions(drawId, { kind: 'ceremony', witnesses }, { committed, opened }));

const baseline = timed(() => {
  const stream = seedrandom('baseline');
  const order = Uint32Array.from({ length: targets }, (_, n) => n);
  for (let last = targets - 1; last > 0; last -= 1) {
    const other = Math.floor(stream.quick() * (last + 1));
    const swapped = order[last] as number;
    order[last] = order[other] as number;
    order[other] = swapped;
  }
  return order;
});
const roots = timed(() => ({ frame: sure(frameRoot(frame)), pool: sure(poolRoot(pool)) }));
const commitment = commitmentSchema.parse({
  format: drawFormat,
  drawId,
  taskId: 'bench',
  taskName: 'bench',
  number: 1,
  follows: null,
  frameRoot: roots.value.frame,
  frameSize: targets,
  poolRoot: roots.value.pool,
  poolSize: inspectors,
  exclusionsRoot: sure(exclusionsRoot([])),
  rulesHash: rulesHash(rules),
  secretHash: secretHashOf(secret),
  randomness: { sources: [{ kind: 'ceremony', witnesses }] },
});
const seed = drawSeed(secret, commitmentDigest(commitment), randomness);
const draw = timed(() => sure(conductDraw({ frame, pool, rules, seed })));
const drawMegabytes = peakMegabytes();

const certificate = sure(
  buildCertificate({
    commitment,
    log: { position: 0, at, commitment: commitmentDigest(commitment) },
    frame,
    exclusions: [],
    pool,
    rules,
    randomness: {
      source: 0,
      passedOver: [],
      evidence: { kind: 'ceremony', committed, opened },
      value: randomness,
    },
    secret,
    outcome: draw.value,
    voids: [],
  }),
);
const verify = timed(() => verifyCertificate(certificate));
if (!verify.value.valid) throw new Error(`the certificate is not valid: ${verify.value.code}`);

const result: DrawCaseResult = {
  targets,
  sampled,
  inspectors,
  baselineMilliseconds: Math.round(baseline.milliseconds),
  rootsMilliseconds: Math.round(roots.milliseconds),
  drawMilliseconds: Math.round(draw.milliseconds),
  drawMegabytes,
  verifyMilliseconds: Math.round(verify.milliseconds),
  verifyMegabytes: peakMegabytes(),
};
console.log(JSON.stringify(result));
