import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { StorageBusyError } from '../../use-cases/ports.ts';

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

/** The names under which AWS says that it is overloaded, when the SDK's own retries are used up. */
const overloaded: ReadonlySet<string> = new Set([
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ThrottlingException',
  'ThrottlingError',
]);

/** The client that every adapter uses. Throws `StorageBusyError` where AWS stays overloaded. */
export const documentClient = (endpoint?: string): DynamoDBDocumentClient => {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(clientConfig(endpoint)), {
    marshallOptions: { removeUndefinedValues: true },
  });
  client.middlewareStack.add(
    (next) => async (input) => {
      try {
        return await next(input);
      } catch (error) {
        if (error instanceof Error && overloaded.has(error.name))
          throw new StorageBusyError('DynamoDB is overloaded', { cause: error });
        throw error;
      }
    },
    { step: 'initialize', name: 'storageBusy', priority: 'high' },
  );
  return client;
};
