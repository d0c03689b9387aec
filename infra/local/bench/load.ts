/* The load of `openlot bench credit`, a program of its own: asks one server over so many connections for so long. */
import autocannon from 'autocannon';
import { answering } from './program.ts';

/** A load on one server. */
export interface Load {
  readonly url: string;
  readonly requests: readonly LoadRequest[];
  readonly token: string;
  readonly connections: number;
  readonly seconds: number;
}

/** One of the requests that each connection makes in turn; `[<id>]` in a body becomes something new each time. */
export interface LoadRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: string;
}

/** How one server bore a load: latencies in milliseconds. */
export interface LoadResult {
  readonly requests: number;
  readonly requestsPerSecond: number;
  readonly p50: number;
  readonly p99: number;
}

/** How often autocannon looks whether the time is over. */
const sampleMilliseconds = 50;

answering(async ({ url, requests, token, connections, seconds }: Load): Promise<LoadResult> => {
  const latencies: number[] = [];
  let firstAt = 0;
  let lastAt = 0;
  const { errors, timeouts, non2xx } = await new Promise<autocannon.Result>((resolve, reject) => {
    autocannon(
      {
        url,
        connections,
        duration: seconds,
        sampleInt: sampleMilliseconds,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        requests: [...requests],
        idReplacement: requests.some(({ body }) => body !== undefined),
      },
      (error: unknown, result) => (error ? reject(error) : resolve(result)),
    ).on('response', (_client, _status, _bytes, milliseconds) => {
      lastAt = performance.now();
      if (latencies.length === 0) firstAt = lastAt;
      latencies.push(milliseconds);
    });
  });
  if (errors + timeouts + non2xx > 0)
    throw new Error(`${url}: ${errors} errors, ${timeouts} timeouts, ${non2xx} answers other than 2xx`);
  latencies.sort((a, b) => a - b);
  const at = (share: number): number => latencies[Math.ceil(latencies.length * share) - 1] ?? 0;
  return {
    requests: latencies.length,
    requestsPerSecond: ((latencies.length - 1) / (lastAt - firstAt)) * 1000,
    p50: at(0.5),
    p99: at(0.99),
  };
});
