import { readdirSync } from 'node:fs';
import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { functionNames } from '../../../infra/constructs/service-function.ts';
import { readEnvironment } from '../../../shared/environment.ts';
import type { Synthesis } from '../../support/synthesis.ts';

/** Every folder under `functions/` runs, in the same way. */
export const functionRules = (synthesis: Synthesis, stage: string) =>
  describe('functions', () => {
    const template = synthesis.template(stage, 'service');

    test('every folder under functions/ is deployed, and nothing else', () => {
      expect([...functionNames].sort()).toEqual(readdirSync('functions').sort());
      template.resourceCountIs('AWS::Lambda::Function', functionNames.length);
    });

    test('all run on Node 24 and arm64 with source maps', () => {
      template.allResourcesProperties('AWS::Lambda::Function', {
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Handler: 'index.handler',
        Environment: { Variables: Match.objectLike({ NODE_OPTIONS: '--enable-source-maps' }) },
      });
    });

    test('every log is kept for a year', () => {
      // One for each function, one for the API.
      template.resourceCountIs('AWS::Logs::LogGroup', functionNames.length + 1);
      template.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 365 });
    });

    test.each(functionNames)('%s is told everything that it reads from its environment', (name) => {
      const { environment } = synthesis.bundle(stage, name);
      const told = Object.fromEntries(
        Object.entries(environment).map(([key, value]) => [
          key,
          typeof value === 'string' ? value : 'known at deployment',
        ]),
      );
      expect(() => readEnvironment(told)).not.toThrow();
    });

    test.each([
      ['staff-api', true],
      ['inspector-api', false],
      ['credit-api', true],
      ['entity-api', false],
      ['portal', false],
      ['draw-runner', true],
      ['reactions', false],
      ['clock', false],
      ['deliveries', true],
    ] as const)('whether %s knows the seal key: %s', (name, knows) => {
      expect('OPENLOT_SEAL_KEY' in synthesis.bundle(stage, name).environment).toBe(knows);
    });
  });
