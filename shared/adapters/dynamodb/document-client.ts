import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/**
 * The client that every adapter uses. Without an endpoint it is AWS's own, with the function's role; with one
 * it is a local server, which asks for no particular credentials.
 */
export const documentClient = (endpoint?: string): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(
    new DynamoDBClient(
      endpoint === undefined
        ? {}
        : {
            endpoint,
            region: 'local',
            credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
          },
    ),
    { marshallOptions: { removeUndefinedValues: true } },
  );
