import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { documentClient } from '../../shared/adapters/dynamodb/document-client.ts';

/** The AWS SDK's error of a name, with what the service says besides. */
export const awsError = (name: string, details: Readonly<Record<string, unknown>> = {}): Error =>
  Object.assign(new Error(name), { name, ...details });

/**
 * A client of the same server on which commands of one name fail as AWS makes them fail: always, or as long as
 * `fails` says so. Everything else goes through.
 */
export const withFault = (
  { endpoint }: { readonly endpoint: string },
  command: `${string}Command`,
  fault: string | Error,
  fails: () => boolean = () => true,
): DynamoDBDocumentClient => {
  const client = documentClient(endpoint);
  client.middlewareStack.add(
    (next, context) => (input) => {
      if (context.commandName === command && fails())
        throw typeof fault === 'string' ? awsError(fault) : fault;
      return next(input);
    },
    { step: 'initialize', name: 'fault' },
  );
  return client;
};
