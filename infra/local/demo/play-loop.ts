import { civilDateOf, instantOf } from '../../../shared/domain/primitives/time.ts';
import { type ApiClient, apiClient } from '../api-client.ts';
import { personaToken } from '../persona-token.ts';
import type { Persona } from '../personas.ts';
import { inspecting, publishing } from './carry-out-visits.ts';
import { consequencesOf, pledging, publicView, revealing } from './follow-up.ts';
import { ceremony, planning, registers } from './prepare-draw.ts';
import type { Clients, Stage } from './stage.ts';

/**
 * Plays the whole loop through the API, each step by the persona whose work it is, and checks after each step
 * that it holds. Throws a `CheckFailure` at the first one that does not.
 */
export const playLoop = async (stage: Stage): Promise<void> => {
  const clients = new Map<Persona, ApiClient>();
  const as: Clients = (persona) => {
    const client = clients.get(persona) ?? apiClient(stage.url, () => personaToken(stage.dataDir, persona));
    clients.set(persona, client);
    return client;
  };
  const today = civilDateOf(instantOf(Date.now()));
  await registers(stage, as, today);
  const task = await planning(stage, as, today);
  const draw = await ceremony(stage, as, task);
  const visits = await inspecting(stage, as, draw);
  const worst = await publishing(stage, as, visits);
  await consequencesOf(stage, as, worst);
  await pledging(stage, as, worst, visits);
  await revealing(stage, as, draw);
  await publicView(stage, draw, worst);
};
