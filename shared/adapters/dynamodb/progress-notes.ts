import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { ProgressNotes } from '../../use-cases/ports.ts';
import { encodeRecord } from './codecs.ts';

/** Notes on runs in the one table, the newest of a run over the one before: no version is kept of them. */
export const dynamoProgressNotes = (client: DynamoDBDocumentClient, tableName: string): ProgressNotes => ({
  async note(progress) {
    await client.send(
      new PutCommand({ TableName: tableName, Item: encodeRecord('runProgress', progress, 1) }),
    );
  },
});
