import type { DrawCertificate } from './certificate.ts';
import { isInOrder } from './code-unit-order.ts';
import { exclusionKey } from './exclusion.ts';

const isSet = (texts: readonly string[]): boolean => isInOrder(texts, (text) => text);

/** Whether every list and set of ids is in code-unit order without repetitions. */
export const isCanonical = ({ frame, exclusions, pool, substitutions }: DrawCertificate): boolean =>
  isInOrder(frame, ({ id }) => id) &&
  isInOrder(exclusions, exclusionKey) &&
  isInOrder(pool, ({ id }) => id) &&
  pool.every(({ skills, regions, conflicts }) => isSet(skills) && isSet(regions) && isSet(conflicts)) &&
  substitutions.every(({ unavailable }) => isSet(unavailable));
