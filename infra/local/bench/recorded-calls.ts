import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

/** A call to DynamoDB as it went over the wire. */
export interface RecordedCall {
  /** Such as `GetItem`. */
  readonly operation: string;
  /** In DynamoDB's JSON. */
  readonly input: Readonly<Record<string, unknown>>;
}

/** Stands before an engine and writes down what it is asked. */
export interface CallRecorder {
  readonly endpoint: string;
  /** The calls since the last time, in their order. */
  taken(): readonly RecordedCall[];
  stop(): void;
}

/** What the engine needs to see of a request; it wants a signature of the right form and does not check it. */
const passedOn = ['x-amz-target', 'x-amz-date', 'authorization', 'content-type'];

/** Starts a recorder before the engine at `engine`. */
export const recordCalls = async (engine: string): Promise<CallRecorder> => {
  let calls: RecordedCall[] = [];
  const forward = async (request: IncomingMessage, out: ServerResponse): Promise<void> => {
    const input = (await json(request)) as RecordedCall['input'];
    calls.push({ operation: String(request.headers['x-amz-target']).replace(/^.*\./, ''), input });
    const answer = await fetch(engine, {
      method: 'POST',
      headers: passedOn.map((name): [string, string] => [name, String(request.headers[name])]),
      body: JSON.stringify(input),
    });
    out.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.0' });
    out.end(await answer.text());
  };
  const server = createServer((request, out) => {
    forward(request, out).catch((error: unknown) => out.destroy(error as Error));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken: () => {
      const made = calls;
      calls = [];
      return made;
    },
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
};
