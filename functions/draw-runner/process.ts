import type { Log } from '../../shared/telemetry/log.ts';
import type { Ports } from '../../shared/use-cases/ask.ts';
import { concludeDraw } from '../../shared/use-cases/inspections/conclude-draw.ts';
import { revealSecret } from '../../shared/use-cases/inspections/reveal-secret.ts';
import type { RecordChange } from '../../shared/use-cases/ports.ts';
import { settle } from '../../shared/use-cases/settle.ts';

/** What the draw runner needs from outside; it alone may open a draw's secret. */
export type DrawRunnerPorts = Pick<Ports, 'records' | 'ledger' | 'clock' | 'vault'> & { readonly log: Log };

/** Holds draws that were requested and reveals secrets whose reveal was requested. */
export const createDrawRunner =
  (ports: DrawRunnerPorts) =>
  async (change: RecordChange): Promise<void> => {
    if (change.kind !== 'draw' || change.after.state === change.before?.state) return;
    const { id, state } = change.after;
    if (state === 'drawing') settle(ports.log, 'conclude-draw', id, await concludeDraw(ports, id));
    if (state === 'revealing') settle(ports.log, 'reveal-secret', id, await revealSecret(ports, id));
  };
