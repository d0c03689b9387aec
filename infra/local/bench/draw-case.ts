/*
 * One case of `openlot bench draw`, in a process of its own so that its peak memory is its own:
 * `draw-case.ts TARGETS`. A tenth is sampled, with an inspector for every hundred targets. Prints one line of JSON.
 */
import { conductDraw } from '../../../shared/domain/draws/conduct.ts';
import { frameRoot } from '../../../shared/domain/draws/frame.ts';
import { poolRoot } from '../../../shared/domain/draws/pool.ts';
import { seedSchema } from '../../../shared/domain/draws/streams.ts';
import { verifyCertificate } from '../../../shared/domain/draws/verify-certificate.ts';
import { drawInputSchema } from '../offline-draw/draw-input.ts';
import { holdOffline } from '../offline-draw/hold-offline.ts';
import type { DrawMeasures } from './benchmarks.ts';
import { frameOf, poolOf, shuffle } from './draw-parts.ts';
import { peakMegabytes, sure, timed } from './measure.ts';

const targets = Number(process.argv[2]);
const sampled = Math.ceil(targets / 10);
const inspectors = Math.max(2, Math.ceil(targets / 100));

const frame = frameOf(targets);
const pool = poolOf(inspectors, sampled);

const baseline = await timed(() => shuffle(targets));
const roots = await timed(() => [sure(frameRoot(frame)), sure(poolRoot(pool))]);

const at = '2026-03-02T01:00:00.000Z';
const input = {
  ...drawInputSchema.parse({
    drawId: 'bench-1',
    taskId: 'bench',
    taskName: 'bench',
    frame: [],
    pool: [],
    rules: {
      strata: [{ stratum: 'A', size: sampled }],
      seats: [{ department: '33.SCJG', count: 2 }],
      region: 'any',
      substitutes: 'next-in-sequence',
    },
    secret: 'ab'.repeat(32),
    randomness: {
      kind: 'ceremony',
      witnesses: ['one', 'other'],
      result: {
        heldAt: at,
        contributions: ['one', 'other'].map((witness) => ({
          witness,
          value: witness,
          nonce: 'cd'.repeat(32),
        })),
      },
    },
    committedAt: at,
    revealedAt: at,
    revealBy: '2026-03-31',
  }),
  frame: [...frame],
  pool: [...pool],
};
const seed = seedSchema.parse('ef'.repeat(32));
const draw = await timed(() => sure(conductDraw({ frame, pool, rules: input.rules, seed })));
const drawMegabytes = peakMegabytes();

// What comes from outside is fresh from its JSON.
const received: unknown = JSON.parse(JSON.stringify(sure(holdOffline(input))));
const verify = await timed(() => verifyCertificate(received));
if (!verify.value.valid) throw new Error(`the certificate is not valid: ${verify.value.code}`);

const measures: DrawMeasures = {
  targets,
  sampled,
  inspectors,
  baselineMilliseconds: baseline.milliseconds,
  rootsMilliseconds: roots.milliseconds,
  drawMilliseconds: draw.milliseconds,
  drawMegabytes,
  verifyMilliseconds: verify.milliseconds,
  verifyMegabytes: peakMegabytes(),
};
console.log(JSON.stringify(measures));
