import { z } from 'zod';
import type { Text } from '../../../shared/domain/primitives/text.ts';

const measure = z.int().min(0);

/** What one case of `draw` measured: medians in milliseconds, peak resident memory in megabytes. */
const drawMeasuresSchema = z.strictObject({
  targets: measure,
  sampled: measure,
  inspectors: measure,
  /** A bare seedrandom shuffle of as many numbers as there are targets. */
  baselineMilliseconds: measure,
  /** Hashing frame and pool for the commitment. */
  rootsMilliseconds: measure,
  drawMilliseconds: measure,
  drawMegabytes: measure,
  verifyMilliseconds: measure,
  verifyMegabytes: measure,
});
export type DrawMeasures = z.infer<typeof drawMeasuresSchema>;

/** What one case of `frame` measured: as for `draw`, without inspectors. */
const frameMeasuresSchema = drawMeasuresSchema
  .pick({
    targets: true,
    sampled: true,
    baselineMilliseconds: true,
    rootsMilliseconds: true,
    drawMilliseconds: true,
  })
  .extend({ megabytes: measure });
export type FrameMeasures = z.infer<typeof frameMeasuresSchema>;

/** What one case of `freeze` measured. */
const freezeMeasuresSchema = z.strictObject({
  targets: measure,
  /** The same items by parallel queries on the same engine, and nothing done with them. */
  baselineMilliseconds: measure,
  /** From the approved task to the frozen draw: reading, hashing, a trial draw, storing the parts. */
  freezeMilliseconds: measure,
  megabytes: measure,
});
export type FreezeMeasures = z.infer<typeof freezeMeasuresSchema>;

/** A benchmark: its cases run one after another, each in a process of its own. */
export interface Benchmark {
  readonly title: Text;
  /** The program of a case, which takes the number of targets and prints its measures as JSON. */
  readonly program: `${string}.ts`;
  /** The numbers of targets, smallest first. */
  readonly sizes: readonly number[];
  /** Puts the measures of a case into words, beside those of the case before it. */
  readonly describe: (measures: unknown, smaller: unknown) => string;
}

const times = (one: number, other: number): string => (other === 0 ? '—' : `${(one / other).toFixed(1)}×`);

const benchmark = <S extends z.ZodType>({
  measures: schema,
  describe,
  ...rest
}: Omit<Benchmark, 'describe'> & {
  readonly measures: S;
  readonly describe: (measures: z.infer<S>, smaller: z.infer<S> | undefined) => string;
}): Benchmark => ({
  ...rest,
  describe: (measures, smaller) =>
    describe(schema.parse(measures), smaller === undefined ? undefined : schema.parse(smaller)),
});

/** How many times as long it took as the case before. */
const growth = (one: number, smaller: number | undefined): string =>
  smaller === undefined ? '' : `；较上一规模 the size before: ${times(one, smaller)}`;

/** Every benchmark by its name. */
export const benchmarks: Readonly<Record<string, Benchmark>> = {
  draw: benchmark({
    title: {
      zh: '抽取与核验：十分之一被抽中，每户两名检查人员',
      en: 'drawing and verifying: a tenth is drawn, two inspectors each',
    },
    program: 'draw-case.ts',
    sizes: [10_000, 100_000, 1_000_000],
    measures: drawMeasuresSchema,
    describe: (result, smaller) => {
      const { baselineMilliseconds: baseline, drawMilliseconds: draw, rootsMilliseconds: roots } = result;
      const verify = result.verifyMilliseconds;
      return (
        `${result.targets} 户 targets，抽 ${result.sampled} sampled，${result.inspectors} 人 inspectors\n` +
        `  基准 baseline (seedrandom shuffle) ${baseline} ms\n` +
        `  抽取 draw ${draw} ms = ${times(draw, baseline)} 基准 baseline，${result.drawMegabytes} MB${growth(draw, smaller?.drawMilliseconds)}\n` +
        `  摘要 roots ${roots} ms\n` +
        `  核验 verify ${verify} ms = ${times(verify, draw + roots)} 抽取与摘要 draw and roots = ${times(verify, draw)} 抽取 draw，${result.verifyMegabytes} MB\n`
      );
    },
  }),
  frame: benchmark({
    title: {
      zh: '全省名录：摘要与抽取对象，百分之一被抽中，不配人员',
      en: 'the frame of a province: roots and targets, a hundredth is drawn, nobody assigned',
    },
    program: 'frame-case.ts',
    sizes: [1_000_000, 10_000_000],
    measures: frameMeasuresSchema,
    describe: (result, smaller) => {
      const both = result.rootsMilliseconds + result.drawMilliseconds;
      const before = smaller && smaller.rootsMilliseconds + smaller.drawMilliseconds;
      return (
        `${result.targets} 户 targets，抽 ${result.sampled} sampled\n` +
        `  基准 baseline (seedrandom shuffle) ${result.baselineMilliseconds} ms\n` +
        `  摘要 roots ${result.rootsMilliseconds} ms\n` +
        `  抽取 draw ${result.drawMilliseconds} ms\n` +
        `  合计 both ${both} ms，${result.megabytes} MB${growth(both, before)}\n`
      );
    },
  }),
  freeze: benchmark({
    title: {
      zh: '冻结名录：从库中读取、摘要、试抽、存储，对比只读取同样的数据',
      en: 'freezing a frame: reading, hashing, trial draw and storing, against reading the same items',
    },
    program: 'freeze-case.ts',
    sizes: [10_000, 100_000],
    measures: freezeMeasuresSchema,
    describe: ({ targets, baselineMilliseconds: baseline, freezeMilliseconds: freeze, megabytes }, smaller) =>
      `${targets} 户 targets\n` +
      `  基准 baseline (parallel queries) ${baseline} ms\n` +
      `  冻结 freeze ${freeze} ms = ${times(freeze, baseline)} 基准 baseline，${megabytes} MB${growth(freeze, smaller?.freezeMilliseconds)}\n`,
  }),
};
