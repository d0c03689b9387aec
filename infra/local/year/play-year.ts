import { type ApiClient, apiClient } from '../api-client.ts';
import type { Clients, Stage } from '../demo/stage.ts';
import type { LocalService } from '../local-service.ts';
import { personaToken } from '../persona-token.ts';
import type { Persona } from '../personas.ts';
import { beDrawn } from './be-drawn.ts';
import { beListed } from './be-listed.ts';
import { beRefused } from './be-refused.ts';
import { beRestored } from './be-restored.ts';
import { beTrusted, register } from './be-trusted.ts';
import { bearMeasures } from './bear-measures.ts';
import { proveReceipt } from './prove-receipt.ts';
import { replayYear } from './replay-year.ts';
import type { SimulatedClock } from './simulated-clock.ts';
import { yearStage } from './year-stage.ts';

/** The day on which the story begins. */
export const firstDay = '2025-01-06';

/**
 * Plays what may happen to one entity from January 2025 to July 2026 on a service whose clock is simulated, through the API alone, and
 * checks every step. Throws a `CheckFailure` at the first one that does not hold.
 */
export const playYear = async (
  stage: Stage,
  service: Pick<LocalService, 'drained' | 'tick'>,
  clock: SimulatedClock,
): Promise<void> => {
  const clients = new Map<Persona, ApiClient>();
  const as: Clients = (persona) => {
    const client = clients.get(persona) ?? apiClient(stage.url, () => personaToken(stage.dataDir, persona));
    clients.set(persona, client);
    return client;
  };
  const year = yearStage(stage, as, service, clock);
  await register(year);
  await beTrusted(year);
  await beDrawn(year);
  const listingId = await beListed(year);
  await bearMeasures(year, listingId);
  const receipt = await beRefused(year);
  await beRestored(year, listingId);
  await replayYear(year);
  await proveReceipt(year, receipt);
};
