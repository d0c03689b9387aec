import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { tableDefinition } from '../../../shared/adapters/dynamodb/table-definition.ts';
import type { Synthesis } from '../../support/synthesis.ts';

const keySchema = (partitionKey: string, sortKey: string) => [
  { AttributeName: partitionKey, KeyType: 'HASH' },
  { AttributeName: sortKey, KeyType: 'RANGE' },
];

/** What must never be lost, and who may open what is sealed. */
export const dataRules = (synthesis: Synthesis, stage: string) =>
  describe('data', () => {
    const template = synthesis.template(stage, 'data');

    test('there is one table, with the keys, indexes, stream and expiry of the shared definition', () => {
      template.resourceCountIs('AWS::DynamoDB::Table', 1);
      template.hasResourceProperties('AWS::DynamoDB::Table', {
        KeySchema: keySchema(tableDefinition.partitionKey, tableDefinition.sortKey),
        GlobalSecondaryIndexes: tableDefinition.indexes.map((index) => ({
          IndexName: index.name,
          KeySchema: keySchema(index.partitionKey, index.sortKey),
          Projection: { ProjectionType: 'ALL' },
        })),
        StreamSpecification: { StreamViewType: tableDefinition.streamView },
        TimeToLiveSpecification: { AttributeName: tableDefinition.ttlAttribute, Enabled: true },
        BillingMode: 'PAY_PER_REQUEST',
      });
    });

    test('the table is encrypted with its own key, can be restored to any second, and outlives its stack', () => {
      template.hasResource('AWS::DynamoDB::Table', {
        Properties: {
          SSESpecification: {
            SSEEnabled: true,
            SSEType: 'KMS',
            KMSMasterKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^RecordsKey'), 'Arn'] },
          },
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
          DeletionProtectionEnabled: true,
        },
        DeletionPolicy: 'Retain',
        UpdateReplacePolicy: 'Retain',
      });
      expect(synthesis.stack(stage, 'data').terminationProtection).toBe(true);
    });

    test('both keys rotate and outlive their stack', () => {
      template.resourceCountIs('AWS::KMS::Key', 2);
      template.allResources('AWS::KMS::Key', {
        Properties: { EnableKeyRotation: true },
        DeletionPolicy: 'Retain',
        UpdateReplacePolicy: 'Retain',
      });
    });

    test('there is one event bus, under the name of the stage, which stays when the stack goes', () => {
      template.hasResource('AWS::Events::EventBus', {
        Properties: { Name: `openlot-${stage}` },
        DeletionPolicy: 'Retain',
      });
    });

    test.each(['draw-secret', 'receipt-key', 'webhook-secret'])(
      'what is sealed as %s opens for nobody but the role that is tagged for it, administrators included',
      (purpose) => {
        template.hasResourceProperties('AWS::KMS::Key', {
          KeyPolicy: {
            Statement: Match.arrayWith([
              Match.objectLike({
                Effect: 'Deny',
                Principal: { AWS: '*' },
                Action: ['kms:Decrypt', 'kms:ReEncryptFrom'],
                Condition: {
                  StringEquals: { 'kms:EncryptionContext:purpose': purpose },
                  StringNotEquals: { 'aws:PrincipalTag/openlot-opens': purpose },
                },
              }),
            ]),
          },
        });
      },
    );
  });
