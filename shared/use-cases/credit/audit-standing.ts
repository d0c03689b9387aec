import type { Caller } from '../../domain/access/caller.ts';
import { digestOf } from '../../domain/audit/digest.ts';
import { isCurrent, type Standing, standingOf } from '../../domain/credit/standing.ts';
import { askerOf } from '../../domain/pledges/query-log.ts';
import { accepted, type Result, refused } from '../../domain/primitives/result.ts';
import type { TargetId } from '../../domain/registry/identifier.ts';
import type { Ports } from '../ask.ts';
import { tablesNow } from '../tables-now.ts';
import { unknownSubject } from './fact-refusals.ts';
import { presentOf } from './present.ts';
import { readHistory } from './read-history.ts';
import { loggedAs, resolveEntity } from './resolve-entity.ts';

/** How an entity's stored standing compares with a new fold of its history. */
export interface StandingAudit {
  readonly subject: TargetId;
  /** The version of the stored row. */
  readonly version: number;
  /** Whether the row is what the events and tables make it, for the day and the moment that it is for. */
  readonly isStoredRowRight: boolean;
  /** Whether it still holds today; where it does not, every answer is folded anew until the clock has stored it. */
  readonly isCurrent: boolean;
  /** The parts of the standing that differ. */
  readonly differences: readonly string[];
  /** The events that became known after the row was folded, and so are not in it. */
  readonly unfolded: readonly string[];
  readonly stored?: Standing;
  readonly refolded: Standing;
}

/**
 * Folds an entity's history anew and compares it with the stored row. The question is written to the query log. Refuses
 * with `not-found`.
 */
export const auditStanding = async (
  ports: Pick<Ports, 'records' | 'tables' | 'clock' | 'entropy' | 'queryLog'>,
  caller: Caller,
  asked: TargetId,
): Promise<Result<StandingAudit>> => {
  const { records, clock, entropy, queryLog } = ports;
  const at = clock.now();
  const purpose = 'credit-audit' as const;
  const entity = await resolveEntity(records, asked);
  await queryLog.append([{ id: entropy.id(), ...loggedAs(asked, entity), at, ...askerOf(caller), purpose }]);
  if (entity === undefined) return refused(unknownSubject(asked, 'params.code'));
  const subject = entity.value.target.id;
  const stored = entity.value.standing;
  const events = await readHistory(records, entity.value);
  const present = presentOf(entity.value, at);
  const { asOf, knownAt } = stored ?? present;
  const refolded = standingOf(subject, events, await ports.tables.at(asOf, knownAt), { asOf, knownAt });
  // Without a row there is nothing that an event could have been folded into.
  const unfolded = events
    .filter((event) => stored === undefined || event.knownAt > knownAt)
    .map(({ id }) => id);
  const differences = stored === undefined ? [] : differing(stored, refolded);
  return accepted({
    subject,
    version: entity.version,
    isStoredRowRight: differences.length === 0 && unfolded.length === 0,
    isCurrent:
      stored === undefined || isCurrent(stored, await tablesNow(ports.tables, present.knownAt), present.asOf),
    differences,
    unfolded,
    ...(stored !== undefined && { stored }),
    refolded,
  });
};

const differing = (one: Standing, other: Standing): readonly string[] => {
  const said = (standing: Standing, part: string): string =>
    digestOf(standing[part as keyof Standing] ?? null);
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].filter(
    (part) => said(one, part) !== said(other, part),
  );
};
