import { sha256Hex } from '../audit/hash.ts';
import { accepted, type Result } from '../primitives/result.ts';
import { move } from '../primitives/state-machine.ts';
import { type Instant, instantOf } from '../primitives/time.ts';
import { type Delivery, deliveryMachine, type SendFault } from './delivery.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** The pauses between attempts, in milliseconds: ten attempts in a good three days (Standard Webhooks, “Deliverability”). */
export const retryPauses: readonly number[] = [
  5 * second,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  24 * hour,
];

/** How much longer than written a pause may be, so that what failed together is not sent together again. */
const mostJitter = 0.2;

/** What came of an attempt: an answer's status, or why there was none. */
export type Outcome = { readonly status: number } | { readonly fault: SendFault };

/** Whether the receiver took the message: any 2xx. A redirect is not followed, and so is a failure. */
export const isTaken = (outcome: Outcome): boolean =>
  'status' in outcome && outcome.status >= 200 && outcome.status < 300;

/** Whether the receiver wants no more messages (410 Gone). */
export const isGone = (outcome: Outcome): boolean => 'status' in outcome && outcome.status === 410;

/** A number from 0 up to 1 that looks like chance, always the same for the same attempt. */
const jitterOf = ({ endpointId, id, attempts }: Delivery): number =>
  Number.parseInt(sha256Hex(`${endpointId}#${id}#${attempts}`).slice(0, 8), 16) / 2 ** 32;

/** A delivery after an attempt: delivered, pending until the next attempt, or dead when there is none. */
export const afterAttempt = (delivery: Delivery, outcome: Outcome, at: Instant): Result<Delivery> => {
  const { lastStatus: _, lastFault: __, ...rest } = delivery;
  const tried: Delivery = {
    ...rest,
    attempts: delivery.attempts + 1,
    at,
    ...('status' in outcome ? { lastStatus: outcome.status } : { lastFault: outcome.fault }),
  };
  if (isTaken(outcome)) return move(deliveryMachine, tried, 'deliver');
  const pause = retryPauses[delivery.attempts];
  if (pause === undefined) return move(deliveryMachine, tried, 'give-up');
  const jitter = 1 + mostJitter * jitterOf(tried);
  return accepted({ ...tried, at: instantOf(Date.parse(at) + Math.round(pause * jitter)) });
};
