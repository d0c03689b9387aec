/*
 * What `npm test` runs: types, lint, unused code, synthesis and all tests, one after another. Ends with a line
 * of its own, `N passed, N failed`, counted from the reports, and exits non-zero when anything failed.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'openlot-test-'));
const report = join(folder, 'vitest.json');

const steps = [
  ['类型 types', 'tsc', '--noEmit'],
  ['格式与规则 lint', 'biome', 'check', '--error-on-warnings', '.'],
  ['未用代码 unused code', 'knip'],
  ['合成 synth', 'npm', 'run', '--silent', 'synth'],
];

let passed = 0;
let failed = 0;
const run = (title, command, ...args) => {
  console.log(`\n— ${title}`);
  const startedAt = performance.now();
  const { status } = spawnSync(command, args, { stdio: 'inherit' });
  console.log(`  ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
  return status === 0;
};

for (const [title, command, ...args] of steps) {
  if (run(title, command, ...args)) passed += 1;
  else failed += 1;
}

const testsHeld = run(
  '测试 tests',
  'vitest',
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
);
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
