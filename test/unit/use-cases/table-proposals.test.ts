import { beforeEach, describe, expect, it } from 'vitest';
import { ruleTables } from '../../../shared/adapters/rule-tables.ts';
import { NoTableInForceError } from '../../../shared/domain/rule-tables/table-version.ts';
import { rejectTable, withdrawTable } from '../../../shared/use-cases/tables/end-proposal.ts';
import { readProposal } from '../../../shared/use-cases/tables/read-proposal.ts';
import {
  readTable,
  readTableVersion,
  tablesInForceNow,
  versionsOfTable,
} from '../../../shared/use-cases/tables/read-tables.ts';
import { requestTablePreview } from '../../../shared/use-cases/tables/request-table-preview.ts';
import { tablesNow } from '../../../shared/use-cases/tables-now.ts';
import { askOf, callerIn, on } from '../../support/builders.ts';
import { collect } from '../../support/collect.ts';
import { acceptedValue, refusalIn } from '../../support/draws.ts';
import { approver, type Desk, type DeskPorts, inspectionDesk } from '../../support/inspection-desk.ts';
import { nextVersion, testTables } from '../../support/rule-tables.ts';
import {
  approve,
  previewed,
  propose,
  publish,
  ruleUnits,
  secondSteward,
  steward,
} from '../../support/table-steps.ts';

let desk: Desk;
let ports: DeskPorts;
beforeEach(async () => {
  desk = await inspectionDesk([...ruleUnits]);
  ports = desk.ports;
});

/** Terms that are longer by so many days. */
const longer = (from: string, days = 1) =>
  nextVersion('deadlines', from, ({ rows }) => ({
    rows: rows.map((row) => ({ ...row, workingDays: row.workingDays + days })),
  }));
const termOn = async (day: string): Promise<number | undefined> =>
  acceptedValue(await readTable(ports, 'deadlines', { on: on(day) })).table.rows.flatMap((row) =>
    'workingDays' in row && row.name === 'publish-result' ? [row.workingDays] : [],
  )[0];
const stored = async (id: string) => (await ports.records.get('tableProposal', { id }))?.value;

describe('a new version of a rule table', () => {
  it('takes effect on its day, after one person proposed it and another approved what was previewed', async () => {
    const proposal = await previewed(ports, longer('2026-03-10'));
    expect(proposal).toMatchObject({
      state: 'previewed',
      proposedBy: 'steward',
      preview: { difference: { added: 0, removed: 0, changed: testTables.deadlines.rows.length } },
    });
    const approved = acceptedValue(await approve(ports, proposal));
    expect(approved).toMatchObject({ state: 'approved', decided: { by: 'second-steward' } });

    expect([await termOn('2026-03-09'), await termOn('2026-03-10')]).toEqual([20, 21]);
    desk.clock.set('2026-03-09T15:59:59.999Z');
    expect((await tablesNow(ports.tables, desk.clock.now())).deadlines).toEqual(testTables.deadlines);
    desk.clock.set('2026-03-09T16:00:00.000Z');
    expect((await tablesNow(ports.tables, desk.clock.now())).deadlines).toEqual(proposal.table);
  });

  it('is said of in the public log and in the trail of its table', async () => {
    const { id, hash } = await publish(ports, longer('2026-03-10'));
    const [entry, ...others] = await ports.ledger.publicLogAbout('table/deadlines');
    expect(others).toEqual([]);
    expect(entry).toMatchObject({
      action: 'table-published',
      facts: { name: 'deadlines', hash, effectiveFrom: '2026-03-10', effectiveTo: null, proposal: id },
    });
    const trail = await collect(ports.ledger.trail('table/deadlines'));
    expect(trail.map(({ action, actor }) => [action, actor])).toEqual([
      ['table-proposed', 'steward'],
      ['table-preview-requested', 'steward'],
      ['table-previewed', 'service:draw-runner'],
      ['table-published', 'second-steward'],
    ]);
  });

  it('is found by its hash, and stands beside the versions before it', async () => {
    const { id, hash } = await publish(ports, longer('2026-03-10'));
    expect(acceptedValue(await readTableVersion(ports, 'deadlines', hash))).toMatchObject({ proposalId: id });
    expect(refusalIn(await readTableVersion(ports, 'measures', hash)).code).toBe('not-found');
    const versions = await versionsOfTable(ports, 'deadlines');
    expect(versions.map(({ effectiveFrom }) => effectiveFrom)).toEqual(['2026-03-10', '2021-09-01']);
    const inForce = await tablesInForceNow(ports);
    expect(inForce.find(({ name }) => name === 'deadlines')?.hash).toBe(versions[1]?.hash);
  });

  it('answers nothing otherwise as of before it was published', async () => {
    const before = desk.clock.now();
    desk.clock.advance({ minutes: 1 });
    const { hash } = await publish(ports, longer('2026-03-10'));
    const asKnown = (knownAt: typeof before) =>
      readTable(ports, 'deadlines', { on: on('2026-05-01'), knownAt });
    expect(acceptedValue(await asKnown(before)).hash).not.toBe(hash);
    expect(acceptedValue(await asKnown(desk.clock.now())).hash).toBe(hash);
    const tables = await ports.tables.at(on('2026-05-01'), before);
    expect(tables.hashes.deadlines).not.toBe(hash);
  });

  it('is known to every machine from its day on, whatever was read before', async () => {
    const other = ruleTables(ports.records, desk.clock);
    desk.clock.set('2026-03-02T15:59:50.000Z');
    await tablesNow(other, desk.clock.now());
    const { hash } = await publish(ports, longer('2026-03-03'));
    desk.clock.set('2026-03-02T16:00:00.000Z');
    expect((await tablesNow(other, desk.clock.now())).hashes.deadlines).toBe(hash);
  });
});

describe('a proposal', () => {
  it('is made and decided by people of the root unit alone', async () => {
    expect(refusalIn(await propose(ports, longer('2026-03-10'), callerIn('steward'))).code).toBe(
      'outside-jurisdiction',
    );
    const proposal = await previewed(ports, longer('2026-03-10'));
    expect(refusalIn(await approve(ports, proposal, approver)).code).toBe('outside-jurisdiction');
    expect((await approve(ports, proposal, { ...approver, department: '33' })).ok).toBe(true);
  });

  it('needs a second person, in this very wording, after a preview', async () => {
    const drafted = acceptedValue(await propose(ports, longer('2026-03-10')));
    expect(refusalIn(await approve(ports, drafted)).code).toBe('wrong-state');
    const proposal = await previewed(ports, longer('2026-03-11'));
    expect(refusalIn(await approve(ports, proposal, steward)).code).toBe('same-person');
    const other = { ...proposal, hash: drafted.hash };
    expect(refusalIn(await approve(ports, other))).toMatchObject({
      code: 'stale-version',
      errors: [{ field: 'body.hash' }],
    });
    expect((await stored(proposal.id))?.state).toBe('previewed');
  });

  it('is refused where it could not be published, at every step', async () => {
    expect(refusalIn(await propose(ports, longer('2026-03-02'))).code).toBe('table-effective-date');
    const proposal = await previewed(ports, longer('2026-03-03'));
    desk.clock.advance({ days: 1 });
    expect(refusalIn(await approve(ports, proposal)).code).toBe('table-effective-date');
    const again = { ...askOf(steward), proposalId: proposal.id };
    expect(refusalIn(await requestTablePreview(ports, again)).code).toBe('table-effective-date');
  });

  it('may not give a unit something to do that nobody registered', async () => {
    const stranger = nextVersion('measures', '2026-06-01', ({ rows }) => ({
      rows: rows.map((row) => (row.code === 'E05' ? { ...row, responsible: ['33.CZT'] } : row)),
    }));
    expect(refusalIn(await propose(ports, stranger))).toMatchObject({ code: 'table-inconsistent' });
  });

  it('is previewed anew once another version was published', async () => {
    const proposal = await previewed(ports, longer('2026-06-01'));
    await publish(
      ports,
      nextVersion('score-grades', '2026-04-01', () => ({ basis: '新的依据' })),
    );
    expect(refusalIn(await approve(ports, proposal)).code).toBe('stale-version');
    // What takes effect later than the proposal does not bear on its preview.
    const second = await previewed(ports, longer('2026-06-02', 2));
    await publish(
      ports,
      nextVersion('triggers', '2026-07-01', () => ({ basis: '新的依据' })),
    );
    expect((await approve(ports, second)).ok).toBe(true);
  });

  it('is rejected by another person and withdrawn by its author, with the reason, for good', async () => {
    const one = acceptedValue(await propose(ports, longer('2026-03-10')));
    const asked = (by: typeof steward, { id: proposalId }: typeof one) => ({
      ...askOf(by),
      proposalId,
      reason: '依据不足',
    });
    expect(refusalIn(await rejectTable(ports, asked(steward, one))).code).toBe('same-person');
    expect(refusalIn(await withdrawTable(ports, asked(secondSteward, one))).code).toBe('forbidden');
    expect(acceptedValue(await rejectTable(ports, asked(secondSteward, one)))).toMatchObject({
      state: 'rejected',
      decided: { by: 'second-steward', reason: '依据不足' },
    });
    expect(refusalIn(await withdrawTable(ports, asked(steward, one))).code).toBe('wrong-state');
    const two = acceptedValue(await propose(ports, longer('2026-03-10')));
    expect(acceptedValue(await withdrawTable(ports, asked(steward, two))).state).toBe('withdrawn');
  });

  it('that is approved twice at once is published once', async () => {
    const proposal = await previewed(ports, longer('2026-03-10'));
    const third = { ...secondSteward, subject: 'third-steward' };
    const outcomes = await Promise.all([approve(ports, proposal), approve(ports, proposal, third)]);
    expect(outcomes.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    const refused = outcomes.find(({ ok }) => !ok);
    expect(['stale-version', 'wrong-state']).toContain(refused && refusalIn(refused).code);
    expect(await versionsOfTable(ports, 'deadlines')).toHaveLength(2);
    expect(await ports.ledger.publicLogAbout('table/deadlines')).toHaveLength(1);
  });

  it('that another one contradicts is not published at the same moment', async () => {
    const retire = await previewed(
      ports,
      nextVersion('measures', '2026-03-10', ({ rows }) => ({
        rows: rows.map((row) => (row.code === 'R08' ? { ...row, isRetired: true } : row)),
      })),
    );
    const use = await previewed(
      ports,
      nextVersion('lists', '2026-03-10', ({ rows }) => ({
        rows: rows.map((row) =>
          row.list === 'serious' ? { ...row, measures: [...row.measures, 'R08'] } : row,
        ),
      })),
    );
    const outcomes = await Promise.all([approve(ports, retire), approve(ports, use)]);
    expect(outcomes.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    // Whoever comes later is told why.
    const loser = outcomes[0]?.ok ? use : retire;
    expect(['table-inconsistent', 'stale-version']).toContain(refusalIn(await approve(ports, loser)).code);
  });

  it('shows how far its preview is while it is worked on', async () => {
    const { id: proposalId } = acceptedValue(await propose(ports, longer('2026-03-10')));
    acceptedValue(await requestTablePreview(ports, { ...askOf(steward), proposalId }));
    expect(acceptedValue(await readProposal(ports.records, proposalId))).not.toHaveProperty('progress');
    const runId = `preview-table/${proposalId}`;
    const note = { runId, phase: 'reading', done: 7, at: desk.clock.now() } as const;
    await ports.progress.note(note);
    expect(acceptedValue(await readProposal(ports.records, proposalId))).toMatchObject({
      state: 'previewing',
      progress: { phase: 'reading', done: 7 },
    });
  });
});

describe('a day before any version of a table', () => {
  it('has none, and says so', async () => {
    expect(refusalIn(await readTable(ports, 'lists', { on: on('2020-01-01') })).code).toBe('not-found');
    const tables = await ports.tables.at(on('2020-01-01'), desk.clock.now());
    expect(() => tables.lists).toThrow(NoTableInForceError);
    expect(tables.holidays.rows.length).toBeGreaterThan(0);
  });
});
