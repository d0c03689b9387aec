import type { HttpPorts } from '../../shared/http/app.ts';
import type { Ports } from '../../shared/use-cases/ask.ts';

/** What the portal needs from outside. */
export type PortalPorts = HttpPorts & Pick<Ports, 'records' | 'ledger' | 'tables' | 'clock'>;
