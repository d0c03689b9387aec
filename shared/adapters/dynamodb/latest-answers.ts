import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Answers } from '../../use-cases/ports.ts';
import { decodeRecord, encodeRecord } from './codecs.ts';

/** The gate's latest answers in the one table, each over the one before: no version is kept of them. */
export const dynamoAnswers = (client: DynamoDBDocumentClient, tableName: string): Answers => ({
  async put(answer) {
    const { Attributes } = await client.send(
      new PutCommand({
        TableName: tableName,
        Item: encodeRecord('latestAnswer', answer, 1),
        ReturnValues: 'ALL_OLD',
      }),
    );
    return Attributes === undefined ? undefined : decodeRecord('latestAnswer', Attributes).value;
  },
});
