import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { drandBeacon } from '../../shared/adapters/beacon.ts';
import { quicknetHash } from '../../shared/domain/draws/quicknet.ts';

const signature = 'b4'.repeat(48);
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
    const silent: RequestListener = () => {};
    expect(await signatureFrom(failing, lying, silent, right)).toBe(signature);
  });

  it.each<[string, RequestListener]>([
    ['does not have the round', (_, response) => response.writeHead(404).end('{}')],
    ['answers with no JSON', (_, response) => response.end('<html>')],
    ['answers with something else', answer([])],
    ['answers with a signature that cannot be one', answer({ round: 1000, signature: 'b4' })],
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
