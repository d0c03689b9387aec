import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { keyVault } from '../../shared/adapters/key-vault.ts';
import type { SealPurpose } from '../../shared/use-cases/ports.ts';

/** Answers one function's calls to AWS and writes down what each would need permission for. */
export interface AwsStandIn {
  readonly url: string;
  /** In the words of `permissionsOf`, such as `dynamodb:Query on gsi1` or `kms:Encrypt for draw-secret`. */
  readonly used: ReadonlySet<string>;
  /** What it published on the event bus, in order. */
  readonly published: readonly PublishedEvent[];
  stop(): void;
}

interface DynamoInput {
  readonly IndexName?: string;
  readonly TransactItems?: readonly Readonly<Record<string, unknown>>[];
}

/** An event as a function publishes it. */
export interface PublishedEvent {
  readonly EventBusName: string;
  readonly DetailType: string;
  readonly Detail: string;
}

interface EventsInput {
  readonly Entries: readonly PublishedEvent[];
}

interface KmsInput {
  readonly Plaintext: string;
  readonly CiphertextBlob: string;
  readonly EncryptionContext: { readonly purpose: SealPurpose; readonly context: string };
}

/** A transaction is permitted item by item, under the names of the single operations. */
const dynamoActions = (operation: string, { IndexName, TransactItems }: DynamoInput): readonly string[] => {
  if (TransactItems !== undefined)
    return TransactItems.flatMap((item) => Object.keys(item)).map((kind) =>
      kind === 'ConditionCheck' ? 'dynamodb:ConditionCheckItem' : `dynamodb:${kind}Item`,
    );
  return [`dynamodb:${operation}${IndexName === undefined ? '' : ` on ${IndexName}`}`];
};

/** Starts it before the embedded DynamoDB at `engine`; KMS it plays itself, with the same key in every function,
 * and EventBridge it plays as well. */
export const startAwsStandIn = async (engine: string): Promise<AwsStandIn> => {
  const used = new Set<string>();
  const published: PublishedEvent[] = [];
  const kms = keyVault(Buffer.alloc(32, 7));

  const answerKms = async (operation: string, input: KmsInput): Promise<unknown> => {
    const { purpose, context } = input.EncryptionContext;
    used.add(`kms:${operation} for ${purpose}`);
    if (operation === 'Encrypt') {
      const plain = Buffer.from(input.Plaintext, 'base64').toString('utf8');
      return { CiphertextBlob: await kms.seal(purpose, context, plain) };
    }
    const opened = await kms.open(purpose, context, input.CiphertextBlob);
    return { Plaintext: Buffer.from(opened, 'utf8').toString('base64') };
  };

  const forward = async (request: IncomingMessage, input: unknown, out: ServerResponse): Promise<void> => {
    // The engine wants a signature of the right form and does not check it.
    const signed = ['x-amz-target', 'x-amz-date', 'authorization', 'content-type'];
    const answer = await fetch(engine, {
      method: 'POST',
      headers: signed.map((name): [string, string] => [name, String(request.headers[name])]),
      body: JSON.stringify(input),
    });
    out.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.0' });
    out.end(await answer.text());
  };

  const answer = async (request: IncomingMessage, out: ServerResponse): Promise<void> => {
    const [service, operation = ''] = String(request.headers['x-amz-target']).split('.');
    const input = await json(request);
    if (service === 'TrentService') {
      out.end(JSON.stringify(await answerKms(operation, input as KmsInput)));
      return;
    }
    if (service === 'AWSEvents') {
      used.add(`events:${operation}`);
      const { Entries } = input as EventsInput;
      published.push(...Entries);
      out.end(JSON.stringify({ FailedEntryCount: 0, Entries: Entries.map(() => ({ EventId: '1' })) }));
      return;
    }
    for (const action of dynamoActions(operation, input as DynamoInput)) used.add(action);
    await forward(request, input, out);
  };

  const server = createServer((request, out) => {
    answer(request, out).catch((error: unknown) => {
      out.writeHead(400, { 'content-type': 'application/x-amz-json-1.1' });
      out.end(JSON.stringify({ __type: 'ValidationException', message: String(error) }));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    used,
    published,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
};
