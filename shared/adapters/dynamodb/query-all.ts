import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';

/** Every item of a partition of the table or of one of its indexes, in order, page by page as it is consumed. */
export async function* queryAll(
  client: DynamoDBDocumentClient,
  tableName: string,
  { index, partition }: { readonly index?: 'gsi1'; readonly partition: string },
): AsyncGenerator<Record<string, unknown>> {
  let from: Record<string, unknown> | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName: tableName,
        ...(index !== undefined && { IndexName: index }),
        KeyConditionExpression: '#pk = :pk',
        ExpressionAttributeNames: { '#pk': `${index ?? ''}pk` },
        ExpressionAttributeValues: { ':pk': partition },
        ...(from !== undefined && { ExclusiveStartKey: from }),
      }),
    );
    yield* Items;
    from = LastEvaluatedKey;
  } while (from !== undefined);
}
