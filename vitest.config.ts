import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The files that take longest, longest first: begun last, one of them would keep a single worker busy at the end. */
const longest = [
  'test/contract/local/command-line.test.ts',
  'test/http/fuzz.test.ts',
  'test/browser/portal.test.ts',
  'test/infra/infra.test.ts',
  'test/contract/local/year.test.ts',
  'test/unit/use-cases/frames.test.ts',
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const placeOf = ({ moduleId }: TestSpecification): number => {
      const place = longest.findIndex((file) => moduleId.endsWith(file));
      return place === -1 ? longest.length : place;
    };
    return (await super.sort(files)).toSorted((one, other) => placeOf(one) - placeOf(other));
  }
}

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'alone',
          include: ['test/{architecture,browser,contract,http,infra}/**/*.test.{ts,tsx}'],
        },
      },
      // They share nothing but what they import, and importing takes longer than most of them do.
      {
        extends: true,
        test: {
          name: 'together',
          include: ['test/{property,unit}/**/*.test.ts'],
          isolate: false,
        },
      },
    ],
    sequence: { sequencer: LongestFirst },
    // Files that use the database start an engine of their own, a child process: more workers than cores only wait.
    pool: 'forks',
    globalSetup: 'test/support/engine-folder.ts',
    maxWorkers: 2,
    // A statistical test of the draw, or a browser, takes seconds on a busy machine; nothing may hang for longer.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // A test that is singled out would silence all others.
    allowOnly: false,
  },
});
