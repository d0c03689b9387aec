import type { RefusalCode } from '../domain/primitives/refusal.ts';
import type { Result } from '../domain/primitives/result.ts';
import type { Log } from '../telemetry/log.ts';

/** What may be otherwise shortly. */
const passing: ReadonlySet<RefusalCode> = new Set<RefusalCode>(['stale-version', 'busy', 'clock-behind']);

/**
 * Ends a reaction: what lost a race, met an overloaded table or a clock that went back is thrown, so that the stream
 * delivers it again; what was done before is done; any other refusal is recorded, for trying again would not help.
 */
export const settle = (log: Log, reaction: string, about: string, result: Result<unknown>): void => {
  if (result.ok || result.refusal.code === 'command-already-applied') {
    log('reaction-completed', { reaction, about });
    return;
  }
  const { code, reason } = result.refusal;
  if (passing.has(code)) throw new Error(`${reaction} of ${about}: ${reason.en}`);
  log('reaction-refused', { reaction, about, code });
};
