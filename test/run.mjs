/*
 * What `npm test` runs: types, lint, unused code, synthesis and all tests, one after another. Ends with a line
 * of its own, `N passed, N failed`, counted from the reports, and exits non-zero when anything failed.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'openlot-test-'));
const report = join(folder, 'vitest.json');
const synthesis = join(folder, 'synth');

/** Runs a command to its end, and prints what it says when it is over, so that two at once can be read. */
const run = async (title, command, ...args) => {
  const startedAt = performance.now();
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, CDK_OUTDIR: synthesis },
  });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => said.push(piece));
  const status = await new Promise((resolve) => {
    child.once('error', () => resolve(undefined));
    child.once('close', resolve);
  });
  console.log(`\n— ${title}`);
  process.stdout.write(Buffer.concat(said));
  console.log(`  ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
  return status === 0;
};

let passed = 0;
let failed = 0;
const step = async (...args) => {
  if (await run(...args)) passed += 1;
  else failed += 1;
};

// The types take as long as all the others together, and each keeps one of two cores busy.
await Promise.all([
  step('类型 types', 'tsc', '--noEmit'),
  (async () => {
    await step('格式与规则 lint', 'biome', 'check', '--error-on-warnings', '.');
    await step('未用代码 unused code', 'knip');
    await step('合成 synth', 'npm', 'run', '--silent', 'synth');
  })(),
]);

console.log('\n— 测试 tests');
const { status } = spawnSync(
  'vitest',
  ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
  { stdio: 'inherit', env: { ...process.env, OPENLOT_SYNTHESIS: synthesis } },
);
const testsHeld = status === 0;
try {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numFailedTestSuites } = JSON.parse(
    readFileSync(report, 'utf8'),
  );
  passed += numPassedTests;
  // A skipped test hides a gap, and a file that cannot be loaded has no tests to count: both are failures.
  failed += numFailedTests + numPendingTests + numTodoTests;
  if (!testsHeld && numFailedTests === 0) failed += Math.max(1, numFailedTestSuites);
} catch (error) {
  console.error(`The tests left no report: ${error.message}`);
  failed += 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
