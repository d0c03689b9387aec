import { civilDateOf } from '../../domain/primitives/time.ts';
import { standingTables } from '../../domain/rule-tables/rule-tables.ts';
import type { Log } from '../../telemetry/log.ts';
import type { Ports } from '../ask.ts';
import { runIdOf, runRequested } from '../runs.ts';
import { serviceAsk } from '../service-ask.ts';
import { settle } from '../settle.ts';
import { tableBasis } from '../tables/propose-table.ts';
import { tablesNow } from '../tables-now.ts';
import { refoldedName } from './refold-standings.ts';

/**
 * Has all stored standings folded anew once other tables are in force than those by which they were folded last: a
 * published version takes effect, or a shipped one does. Asked every tick, it starts one run. Gives whether it did.
 */
export const startRefolding = async (
  ports: Pick<Ports, 'records' | 'ledger' | 'tables' | 'clock'> & { readonly log: Log },
): Promise<boolean> => {
  const { records, ledger, clock, log } = ports;
  const at = clock.now();
  const digest = standingTables(await tablesNow(ports.tables, at));
  const done = await records.get('progress', { name: refoldedName });
  if (done?.value.done === digest) return false;
  const on = civilDateOf(at);
  const run = await records.get('run', { id: runIdOf('refold-standings', on) });
  if (run !== undefined && run.value.doneAt === undefined) return false;
  const started = await ledger.apply({
    ...serviceAsk('clock', `refold-standings#${on}#${digest}#${run?.version ?? 0}`),
    at,
    action: 'standings-refold-requested',
    about: 'clock/standing-tables',
    basis: tableBasis,
    writes: [await runRequested(records, 'refold-standings', on, at)],
    answer: digest,
  });
  settle(log, 'start-refolding', on, started);
  return started.ok;
};
