import type { HttpPorts } from '../../shared/http/app.ts';
import type { Ports } from '../../shared/use-cases/ask.ts';

/** What the staff API needs from outside. */
export type StaffPorts = HttpPorts &
  Pick<Ports, 'records' | 'ledger' | 'tables' | 'clock' | 'entropy' | 'vault' | 'beacon' | 'webhooks'>;
