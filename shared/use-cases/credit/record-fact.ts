import type { Caller } from '../../domain/access/caller.ts';
import { permitWithin } from '../../domain/access/permissions.ts';
import type { CreditEvent } from '../../domain/credit/event.ts';
import type { RecordableFact } from '../../domain/credit/recordable-fact.ts';
import { accepted, type Result, refused } from '../../domain/primitives/result.ts';
import type { TargetId } from '../../domain/registry/identifier.ts';
import { spellingKey } from '../../domain/registry/spelling.ts';
import type { Ask, Ports } from '../ask.ts';
import type { Records } from '../ports.ts';
import { additionOf } from './addition-of.ts';
import { factEvent } from './fact-event.ts';
import { changedMeanwhile, establishedElsewhere, ownUnit, unknownSubject } from './fact-refusals.ts';
import { readHistory } from './read-history.ts';
import { resolveEntity } from './resolve-entity.ts';
import { unitsNamed } from './units-named.ts';

/** What became of a fact: the event that it made, now or when it was recorded first. */
export interface RecordedFact {
  readonly event: CreditEvent;
  readonly outcome: 'recorded' | 'already-recorded';
}

/**
 * Records a fact about an entity, for the caller's own unit. The same document again is no second event. Refuses with
 * `outside-jurisdiction` for a caller without a unit and for a decision of a registered unit that is neither the caller's nor
 * below it (谁认定谁录入), `not-found` for an entity that the register does not have, and as
 * {@link factEvent} does.
 */
export const recordFact = async (
  ports: Pick<Ports, 'records' | 'ledger' | 'tables' | 'clock'>,
  { caller, command, subject, fact }: Ask & { readonly subject: TargetId; readonly fact: RecordableFact },
): Promise<Result<RecordedFact>> => {
  const { records, ledger, clock } = ports;
  const unit = ownUnit(caller);
  if (!unit.ok) return unit;
  if ('authority' in fact && (await isDecidedElsewhere(records, caller, unit.value, fact.authority)))
    return refused(establishedElsewhere(fact.authority));
  const entity = await resolveEntity(records, subject);
  if (entity === undefined) return refused(unknownSubject(subject, 'body.subject'));
  const at = clock.now();
  const history = await readHistory(records, entity.value);
  const source = { kind: 'api', by: caller.subject, unit: unit.value } as const;
  const stated = { source, subject, fact, part: 'body' };
  const made = await factEvent(ports.tables, stated, history, at);
  if (!made.ok) return made;
  const { event, isRecorded } = made.value;
  if (isRecorded) return accepted({ event, outcome: 'already-recorded' });
  const addition = await additionOf(ports, [event], at);
  const [added] = addition?.events ?? [];
  if (addition === undefined || added === undefined) return refused(changedMeanwhile);
  return ledger.apply<RecordedFact>({
    command,
    at,
    actor: caller.subject,
    action: 'credit-event-recorded',
    about: `entity/${subject}`,
    basis: '浙江省公共信用信息管理条例',
    writes: addition.writes,
    answer: { event: added, outcome: 'recorded' },
  });
};

/** Whether registered units bear the name of an authority and none of them is the caller's or below it. */
const isDecidedElsewhere = async (
  records: Records,
  caller: Caller,
  unit: string,
  authority: string,
): Promise<boolean> => {
  // Nearly always it is the caller's own unit, and the others need not be read.
  const own = await records.get('unit', { code: unit });
  if (own !== undefined && spellingKey(own.value.name) === spellingKey(authority)) return false;
  const codes = (await unitsNamed(records))(authority);
  return codes.length > 0 && !codes.some((code) => permitWithin(caller, [code]).ok);
};
