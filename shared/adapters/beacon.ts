import * as z from 'zod';
import { verifyBeacon } from '../domain/draws/beacon.ts';
import { quicknetHash } from '../domain/draws/quicknet.ts';
import type { Beacon } from '../use-cases/ports.ts';

/** Public servers of the chain, run by different organisations (https://docs.drand.love). */
const publicRelays = [
  'https://api.drand.sh',
  'https://api2.drand.sh',
  'https://api3.drand.sh',
  'https://drand.cloudflare.com',
] as const;

/** A person waits for the answer. */
const patienceMilliseconds = 4_000;

/** A round is some three hundred bytes; a relay that says more is not believed. */
const mostBytes = 4_096;

const roundSchema = z.object({ round: z.int(), signature: z.string().regex(/^[0-9a-f]{96}$/) });

/** The beacon over its public servers, all asked at once; the first one that truly has the round answers. */
export const drandBeacon = (
  relays: readonly string[] = publicRelays,
  milliseconds: number = patienceMilliseconds,
): Beacon => ({
  signatureOf: async (round) => {
    const signal = AbortSignal.timeout(milliseconds);
    const asked = relays.map((relay) =>
      signatureFrom(`${relay}/${quicknetHash}/public/${round}`, round, signal),
    );
    // No network, no such round, or an answer that is none: whoever asked has another way.
    return Promise.any(asked).catch(() => undefined);
  },
});

const signatureFrom = async (url: string, round: number, signal: AbortSignal): Promise<string> => {
  const response = await fetch(url, { signal, redirect: 'error' });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  const answer = roundSchema.parse(JSON.parse(await boundedText(response)));
  // A server that lies must not be the one that is heard because it is the fastest.
  if (answer.round !== round || verifyBeacon(round, answer.signature) === undefined)
    throw new Error(`${url} answered with something else than round ${round}`);
  return answer.signature;
};

/** The body of a stranger's answer, unless it is longer than any honest one. */
const boundedText = async (response: Response): Promise<string> => {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    if (bytes > mostBytes) throw new Error(`${response.url} does not stop talking`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
};
