import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the engines of a run keep their data. */
    engineFolder: string;
  }
}

/** Makes the folder before the first test file; the end of the run, however its workers end, removes it. */
export const setup = (project: TestProject): (() => void) => {
  const folder = mkdtempSync(join(tmpdir(), 'openlot-engines-'));
  project.provide('engineFolder', folder);
  return () => rmSync(folder, { recursive: true, force: true });
};
