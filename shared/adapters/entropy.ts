import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import type { Entropy } from '../use-cases/ports.ts';

/** Names and secrets from the operating system's generator. */
export const systemEntropy: Entropy = {
  id: () => v7(),
  secret: () => randomBytes(32).toString('hex'),
};
