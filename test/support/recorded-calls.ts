import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { documentClient } from '../../shared/adapters/dynamodb/document-client.ts';

/** A client of the same server that writes down the name of every command it sends. */
export const recordedCalls = ({
  endpoint,
}: {
  readonly endpoint: string;
}): { readonly client: DynamoDBDocumentClient; readonly calls: string[] } => {
  const calls: string[] = [];
  const client = documentClient(endpoint);
  client.middlewareStack.add(
    (next, context) => (input) => {
      calls.push(context.commandName ?? 'unnamed');
      return next(input);
    },
    { step: 'initialize', name: 'recorder' },
  );
  return { client, calls };
};
