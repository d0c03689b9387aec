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
import { approveSuccession } from '../../../shared/use-cases/registry/approve-succession.ts';
import { importRows } from '../../../shared/use-cases/registry/import-rows.ts';
import { targetRegister } from '../../../shared/use-cases/registry/registers.ts';
import { withdrawSuccession } from '../../../shared/use-cases/registry/withdraw-succession.ts';
import { askOf, callerIn, entity, on, subjectOf } from '../../support/builders.ts';
import { collect } from '../../support/collect.ts';
import { factOf, listedEvent, penaltyEvent, resultEvent } from '../../support/credit-events.ts';
import { acceptedValue, refusalIn } from '../../support/draws.ts';
import { type Desk, inspectionDesk } from '../../support/inspection-desk.ts';
import { recordEvents } from '../../support/reacting.ts';
import { testTables } from '../../support/rule-tables.ts';
import { creation } from '../../support/sample-records.ts';
import { codeOf } from '../../support/subject-codes.ts';
import { proposeThat, type SuccessionDifferences, succeed } from '../../support/succession-steps.ts';
import { secondSteward, steward } from '../../support/table-steps.ts';

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
const propose = (differences: SuccessionDifferences = {}, by = steward) =>
  proposeThat(desk.ports, successor, old, differences, by);
/** What is proposed for the old code, by which the other steps name it. */
const proposalNow = async () => {
  const { proposedSuccession: proposal } = await entityNow(old);
  if (proposal === undefined) throw new Error('nothing is proposed');
  return { code: old, proposedAt: proposal.at };
};
const approve = async (by = secondSteward) =>
  approveSuccession(desk.ports, { ...askOf(by), ...(await proposalNow()) });
const withdraw = async (by = secondSteward) =>
  withdrawSuccession(desk.ports, { ...askOf(by), ...(await proposalNow()) });

describe('an entity that another succeeds to', () => {
  it('hands its history on: the successor’s standing is folded anew over both', async () => {
    const [own, inherited] = [
      resultEvent(['1'], { subject: successor }),
      penaltyEvent({ id: 'penalty:old' }),
    ] as const;
    await recordEvents(desk.ports, own);
    await recordEvents(desk.ports, inherited);
    const answered = acceptedValue(await succeed(desk.ports, successor, old));
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
    acceptedValue(await succeed(desk.ports, successor, old));
    const before = await entityNow(old);
    expect(before).toMatchObject({ succeededBy: { id: successor } });
    expect(before.standing).toBeUndefined();
    await expect(currentStanding(desk.ports.records, before, testTables, desk.clock.now())).rejects.toThrow(
      'succeeded',
    );
    expect((await resolveEntity(desk.ports.records, old))?.value.target.id).toBe(successor);
  });

  it('passes on what becomes known of it later', async () => {
    acceptedValue(await succeed(desk.ports, successor, old));
    await recordEvents(desk.ports, penaltyEvent({ id: 'penalty:late' }));
    expect((await entityNow(successor)).standing?.lines).toMatchObject([{ eventId: 'penalty:late' }]);
    expect((await entityNow(old)).standing).toBeUndefined();
  });

  it('passes on the history that it took over itself, and a live listing with it', async () => {
    await recordEvents(desk.ports, listedEvent({ measures: ['M04'] }));
    acceptedValue(await succeed(desk.ports, successor, old));
    acceptedValue(await succeed(desk.ports, last, successor));
    const after = await entityNow(last);
    expect(codesOf(after)).toEqual([last, successor, old]);
    expect(after.standing).toMatchObject({ lists: [{ listingId: 'listing-1' }], measures: ['M04'] });
    expect((await resolveEntity(desk.ports.records, old))?.value.target.id).toBe(last);
  });

  it('is left out of a history as it was before the succession was known', async () => {
    await recordEvents(desk.ports, penaltyEvent());
    desk.clock.advance({ days: 10 });
    acceptedValue(await succeed(desk.ports, successor, old));
    const after = await entityNow(successor);
    const at = (viewpoint: { asOf: string; knownAt: string }) =>
      readHistory(desk.ports.records, after, viewpoint as never);
    expect(await at({ asOf: '2026-03-12', knownAt: '2026-03-11T01:00:00.000Z' })).toEqual([]);
    expect(await at({ asOf: '2026-02-28', knownAt: desk.clock.now() })).toEqual([]);
    expect(await at({ asOf: '2026-03-12', knownAt: desk.clock.now() })).toHaveLength(1);
  });

  it('is succeeded to once, by somebody who is there, so that no circle ever forms', async () => {
    acceptedValue(await succeed(desk.ports, successor, old));
    expect(refusalIn(await propose({ successor: last })).code).toBe('wrong-state');
    expect(refusalIn(await propose({ code: last, successor: old })).code).toBe('wrong-state');
    expect(refusalIn(await propose({ code: successor, successor: old })).code).toBe('wrong-state');
  });

  it.each([
    ['itself', { successor: old }, 'body.successor'],
    ['somebody unknown', { successor: subjectOf(9) }, undefined],
    ['somebody from tomorrow on', { effectiveOn: on('2026-03-03') }, 'body.effectiveOn'],
  ] as const)('is not succeeded to by %s', async (_, differences, field) => {
    const { errors, code } = refusalIn(await propose(differences));
    expect([code, errors?.[0]?.field]).toEqual([field === undefined ? 'not-found' : 'invalid-input', field]);
  });

  it('is not succeeded to where one record cannot hold what counts about both', async () => {
    await desk.ports.ledger.prepare(
      Array.from({ length: mostLines }, (_, n) =>
        creation('creditEvent', penaltyEvent({ id: `p-${n}`, subject: n % 2 === 0 ? old : successor })),
      ),
    );
    acceptedValue(await propose());
    expect(refusalIn(await approve())).toMatchObject({
      code: 'record-full',
      errors: [{ field: 'proposedSuccession.id' }],
    });
    expect((await entityNow(old)).succeededBy).toBeUndefined();
  });

  it('is no natural person', async () => {
    const person = targetIdSchema.parse(`PERSON:${'A1'.repeat(32)}`);
    await desk.ports.ledger.prepare([
      creation('entity', { ...entity(4), target: { ...entity(4).target, id: person } }),
    ]);
    expect(refusalIn(await propose({ successor: person })).code).toBe('invalid-input');
    expect(refusalIn(await propose({ code: person })).code).toBe('invalid-input');
  });

  it('has its facts corrected under the code that their documents name, whichever code is asked for', async () => {
    const officer = callerIn('department-officer');
    const asked = { ...askOf(officer), subject: old };
    const { event } = acceptedValue(await recordFact(desk.ports, { ...asked, fact: factOf('penalty') }));
    acceptedValue(await succeed(desk.ports, successor, old));
    const second = askOf({ ...officer, subject: 'second-officer' });
    const replacement = factOf('penalty', { severity: 'minor' });
    const wrong = { subject: successor, eventId: event.id, reason: '录入有误，按文书更正', replacement };
    acceptedValue(await correctEvent(desk.ports, { ...second, ...wrong }));
    expect((await entityNow(successor)).standing?.lines).toMatchObject([{ eventId: `${event.id}-2` }]);
    const again = await recordFact(desk.ports, { ...asked, ...askOf(officer), fact: factOf('penalty') });
    expect(refusalIn(again).code).toBe('document-recorded');
  });

  it('is handed on by those who maintain both entries', async () => {
    const [own, elsewhere] = ['33.SCJG', '33.STHJ'].map((department) => callerIn('steward', { department }));
    expect(refusalIn(await propose({}, elsewhere)).code).toBe('outside-jurisdiction');
    acceptedValue(await propose({}, own));
    expect(refusalIn(await approve(elsewhere)).code).toBe('outside-jurisdiction');
    expect(refusalIn(await withdraw(elsewhere)).code).toBe('outside-jurisdiction');
    acceptedValue(await approve());
  });

  it('hands on its history once when two approve it at the same time', async () => {
    await recordEvents(desk.ports, penaltyEvent());
    acceptedValue(await propose());
    const third = { ...secondSteward, subject: 'third-steward' };
    const proposal = await proposalNow();
    const outcomes = await Promise.all(
      [secondSteward, third].map((by) => approveSuccession(desk.ports, { ...askOf(by), ...proposal })),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await entityNow(successor)).predecessors).toHaveLength(1);
  });
});

describe('a succession that is proposed', () => {
  it('changes nothing but what the register tells of the code, until someone else approves', async () => {
    await recordEvents(desk.ports, penaltyEvent());
    const [before, other] = [await entityNow(old), await entityNow(successor)];
    const answered = acceptedValue(await propose());
    const proposedSuccession = {
      id: successor,
      reason: 'merger',
      documentNo: '合并登记〔2026〕1号',
      effectiveOn: '2026-03-01',
      by: steward.subject,
      at: desk.clock.now(),
      warnings: [],
    };
    expect(answered).toEqual({ ...registeredOf(before), proposedSuccession });
    expect(await entityNow(old)).toEqual({ ...before, proposedSuccession });
    expect(await entityNow(successor)).toEqual(other);
    expect(refusalIn(await approve(steward)).code).toBe('same-person');
    acceptedValue(await approve());
    expect(await entityNow(old)).not.toHaveProperty('proposedSuccession');
  });

  it('is recorded with who proposed and who approved it', async () => {
    acceptedValue(await propose());
    acceptedValue(await withdraw());
    acceptedValue(await propose());
    acceptedValue(await approve());
    const trail = await collect(desk.ports.ledger.trail(`entity/${old}`));
    expect(trail.map(({ action, actor, basis }) => [action, actor, basis])).toEqual(
      [
        ['succession-proposed', steward.subject],
        ['succession-withdrawn', secondSteward.subject],
        ['succession-proposed', steward.subject],
        ['entity-succeeded', secondSteward.subject],
      ].map((step) => [...step, '合并登记〔2026〕1号']),
    );
  });

  it.each([
    ['its author', steward],
    ['another who maintains both entries', secondSteward],
  ])('is taken back by %s, which leaves nothing to approve', async (_, by) => {
    const before = await entityNow(old);
    acceptedValue(await propose());
    const proposal = await proposalNow();
    expect(acceptedValue(await withdraw(by))).toEqual(registeredOf(before));
    expect(await entityNow(old)).toEqual(before);
    const asked = { ...askOf(secondSteward), ...proposal };
    for (const step of [approveSuccession, withdrawSuccession])
      expect(refusalIn(await step(desk.ports, asked)).code).toBe('wrong-state');
  });

  it('gives way to the next proposal, and is not settled in its stead', async () => {
    acceptedValue(await propose());
    const first = await proposalNow();
    desk.clock.advance({ minutes: 1 });
    acceptedValue(await propose({ successor: last }));
    const asked = { ...askOf(secondSteward), ...first };
    for (const step of [approveSuccession, withdrawSuccession])
      expect(refusalIn(await step(desk.ports, asked))).toMatchObject({
        code: 'stale-version',
        errors: [{ field: 'body.proposedAt' }],
      });
    acceptedValue(await approve());
    expect((await entityNow(old)).succeededBy?.id).toBe(last);
  });

  it('is not approved any more when its successor has been succeeded meanwhile', async () => {
    acceptedValue(await propose());
    acceptedValue(await succeed(desk.ports, last, successor));
    expect(refusalIn(await approve())).toMatchObject({
      code: 'wrong-state',
      errors: [{ field: 'proposedSuccession.id' }],
    });
    expect((await entityNow(old)).succeededBy).toBeUndefined();
  });

  it('never closes a circle with another that waits', async () => {
    acceptedValue(await propose());
    acceptedValue(await succeed(desk.ports, old, successor));
    expect(refusalIn(await approve()).code).toBe('wrong-state');
  });

  it.each(['unified-code', 'duplicate-entry'] as const)(
    'for the reason %s warns where the entries differ in name or district',
    async (reason) => {
      const far = entity(4, { name: entity(1).target.name, district: '330203' });
      const nowhere = entity(5, { name: entity(1).target.name });
      const { district: _, ...target } = nowhere.target;
      await desk.ports.ledger.prepare([creation('entity', far), creation('entity', { ...nowhere, target })]);
      const warned = async (differences: SuccessionDifferences) =>
        acceptedValue(await propose({ reason, ...differences })).proposedSuccession?.warnings.map(({ en }) =>
          ['name', 'district'].filter((what) => en.includes(`differ in ${what}`)).join(),
        );
      expect(await warned({})).toEqual(['name']);
      expect(await warned({ successor: far.target.id })).toEqual(['district']);
      expect(await warned({ successor, code: far.target.id })).toEqual(['name', 'district']);
      expect(await warned({ successor: target.id })).toEqual([]);
      expect(await warned({ reason: 'merger' })).toEqual([]);
    },
  );
});

describe('an import that changes a name or an address', () => {
  it('changes nothing of the history, and leaves a succession as it is', async () => {
    await recordEvents(desk.ports, penaltyEvent());
    await recordEvents(desk.ports, resultEvent(['1'], { subject: successor }));
    acceptedValue(await succeed(desk.ports, successor, old));
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
