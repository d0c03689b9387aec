import { describe, expect, expectTypeOf, test } from 'vitest';
import type { SealPurpose } from '../../../infra/constructs/seal-key.ts';
import type { FunctionName } from '../../../infra/constructs/service-function.ts';
import type * as ports from '../../../shared/use-cases/ports.ts';
import { permissionsOf } from '../../support/service-template.ts';
import type { Synthesis } from '../../support/synthesis.ts';

const log = ['logs:CreateLogStream', 'logs:PutLogEvents'];
const read = [
  'dynamodb:GetItem',
  'dynamodb:Query',
  'dynamodb:Query on gsi1',
  'dynamodb:Query on gsi2',
  'dynamodb:Query on gsi3',
  'kms:Decrypt for the table',
];
const readMany = ['dynamodb:BatchGetItem'];
const change = ['dynamodb:PutItem'];
const stream = [
  'dynamodb:DescribeStream',
  'dynamodb:GetRecords',
  'dynamodb:GetShardIterator',
  'dynamodb:ListStreams on *',
  'sqs:SendMessage',
];

/** Everything that each function may do. Nothing may delete, update in place, scan, or administrate. */
export const permissions: Readonly<Record<FunctionName, readonly string[]>> = {
  'staff-api': [
    ...log,
    ...read,
    ...readMany,
    ...change,
    'kms:Encrypt for draw-secret',
    'kms:Encrypt for webhook-secret',
  ],
  'inspector-api': [...log, ...read, ...readMany, ...change],
  'credit-api': [
    ...log,
    ...read,
    ...readMany,
    ...change,
    'dynamodb:BatchWriteItem',
    'kms:Encrypt for receipt-key',
    'kms:Decrypt for receipt-key',
  ],
  'entity-api': [...log, ...read, ...change],
  portal: [...log, ...read, ...readMany],
  'draw-runner': [...log, ...read, ...readMany, ...change, ...stream, 'kms:Decrypt for draw-secret'],
  reactions: [...log, ...read, ...readMany, ...change, ...stream, 'events:PutEvents'],
  clock: [...log, ...read, ...change],
  deliveries: [...log, ...read, ...readMany, ...change, 'kms:Decrypt for webhook-secret'],
};

const tracing = ['xray:PutTelemetryRecords on *', 'xray:PutTraceSegments on *'];

/** Each function may do exactly what is written here. */
export const permissionRules = (synthesis: Synthesis, stage: string) =>
  describe('permissions', () => {
    const template = synthesis.template(stage, 'service');
    const granted = permissionsOf(template);
    const inRegion = stage === 'demo-cn' ? [] : tracing;

    test.each(Object.entries(permissions))('%s may do exactly what the table says', (name, expected) => {
      expect(granted[name]).toEqual([...expected, ...inRegion].sort());
    });

    test('no policy has an action with a wildcard', () => {
      const policies = JSON.stringify(Object.values(template.findResources('AWS::IAM::Policy')));
      expect(policies).not.toMatch(/"\w+:\w*\*"/);
    });

    test('only the functions that open seals have a role that is tagged for it', () => {
      const tags = Object.entries(template.findResources('AWS::IAM::Role')).flatMap(([id, role]) =>
        ((role['Properties'].Tags ?? []) as { Key: string; Value: string }[]).map(
          ({ Key, Value }) => `${id.replace(/Role\w+$/, '')} ${Key}=${Value}`,
        ),
      );
      expect(tags.sort()).toEqual([
        'creditapi openlot-opens=receipt-key',
        'deliveries openlot-opens=webhook-secret',
        'drawrunner openlot-opens=draw-secret',
      ]);
    });

    test('the vault and the key agree on what is sealed', () => {
      expectTypeOf<SealPurpose>().toEqualTypeOf<ports.SealPurpose>();
    });
  });
