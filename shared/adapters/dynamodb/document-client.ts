import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

const isAws = (endpoint: string): boolean => /\.amazonaws\.com(\.cn)?$/.test(new URL(endpoint).hostname);

/**
 * Settings of a client. Without an endpoint, or with one of AWS, region and credentials come from where AWS's
 * tools look for them; any other endpoint is a local server, which asks for no particular credentials.
 */
export const clientConfig = (endpoint?: string): DynamoDBClientConfig => ({
  ...(endpoint !== undefined && { endpoint }),
  ...(endpoint !== undefined &&
    !isAws(endpoint) && {
      region: 'local',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    }),
});

/** The client that every adapter uses. */
export const documentClient = (endpoint?: string): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(new DynamoDBClient(clientConfig(endpoint)), {
    marshallOptions: { removeUndefinedValues: true },
  });
