import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type DrawCaseResult, drawCaseResultSchema } from '../bench/draw-case-result.ts';
import { StartError } from '../start-error.ts';

const drawCase = fileURLToPath(new URL('../bench/draw-case.ts', import.meta.url));

/** Targets, sampled, inspectors; two seats at every visit. */
const drawCases = [
  [10_000, 1_000, 100],
  [100_000, 10_000, 1_000],
  [1_000_000, 100_000, 10_000],
] as const;

const run = promisify(execFile);

const measured = async (numbers: readonly number[]): Promise<DrawCaseResult> => {
  const args = ['--import', 'tsx', drawCase, ...numbers.map(String)];
  const { stdout } = await run(process.execPath, args, {
    cwd: fileURLToPath(new URL('../../..', import.meta.url)),
  });
  return drawCaseResultSchema.parse(JSON.parse(stdout));
};

const times = (one: number, other: number): string => (other === 0 ? '—' : `${(one / other).toFixed(1)}×`);

const describe = (result: DrawCaseResult, smaller: DrawCaseResult | undefined): string => {
  const { targets, sampled, inspectors, baselineMilliseconds: baseline } = result;
  const { drawMilliseconds: draw, rootsMilliseconds: roots, verifyMilliseconds: verify } = result;
  const growth =
    smaller === undefined
      ? ''
      : `；10 倍对象 ten times the targets: ${times(draw, smaller.drawMilliseconds)}`;
  return (
    `${targets} 户 targets，抽 ${sampled} sampled，${inspectors} 人 inspectors\n` +
    `  基准 baseline (seedrandom shuffle) ${baseline} ms\n` +
    `  抽取 draw ${draw} ms = ${times(draw, baseline)} 基准 baseline，${result.drawMegabytes} MB${growth}\n` +
    `  摘要 roots ${roots} ms\n` +
    `  核验 verify ${verify} ms = ${times(verify, draw)} 抽取 draw = ${times(verify, draw + roots)} (抽取+摘要 draw and roots)，${result.verifyMegabytes} MB\n`
  );
};

/**
 * `openlot bench`: measures in this run, against a baseline in the same run, for machines differ and drift.
 * There is one benchmark, `draw`: drawing and verifying, each size in a process of its own.
 */
export const bench = async (name: string, options: { readonly json?: true }): Promise<void> => {
  if (name !== 'draw')
    throw new StartError({
      zh: `没有基准测试 ${name}；可用：draw。`,
      en: `There is no benchmark ${name}; there is: draw.`,
    });
  const results: DrawCaseResult[] = [];
  for (const numbers of drawCases) {
    const result = await measured(numbers);
    if (options.json !== true) console.log(describe(result, results.at(-1)));
    results.push(result);
  }
  if (options.json === true) console.log(JSON.stringify({ draw: results }));
};
