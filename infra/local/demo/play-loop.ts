import { civilDateOf, instantOf } from '../../../shared/domain/primitives/time.ts';
import { type ApiClient, apiClient } from '../api-client.ts';
import { personaToken } from '../persona-token.ts';
import type { Persona } from '../personas.ts';
import { inspecting, publishing } from './carry-out-visits.ts';
import { defending } from './defend-entity.ts';
import { consequencesOf, pledging } from './follow-up.ts';
import { committing, freezing, previewing } from './freeze-frame.ts';
import { ceremony, drawing } from './hold-draw.ts';
import { keepingPledge } from './keep-pledge.ts';
import { proving, publicView, revealing } from './open-books.ts';
import { planning, registers } from './plan-task.ts';
import { replacing } from './replace-by-lot.ts';
import type { Clients, Stage } from './stage.ts';
import { voiding } from './void-draw.ts';

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
  await previewing(stage, as, task);
  await voiding(stage, as, await committing(stage, as, await freezing(stage, as, task)));
  const committed = await committing(stage, as, await freezing(stage, as, task));
  await ceremony(stage, as, committed);
  const draw = await drawing(stage, as, committed);
  await replacing(stage, as, draw);
  const visits = await inspecting(stage, as, draw);
  const worst = await publishing(stage, as, visits);
  await consequencesOf(stage, as, worst);
  await defending(stage, as, worst.target);
  const fine = await pledging(stage, as, worst, visits);
  await keepingPledge(stage, as, [worst, fine]);
  await proving(stage, await revealing(stage, as, draw));
  await publicView(stage, draw, worst);
};
