import { type LookupAddress, lookup } from 'node:dns';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { SendFault } from '../domain/delivery/delivery.ts';
import { isLoopbackUrl } from '../domain/delivery/webhook-url.ts';
import type { WebhookRequest, WebhookSender } from '../use-cases/ports.ts';
import { isLoopbackAddress, isPublicAddress } from './public-address.ts';

/** Ten seconds from the first step to the answer's status. */
const patienceMilliseconds = 10_000;

/** The address is not one that messages may go to. */
class ForbiddenAddressError extends Error {
  override readonly name = 'ForbiddenAddressError';
}

/** How a name becomes addresses; the system's resolver. */
export type Resolve = (
  hostname: string,
  callback: (error: NodeJS.ErrnoException | null, addresses: readonly LookupAddress[]) => void,
) => void;

const resolveBySystem: Resolve = (hostname, callback) =>
  lookup(hostname, { all: true }, (error, addresses) => callback(error, addresses ?? []));

interface Props {
  readonly allowsLoopback: boolean;
  /** @default ten seconds */
  readonly milliseconds?: number;
  readonly resolve?: Resolve;
}

/**
 * Sends webhooks over connections of their own. The addresses that a name leads to are checked in the look-up that the
 * connection itself makes, so what was checked is what is connected to, however a name server answers the next time.
 */
export const webhookSender = ({
  allowsLoopback,
  milliseconds = patienceMilliseconds,
  resolve = resolveBySystem,
}: Props): WebhookSender => ({
  allowsLoopback,
  post: async (message) => {
    const url = new URL(message.url);
    const isLocal = allowsLoopback && isLoopbackUrl(url);
    const isAllowed = isLocal ? isLoopbackAddress : isPublicAddress;
    const host = url.hostname.replace(/^\[|\]$/g, '');
    // No look-up is made of what is an address already.
    if (isIP(host) !== 0 && !isAllowed(host)) return { fault: 'address' };
    if (url.protocol !== 'https:' && !isLocal) return { fault: 'address' };
    try {
      return { status: await statusOf(url, message, lookupOf(resolve, isAllowed), milliseconds) };
    } catch (error) {
      return { fault: faultOf(error) };
    }
  },
});

/** The look-up of a connection. A name that leads to one address that is not allowed leads nowhere. */
const lookupOf =
  (resolve: Resolve, isAllowed: (address: string) => boolean): LookupFunction =>
  (hostname, options, callback) =>
    resolve(hostname, (error, addresses) => {
      const [first] = addresses;
      if (error !== null) return callback(error, []);
      if (first === undefined || !addresses.every(({ address }) => isAllowed(address)))
        return callback(new ForbiddenAddressError(`${hostname} leads to an address that is not public`), []);
      return options.all === true
        ? callback(null, [...addresses])
        : callback(null, first.address, first.family);
    });

const statusOf = (
  url: URL,
  { headers, body }: WebhookRequest,
  checkedLookup: LookupFunction,
  milliseconds: number,
): Promise<number> =>
  new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, {
      method: 'POST',
      agent: false,
      lookup: checkedLookup,
      signal: AbortSignal.timeout(milliseconds),
      headers: {
        ...headers,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'Openlot-Webhooks/1',
        connection: 'close',
      },
    });
    request.on('error', reject);
    request.on('response', (response) => {
      // The status is all that counts; a body, however long, is not read.
      resolve(response.statusCode ?? 0);
      response.destroy();
    });
    request.end(body);
  });

/** Names of errors that say why nothing was answered; what is not among them is the connection. */
const faults: Readonly<Record<string, SendFault>> = {
  ForbiddenAddressError: 'address',
  ENOTFOUND: 'name',
  EAI_AGAIN: 'name',
  ENODATA: 'name',
  AbortError: 'timeout',
  TimeoutError: 'timeout',
  ETIMEDOUT: 'timeout',
};

const isTls = (code: string): boolean =>
  /^(ERR_TLS|ERR_SSL|CERT_|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED|EPROTO)/.test(code);

const faultOf = (error: unknown): SendFault => {
  if (!(error instanceof Error)) return 'connection';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return faults[error.name] ?? faults[code] ?? (isTls(code) ? 'tls' : 'connection');
};
