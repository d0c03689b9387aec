/*
 * The baseline of `openlot bench credit`, a program of its own: an HTTP server of Node alone that makes the same calls
 * to DynamoDB as the service and nothing else.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { documentClient } from '../../../shared/adapters/dynamodb/document-client.ts';
import { bareHandler, type Plan } from './bare-calls.ts';
import { answering } from './program.ts';

/** What each operation did: the one that reads a path, and the one that reads a body. */
export interface BarePlans {
  readonly endpoint: string;
  readonly get: Plan;
  readonly post: Plan;
}

answering(async ({ endpoint, get, post }: BarePlans) => {
  const client = documentClient(endpoint);
  const handle = { GET: bareHandler(client, get), POST: bareHandler(client, post) };
  const server = createServer(async (request, out) => {
    const { method, url = '' } = request;
    const body =
      method === 'POST'
        ? await handle.POST(((await json(request)) as { code: string }).code)
        : await handle.GET(url.slice(url.lastIndexOf('/') + 1));
    out.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
    out.end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
});
