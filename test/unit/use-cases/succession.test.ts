import { beforeEach, describe, expect, it } from 'vitest';
import { registeredOf } from '../../../shared/domain/credit/entity.ts';
import { mostLines, standingOf } from '../../../shared/domain/credit/standing.ts';
import { civilDateOf } from '../../../shared/domain/primitives/time.ts';
import type { TargetId } from '../../../shared/domain/registry/identifier.ts';
import { targetIdSchema } from '../../../shared/domain/registry/identifier.ts';
import { correctEvent } from '../../../shared/use-cases/credit/correct-event.ts';
import { currentStanding } from '../../../shared/use-cases/credit/current-standing.ts';
import { readHistory } from '../../../shared/use-cases/credit/read-history.ts';
import { recordFact } from '../../../shared/use-cases/credit/record-fact.ts';
import { codesOf, resolveEntity } from '../../../shared/use-cases/credit/resolve-entity.ts';
import { importRows } from '../../../shared/use-cases/registry/import-rows.ts';
import { targetRegister } from '../../../shared/use-cases/registry/registers.ts';
import { succeedTarget } from '../../../shared/use-cases/registry/succeed-target.ts';
import { askOf, callerIn, entity, on, subjectOf } from '../../support/builders.ts';
import { factOf, listedEvent, penaltyEvent, resultEvent } from '../../support/credit-events.ts';
import { acceptedValue, refusalIn } from '../../support/draws.ts';
import { type Desk, inspectionDesk } from '../../support/inspection-desk.ts';
import { recordEvents } from '../../support/reacting.ts';
import { testTables } from '../../support/rule-tables.ts';
import { creation } from '../../support/sample-records.ts';
import { codeOf } from '../../support/subject-codes.ts';

const steward = callerIn('steward', { department: '33' });
const [old, successor, last] = [subjectOf(1), subjectOf(2), subjectOf(3)];

let desk: Desk;
beforeEach(async () => {
  desk = await inspectionDesk([1, 2, 3].map((n) => creation('entity', entity(n))));
});

const entityNow = async (id: TargetId) => {
  const stored = await desk.ports.records.get('entity', { target: { id } });
  if (stored === undefined) throw new Error(`there is no ${id}`);
  return stored.value;
};
const succeed = (differences: Partial<Parameters<typeof succeedTarget>[1]> = {}, by = steward) =>
  succeedTarget(desk.ports, {
    ...askOf(by),
    code: old,
    successor,
    reason: 'merger',
    documentNo: '合并登记〔2026〕1号',
    effectiveOn: on('2026-03-01'),
    ...differences,
  });

describe('an entity that another succeeds to', () => {
  it('hands its history on: the successor’s standing is folded anew over both', async () => {
    const [own, inherited] = [
      resultEvent(['1'], { subject: successor }),
      penaltyEvent({ id: 'penalty:old' }),
    ] as const;
    await recordEvents(desk.ports, own);
    await recordEvents(desk.ports, inherited);
    const answered = acceptedValue(await succeed());
    const after = await entityNow(successor);
    expect(answered).toEqual(registeredOf(after));
    expect(after.predecessors).toEqual([
      {
        id: old,
        reason: 'merger',
        documentNo: '合并登记〔2026〕1号',
        effectiveOn: '2026-03-01',
        knownAt: after.standing?.knownAt,
      },
    ]);
    const events = await readHistory(desk.ports.records, after);
    const viewpoint = {
      asOf: civilDateOf(desk.clock.now()),
      knownAt: after.standing?.knownAt ?? desk.clock.now(),
    };
    expect(after.standing).toEqual(standingOf(successor, events, testTables, viewpoint));
    expect(after.standing?.lines).toHaveLength(2);
    expect(events.map(({ id, subject }) => [id, subject])).toEqual([
      [own.id, successor],
      [inherited.id, old],
    ]);
  });

  it('has no standing of its own any more, and nobody is judged by an empty one', async () => {
    await recordEvents(desk.ports, penaltyEvent());
    acceptedValue(await succeed());
    const before = await entityNow(old);
    expect(before).toMatchObject({ succeededBy: { id: successor } });
    expect(before.standing).toBeUndefined();
    await expect(currentStanding(desk.ports.records, before, testTables, desk.clock.now())).rejects.toThrow(
      'succeeded',
    );
    expect((await resolveEntity(desk.ports.records, old))?.value.target.id).toBe(successor);
  });

  it('passes on what becomes known of it later', async () => {
    acceptedValue(await succeed());
    await recordEvents(desk.ports, penaltyEvent({ id: 'penalty:late' }));
    expect((await entityNow(successor)).standing?.lines).toMatchObject([{ eventId: 'penalty:late' }]);
    expect((await entityNow(old)).standing).toBeUndefined();
  });

  it('passes on the history that it took over itself, and a live listing with it', async () => {
    await recordEvents(desk.ports, listedEvent({ measures: ['M04'] }));
    acceptedValue(await succeed());
    acceptedValue(await succeed({ code: successor, successor: last }));
    const after = await entityNow(last);
    expect(codesOf(after)).toEqual([last, successor, old]);
    expect(after.standing).toMatchObject({ lists: [{ listingId: 'listing-1' }], measures: ['M04'] });
    expect((await resolveEntity(desk.ports.records, old))?.value.target.id).toBe(last);
  });

  it('is left out of a history as it was before the succession was known', async () => {
    await recordEvents(desk.ports, penaltyEvent());
    desk.clock.advance({ days: 10 });
    acceptedValue(await succeed());
    const after = await entityNow(successor);
    const at = (viewpoint: { asOf: string; knownAt: string }) =>
      readHistory(desk.ports.records, after, viewpoint as never);
    expect(await at({ asOf: '2026-03-12', knownAt: '2026-03-11T01:00:00.000Z' })).toEqual([]);
    expect(await at({ asOf: '2026-02-28', knownAt: desk.clock.now() })).toEqual([]);
    expect(await at({ asOf: '2026-03-12', knownAt: desk.clock.now() })).toHaveLength(1);
  });

  it('is succeeded to once, by somebody who is there, so that no circle ever forms', async () => {
    acceptedValue(await succeed());
    expect(refusalIn(await succeed({ successor: last })).code).toBe('wrong-state');
    expect(refusalIn(await succeed({ code: last, successor: old })).code).toBe('wrong-state');
    expect(refusalIn(await succeed({ code: successor, successor: old })).code).toBe('wrong-state');
  });

  it.each([
    ['itself', { successor: old }, 'body.successor'],
    ['somebody unknown', { successor: subjectOf(9) }, undefined],
    ['somebody from tomorrow on', { effectiveOn: on('2026-03-03') }, 'body.effectiveOn'],
  ] as const)('is not succeeded to by %s', async (_, differences, field) => {
    const { errors, code } = refusalIn(await succeed(differences));
    expect([code, errors?.[0]?.field]).toEqual([field === undefined ? 'not-found' : 'invalid-input', field]);
  });

  it('is not succeeded to where one record cannot hold what counts about both', async () => {
    await desk.ports.ledger.prepare(
      Array.from({ length: mostLines }, (_, n) =>
        creation('creditEvent', penaltyEvent({ id: `p-${n}`, subject: n % 2 === 0 ? old : successor })),
      ),
    );
    expect(refusalIn(await succeed()).code).toBe('record-full');
    expect((await entityNow(old)).succeededBy).toBeUndefined();
  });

  it('is no natural person', async () => {
    const person = targetIdSchema.parse(`PERSON:${'A1'.repeat(32)}`);
    await desk.ports.ledger.prepare([
      creation('entity', { ...entity(4), target: { ...entity(4).target, id: person } }),
    ]);
    expect(refusalIn(await succeed({ successor: person })).code).toBe('invalid-input');
    expect(refusalIn(await succeed({ code: person })).code).toBe('invalid-input');
  });

  it('has its facts corrected under the code that their documents name, whichever code is asked for', async () => {
    const officer = callerIn('department-officer');
    const asked = { ...askOf(officer), subject: old };
    const { event } = acceptedValue(await recordFact(desk.ports, { ...asked, fact: factOf('penalty') }));
    acceptedValue(await succeed());
    const second = askOf({ ...officer, subject: 'second-officer' });
    const replacement = factOf('penalty', { severity: 'minor' });
    const wrong = { subject: successor, eventId: event.id, reason: '录入有误，按文书更正', replacement };
    acceptedValue(await correctEvent(desk.ports, { ...second, ...wrong }));
    expect((await entityNow(successor)).standing?.lines).toMatchObject([{ eventId: `${event.id}-2` }]);
    const again = await recordFact(desk.ports, { ...asked, ...askOf(officer), fact: factOf('penalty') });
    expect(refusalIn(again).code).toBe('document-recorded');
  });

  it('is handed on by those who maintain both entries', async () => {
    const elsewhere = callerIn('steward', { department: '33.STHJ' });
    expect(refusalIn(await succeed({}, elsewhere)).code).toBe('outside-jurisdiction');
    acceptedValue(await succeed({}, callerIn('steward', { department: '33.SCJG' })));
  });

  it('hands on its history once when two register it at the same time', async () => {
    await recordEvents(desk.ports, penaltyEvent());
    const outcomes = await Promise.all([succeed(), succeed({ successor: last })]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    const [two, three] = [await entityNow(successor), await entityNow(last)];
    expect([two, three].filter(({ predecessors }) => predecessors !== undefined)).toHaveLength(1);
  });
});

describe('an import that changes a name or an address', () => {
  it('changes nothing of the history, and leaves a succession as it is', async () => {
    await recordEvents(desk.ports, penaltyEvent());
    await recordEvents(desk.ports, resultEvent(['1'], { subject: successor }));
    acceptedValue(await succeed());
    const before = await entityNow(successor);
    const row = (n: number, line: number) => ({
      line,
      values: { 统一社会信用代码: codeOf(n), 企业名称: '更名后的示例公司', 管辖单位: '33.SCJG' },
    });
    const rows = [row(1, 1), row(2, 2)];
    const asked = { ...askOf(steward), importId: 'renamed', dryRun: false, rows };
    expect(acceptedValue(await importRows(desk.ports, targetRegister, asked))).toMatchObject({ changed: 2 });
    const after = await entityNow(successor);
    expect(after.target.name).toBe('更名后的示例公司');
    expect(after).toMatchObject({ standing: before.standing, predecessors: before.predecessors });
    expect((await entityNow(old)).succeededBy?.id).toBe(successor);
  });
});
