/*
 * One case of `openlot bench frame`, in a process of its own so that its peak memory is its own:
 * `frame-case.ts TARGETS`. A hundredth is sampled and nobody assigned. Prints one line of JSON.
 */
import { conductDraw } from '../../../shared/domain/draws/conduct.ts';
import { frameRoot } from '../../../shared/domain/draws/frame.ts';
import { drawRulesSchema } from '../../../shared/domain/draws/rules.ts';
import { seedSchema } from '../../../shared/domain/draws/streams.ts';
import type { FrameMeasures } from './benchmarks.ts';
import { frameOf, shuffle } from './draw-parts.ts';
import { peakMegabytes, sure, timed } from './measure.ts';

const targets = Number(process.argv[2]);
const sampled = Math.ceil(targets / 100);

const baseline = await timed(() => shuffle(targets).length);
const frame = frameOf(targets);
const roots = await timed(() => sure(frameRoot(frame)));
const seed = seedSchema.parse('ef'.repeat(32));
const rules = drawRulesSchema.parse({
  strata: [{ stratum: 'A', size: sampled }],
  seats: [],
  region: 'any',
  substitutes: 'next-in-sequence',
});
const draw = await timed(() => sure(conductDraw({ frame, pool: [], rules, seed })));

const measures: FrameMeasures = {
  targets,
  sampled,
  baselineMilliseconds: baseline.milliseconds,
  rootsMilliseconds: roots.milliseconds,
  drawMilliseconds: draw.milliseconds,
  megabytes: peakMegabytes(),
};
console.log(JSON.stringify(measures));
