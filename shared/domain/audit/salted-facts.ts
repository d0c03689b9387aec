import { digestOf } from './digest.ts';
import type { LogFacts } from './entry.ts';

/** Facts with a salt of their own, without which nobody can guess them from their digest. */
export type SaltedFacts = LogFacts & { readonly salt: string };

/**
 * What the public log says of facts that may not be public for ever, for the log itself never forgets: their digest. Facts and
 * salt stand beside the record and are shown for as long as it is.
 */
export const digestFacts = (facts: SaltedFacts): LogFacts => ({ digest: digestOf(facts) });
