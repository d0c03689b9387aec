import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    // Files that use the database start an engine of their own, a child process: more workers than cores only wait.
    pool: 'forks',
    maxWorkers: 2,
    // A statistical test of the draw, or a browser, takes seconds on a busy machine; nothing may hang for longer.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // A test that is singled out would silence all others.
    allowOnly: false,
  },
});
