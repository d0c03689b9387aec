import { digestOf } from '../domain/audit/digest.ts';
import type { Command } from './ports.ts';

/**
 * The actor and command of something the service does by itself because of a stored change. The same cause
 * always makes the same command, so that a stream record seen twice changes nothing twice.
 */
export const serviceAsk = (
  service: 'draw-runner' | 'reactions' | 'clock' | 'credit-api' | 'deliveries',
  cause: string,
): { readonly actor: string; readonly command: Command } => ({
  actor: `service:${service}`,
  command: { id: `service:${service}#${cause}`, digest: digestOf(cause) },
});
