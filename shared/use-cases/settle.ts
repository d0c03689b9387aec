import type { Result } from '../domain/primitives/result.ts';
import type { Log } from '../telemetry/log.ts';

/**
 * Ends a reaction: what lost a race or met an overloaded table is thrown, so that the stream delivers it
 * again; what was done before is done; any other refusal is recorded, for trying again would not help.
 */
export const settle = (log: Log, reaction: string, about: string, result: Result<unknown>): void => {
  if (result.ok || result.refusal.code === 'command-already-applied') {
    log('reaction-completed', { reaction, about });
    return;
  }
  const { code, reason } = result.refusal;
  if (code === 'stale-version' || code === 'busy') throw new Error(`${reaction} of ${about}: ${reason.en}`);
  log('reaction-refused', { reaction, about, code });
};
