import * as z from 'zod';
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

/**
 * How one rival bore a load: requests a second, the median and the worst hundredth of the latencies, time of the processor
 * for a request.
 */
const loadMeasuresSchema = z.strictObject({
  requestsPerSecond: measure,
  p50Milliseconds: z.number().min(0),
  p99Milliseconds: z.number().min(0),
  processorMilliseconds: z.number().min(0),
});

/** What one case of `credit` measured, for each operation: the service, and a bare handler that makes the same calls. */
const creditMeasuresSchema = z.strictObject({
  connections: measure,
  operations: z.array(
    z.strictObject({
      operation: z.string(),
      /** The calls to DynamoDB that both make. */
      calls: z.array(z.string()),
      service: loadMeasuresSchema,
      bare: loadMeasuresSchema,
    }),
  ),
});
export type CreditMeasures = z.infer<typeof creditMeasuresSchema>;

/** Size and cold start of a bundle: until it was loaded, and until its first answer. */
const bundleMeasureSchema = z.strictObject({
  bytes: measure,
  gzipBytes: measure,
  loadedMilliseconds: measure,
  answeredMilliseconds: measure,
  processorMilliseconds: measure,
});

/** What one case of `bundle` measured: the credit API, a function with the AWS SDK alone, one that does nothing. */
const bundleMeasuresSchema = z.strictObject({
  starts: measure,
  service: bundleMeasureSchema,
  bare: bundleMeasureSchema,
  empty: bundleMeasureSchema,
});
export type BundleMeasures = z.infer<typeof bundleMeasuresSchema>;

/** A benchmark: its cases run one after another, each in a process of its own. */
export interface Benchmark {
  readonly title: Text;
  /** The program of a case, which takes its size and prints its measures as JSON. */
  readonly program: `${string}.ts`;
  /** What the size of a case is. */
  readonly size: Text;
  /** The sizes of its cases, smallest first. */
  readonly sizes: readonly number[];
  /** The largest size that it takes. */
  readonly largest: number;
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

const targets: Text = { zh: '检查对象数', en: 'targets' };

const kilobytes = (bytes: number): string => `${Math.round(bytes / 1000)} kB`;

const milliseconds = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ms`;

/** Every benchmark by its name. */
export const benchmarks: Readonly<Record<string, Benchmark>> = {
  draw: benchmark({
    title: {
      zh: '抽取与核验：十分之一被抽中，每户两名检查人员',
      en: 'drawing and verifying: a tenth is drawn, two inspectors each',
    },
    program: 'draw-case.ts',
    size: targets,
    largest: 10_000_000,
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
    size: targets,
    largest: 10_000_000,
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
    size: targets,
    largest: 10_000_000,
    sizes: [10_000, 100_000],
    measures: freezeMeasuresSchema,
    describe: ({ targets, baselineMilliseconds: baseline, freezeMilliseconds: freeze, megabytes }, smaller) =>
      `${targets} 户 targets\n` +
      `  基准 baseline (parallel queries) ${baseline} ms\n` +
      `  冻结 freeze ${freeze} ms = ${times(freeze, baseline)} 基准 baseline，${megabytes} MB${growth(freeze, smaller?.freezeMilliseconds)}\n`,
  }),
  credit: benchmark({
    title: {
      zh: '信用查询与承诺核验：对比向数据库发出同样调用的空白处理程序',
      en: 'credit queries and the pledge gate, against a bare handler that makes the same calls to DynamoDB',
    },
    program: 'credit-case.ts',
    size: { zh: '并发连接数', en: 'connections' },
    sizes: [1, 4, 16, 64],
    largest: 256,
    measures: creditMeasuresSchema,
    describe: ({ connections, operations }) =>
      `${connections} 个连接 connections\n${operations
        .map(
          ({ operation, calls, service, bare }) =>
            `  ${operation} (${calls.join(', ')})\n` +
            `    基准 baseline ${bare.requestsPerSecond}/s，p50 ${milliseconds(bare.p50Milliseconds)}，p99 ${milliseconds(bare.p99Milliseconds)}\n` +
            `    服务 service ${service.requestsPerSecond}/s = ${Math.round((service.requestsPerSecond / bare.requestsPerSecond) * 100)} %，` +
            `p50 ${milliseconds(service.p50Milliseconds)} = ${times(service.p50Milliseconds, bare.p50Milliseconds)}，` +
            `p99 ${milliseconds(service.p99Milliseconds)} = ${times(service.p99Milliseconds, bare.p99Milliseconds)}\n`,
        )
        .join('')}`,
  }),
  bundle: benchmark({
    title: {
      zh: '信用查询函数的包大小与冷启动：对比只含 AWS SDK 的函数',
      en: 'size and cold start of the credit function, against a function with the AWS SDK alone',
    },
    program: 'bundle-case.ts',
    size: { zh: '冷启动次数', en: 'cold starts' },
    sizes: [15],
    largest: 1_000,
    measures: bundleMeasuresSchema,
    describe: ({ starts, service, bare, empty }) =>
      `${starts} 次冷启动 cold starts\n` +
      `  空函数 a function that does nothing: ${empty.answeredMilliseconds} ms\n` +
      `  基准 baseline ${kilobytes(bare.bytes)}，gzip ${kilobytes(bare.gzipBytes)}，加载 loaded ${bare.loadedMilliseconds} ms，首答 answered ${bare.answeredMilliseconds} ms\n` +
      `  服务 service ${kilobytes(service.bytes)} = ${times(service.bytes, bare.bytes)}，gzip ${kilobytes(service.gzipBytes)} = ${times(service.gzipBytes, bare.gzipBytes)}，` +
      `加载 loaded ${service.loadedMilliseconds} ms = ${times(service.loadedMilliseconds, bare.loadedMilliseconds)}，` +
      `首答 answered ${service.answeredMilliseconds} ms = ${times(service.answeredMilliseconds, bare.answeredMilliseconds)}\n`,
  }),
};
