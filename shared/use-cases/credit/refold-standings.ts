import { isCurrent } from '../../domain/credit/standing.ts';
import { accepted, type Result } from '../../domain/primitives/result.ts';
import { civilDateOf } from '../../domain/primitives/time.ts';
import { standingTables } from '../../domain/rule-tables/rule-tables.ts';
import type { Ports } from '../ask.ts';
import { inBatches } from '../in-batches.ts';
import { entityShards } from '../ports.ts';
import { runDone, tellProgress } from '../runs.ts';
import { serviceAsk } from '../service-ask.ts';
import { tableBasis } from '../tables/propose-table.ts';
import { tablesNow } from '../tables-now.ts';
import { refoldStanding } from './refold-standing.ts';

/** Under this name the tables are remembered by which all stored standings were folded last. */
export const refoldedName = 'standing-tables';

/** How many standings are folded side by side. */
const foldsAtOnce = 16;

/** How many entities are looked at between two notes on progress. */
const noteEvery = 50 * foldsAtOnce;

/** How often a standing is tried that others change at the same time. */
const attempts = 3;

type Outside = Pick<Ports, 'records' | 'ledger' | 'tables' | 'clock' | 'progress'>;

/**
 * Folds every stored standing anew that does not rest on the tables in force, so that lists, frames and feeds show what a
 * question would answer anyway. `on` is the day on which the tables changed. What is folded stays folded: a run that was
 * broken off passes over it and goes on.
 */
export const refoldStandings = async (ports: Outside, on: string): Promise<Result<unknown>> => {
  const { records, ledger, clock } = ports;
  const digest = standingTables(await tablesNow(ports.tables, clock.now()));
  const tell = tellProgress(ports, 'refold-standings', on);
  let looked = 0;
  for (let shard = 0; shard < entityShards; shard += 1)
    for await (const batch of inBatches(records.all('entitiesInShard', { shard }), foldsAtOnce)) {
      const outcomes = await Promise.all(
        batch.map(async ({ value: { target, standing } }) => {
          const at = clock.now();
          const tables = await tablesNow(ports.tables, at);
          return standing === undefined || isCurrent(standing, tables, civilDateOf(at))
            ? accepted(undefined)
            : refolded(ports, target.id);
        }),
      );
      const failed = outcomes.find((outcome) => !outcome.ok);
      if (failed !== undefined) return failed;
      if (looked % noteEvery === 0) await tell('reading', looked);
      looked += batch.length;
    }
  const at = clock.now();
  const before = await records.get('progress', { name: refoldedName });
  const run = await runDone(records, 'refold-standings', on, at);
  // Told twice, it is done already.
  if (run.length === 0) return accepted(undefined);
  return ledger.apply({
    ...serviceAsk('draw-runner', `refold-standings#${on}#${digest}#${before?.version ?? 0}`),
    at,
    action: 'standings-refolded',
    about: 'clock/standing-tables',
    basis: tableBasis,
    writes: [{ kind: 'progress', value: { name: refoldedName, done: digest }, before }, ...run],
    answer: looked,
  });
};

/** A standing that someone else changes meanwhile is read and folded again. */
const refolded = async (ports: Outside, subject: string): Promise<Result<unknown>> => {
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await refoldStanding(ports, subject);
    if (outcome.ok || outcome.refusal.code === 'command-already-applied') return accepted(undefined);
    if (outcome.refusal.code !== 'stale-version' || attempt === attempts) return outcome;
  }
};
