import * as applications from './applications.ts';
import * as audit from './audit.ts';
import type { Contract } from './contract.ts';
import * as credit from './credit.ts';
import * as creditEvents from './credit-events.ts';
import * as creditImports from './credit-imports.ts';
import * as draws from './draws.ts';
import * as entities from './entities.ts';
import * as feeds from './feeds.ts';
import * as inspectorDraws from './inspector-draws.ts';
import * as lists from './lists.ts';
import * as measureOrders from './measure-orders.ts';
import * as pledges from './pledges.ts';
import * as open from './public.ts';
import * as registry from './registry.ts';
import * as substitutions from './substitutions.ts';
import * as tables from './tables.ts';
import * as tasks from './tasks.ts';
import * as visits from './visits.ts';
import * as webhooks from './webhooks.ts';

const isContract = (value: unknown): value is Contract =>
  typeof value === 'object' && value !== null && 'servedBy' in value;

/** Every operation of the HTTP API. */
export const contracts: readonly Contract[] = [
  registry,
  audit,
  tasks,
  draws,
  inspectorDraws,
  substitutions,
  visits,
  feeds,
  lists,
  applications,
  measureOrders,
  webhooks,
  credit,
  creditEvents,
  creditImports,
  pledges,
  tables,
  entities,
  open,
]
  .flatMap((part) => Object.values(part) as readonly unknown[])
  .filter(isContract);
