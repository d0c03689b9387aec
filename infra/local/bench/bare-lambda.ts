/* The baseline of `openlot bench bundle`: a Lambda function that has the AWS SDK and nothing else. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { bareHandler, type Plan } from './bare-calls.ts';

const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));

/** Does what it was told that the credit API does. */
export const handler = async ({ plan }: { readonly plan: Plan }) => ({
  statusCode: 200,
  body: await bareHandler(client, plan)(plan.code),
});
