import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { bothLanguages } from '../../../shared/domain/primitives/text.ts';
import { benchmarks } from '../bench/benchmarks.ts';
import { StartError } from '../start-error.ts';

const run = promisify(execFile);

/** A frame of ten million needs more memory than Node takes by default. */
const memoryMegabytes = 6_000;

const measured = async (program: string, size: number): Promise<unknown> => {
  const { stdout } = await run(
    process.execPath,
    [
      `--max-old-space-size=${memoryMegabytes}`,
      '--import',
      'tsx',
      fileURLToPath(new URL(`../bench/${program}`, import.meta.url)),
      String(size),
    ],
    { cwd: fileURLToPath(new URL('../../..', import.meta.url)) },
  );
  return JSON.parse(stdout);
};

const list = (): void => {
  for (const [name, { title, size, sizes }] of Object.entries(benchmarks))
    console.log(`${name} [${sizes.join(', ')}]\n  ${bothLanguages(title)}\n  ${bothLanguages(size)}`);
};

/**
 * `openlot bench`: measures in this run, against a baseline in the same run, for machines differ and drift. `size` is
 * that of a single case instead of the usual ones. Without a name, lists what there is.
 */
export const bench = async (
  name: string | undefined,
  size: number | undefined,
  options: { readonly json?: true },
): Promise<void> => {
  if (name === undefined) return list();
  const benchmark = Object.hasOwn(benchmarks, name) ? benchmarks[name] : undefined;
  if (benchmark === undefined)
    throw new StartError({
      zh: `没有基准测试 ${name}；可用：${Object.keys(benchmarks).join('、')}。`,
      en: `There is no benchmark ${name}; there are: ${Object.keys(benchmarks).join(', ')}.`,
    });
  if (size !== undefined && size > benchmark.largest)
    throw new StartError({
      zh: `${name} 的规模（${benchmark.size.zh}）不能超过 ${benchmark.largest}。`,
      en: `The size of ${name} (${benchmark.size.en}) is at most ${benchmark.largest}.`,
    });
  const results: unknown[] = [];
  for (const one of size === undefined ? benchmark.sizes : [size]) {
    const result = await measured(benchmark.program, one);
    if (options.json !== true) console.log(benchmark.describe(result, results.at(-1)));
    results.push(result);
  }
  if (options.json === true) console.log(JSON.stringify({ [name]: results }));
};
