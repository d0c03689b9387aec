import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { drandBeacon } from '../../shared/adapters/beacon.ts';
import { quicknetHash } from '../../shared/domain/draws/quicknet.ts';

const signature =
  'b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39';
const forged = `${signature.slice(0, -1)}8`;
const answer =
  (told: object): RequestListener =>
  (_, response) =>
    response.end(JSON.stringify(told));
const right = answer({ round: 1000, randomness: 'fe'.repeat(32), signature });

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

const relay = async (listener: RequestListener): Promise<string> => {
  const server = createServer(listener).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};
const signatureFrom = async (...listeners: RequestListener[]) =>
  drandBeacon(await Promise.all(listeners.map(relay)), 500).signatureOf(1000);

describe('the beacon', () => {
  it('gives the signature of a round of the pinned chain', async () => {
    const paths: (string | undefined)[] = [];
    const given = await signatureFrom((request, response) => {
      paths.push(request.url);
      right(request, response);
    });
    expect(given).toBe(signature);
    expect(paths).toEqual([`/${quicknetHash}/public/1000`]);
  });

  it('gives what one server has where the others fail, lie about the round or keep silent', async () => {
    const failing: RequestListener = (_, response) => response.writeHead(500).end();
    const lying = answer({ round: 999, signature });
    const forging = answer({ round: 1000, signature: forged });
    const silent: RequestListener = () => {};
    const slow: RequestListener = (request, response) => void setTimeout(right, 100, request, response);
    expect(await signatureFrom(failing, lying, forging, silent, slow)).toBe(signature);
  });

  it.each<[string, RequestListener]>([
    ['does not have the round', (_, response) => response.writeHead(404).end('{}')],
    ['answers with no JSON', (_, response) => response.end('<html>')],
    ['answers with something else', answer([])],
    ['answers with a signature that cannot be one', answer({ round: 1000, signature: 'b4' })],
    ['answers with a signature of its own', answer({ round: 1000, signature: forged })],
    [
      'sends us elsewhere',
      (_, response) => response.writeHead(302, { location: 'https://example.com' }).end(),
    ],
    ['keeps silent', () => {}],
    ['stops half-way', (_, response) => void response.writeHead(200).write('{"round":1000,')],
    [
      'never stops talking',
      (_, response) => {
        const timer = setInterval(() => response.write(' '.repeat(1000)), 1);
        response.on('close', () => clearInterval(timer));
      },
    ],
  ])('gives nothing where the server %s', async (_, listener) => {
    expect(await signatureFrom(listener)).toBeUndefined();
  });

  it('gives nothing where there is no network', async () => {
    expect(await drandBeacon(['http://127.0.0.1:9']).signatureOf(1000)).toBeUndefined();
  });
});
