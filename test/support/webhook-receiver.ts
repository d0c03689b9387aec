import { createHmac, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** How the receiver treats one request: a status to answer, or something worse. */
export type Treatment = number | 'silence' | 'hang-up' | 'endless-answer' | { readonly redirectTo: string };

/** A request as it came. */
export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Somebody else's server, on a real socket. */
export interface WebhookReceiver {
  readonly url: string;
  readonly received: Received[];
  /** How the next requests are treated, in order; 204 when none is left. */
  readonly treatments: Treatment[];
  /** Is told when a request has come, before it is answered. */
  onReceived: (() => void) | undefined;
  stop(): void;
}

/** Starts a server on this machine. */
export const startWebhookReceiver = async (): Promise<WebhookReceiver> => {
  const received: Received[] = [];
  const treatments: Treatment[] = [];
  const answer = async (request: IncomingMessage, out: ServerResponse): Promise<void> => {
    const { headers, url: path = '' } = request;
    received.push({ path, headers, body: await text(request) });
    receiver.onReceived?.();
    const treatment = treatments.shift() ?? 204;
    if (treatment === 'silence') return;
    if (treatment === 'hang-up') request.socket.destroy();
    else if (treatment === 'endless-answer') {
      out.writeHead(200);
      const talk = setInterval(() => out.write('x'.repeat(65_536)), 1);
      out.on('close', () => clearInterval(talk));
    } else if (typeof treatment === 'number') out.writeHead(treatment).end();
    else out.writeHead(302, { location: treatment.redirectTo }).end();
  };
  const server = createServer((request, out) => {
    answer(request, out).catch(() => out.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const receiver: WebhookReceiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    treatments,
    onReceived: undefined,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
  return receiver;
};

/**
 * Whether a request bears a signature that a secret made, as https://www.standardwebhooks.com has a receiver check it;
 * written without the code that signs.
 */
export const isSignedWith = (secret: string, { headers, body }: Received): boolean => {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  const expected = createHmac('sha256', key).update(signed, 'utf8').digest();
  return String(headers['webhook-signature'])
    .split(' ')
    .map((one) => one.split(','))
    .filter(([version]) => version === 'v1')
    .map(([, signature = '']) => Buffer.from(signature, 'base64'))
    .some((signature) => signature.length === expected.length && timingSafeEqual(signature, expected));
};
