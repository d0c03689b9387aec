import { describe, expect, it } from 'vitest';
import { createDrawRunner } from '../../../functions/draw-runner/process.ts';
import { sha256Hex } from '../../../shared/domain/audit/hash.ts';
import type { TablePreview } from '../../../shared/domain/rule-tables/table-preview.ts';
import type { TableProposal } from '../../../shared/domain/rule-tables/table-proposal.ts';
import { rejectTable } from '../../../shared/use-cases/tables/end-proposal.ts';
import { previewTable } from '../../../shared/use-cases/tables/preview-table.ts';
import { proposedStanding } from '../../../shared/use-cases/tables/proposed-standing.ts';
import { requestTablePreview } from '../../../shared/use-cases/tables/request-table-preview.ts';
import { askOf, at, entity, on, subjectOf } from '../../support/builders.ts';
import { collect } from '../../support/collect.ts';
import { listedEvent, resultEvent } from '../../support/credit-events.ts';
import { acceptedValue, refusalIn } from '../../support/draws.ts';
import { type Desk, type DeskPorts, inspectionDesk } from '../../support/inspection-desk.ts';
import { nextVersion } from '../../support/rule-tables.ts';
import { creation } from '../../support/sample-records.ts';
import {
  approve,
  evaluated,
  inspected,
  previewed,
  propose,
  retiring,
  ruleUnits,
  secondSteward,
  steward,
  withoutMeasure,
} from '../../support/table-steps.ts';

/** Sixty who were inspected, a third each with nothing found, something unpublished and something falsified. */
const codesOf = (n: number): readonly string[] => [['1', '2', '3'][n % 3] ?? '1'];
const deskOfSixty = (): Promise<Desk> =>
  inspectionDesk([
    ...ruleUnits,
    ...inspected(60, codesOf),
    ...evaluated(60, listedEvent({ measures: ['M01', 'M02'] })),
    // Nothing is known of this one.
    creation('entity', entity(61)),
  ]);

/** What was not published weighs as much as what is falsified. */
const harsher = nextVersion('result-codes', '2026-03-10', ({ rows }) => ({
  rows: rows.map((row) => (row.code === '2' ? { ...row, points: -130, riskClass: 'D' as const } : row)),
}));

const previewOf = async (ports: DeskPorts, table: TableProposal['table']): Promise<TablePreview> => {
  const { preview } = await previewed(ports, table);
  if (preview === undefined) throw new Error('nothing was previewed');
  return preview;
};

const asked = async (ports: DeskPorts, table: TableProposal['table']): Promise<TableProposal> => {
  const { id: proposalId } = acceptedValue(await propose(ports, table));
  return acceptedValue(await requestTablePreview(ports, { ...askOf(steward), proposalId }));
};

describe('a preview of a table that standings rest on', () => {
  it('says who would change, how many and how', async () => {
    const { ports } = await deskOfSixty();
    const { standings, difference } = await previewOf(ports, harsher);
    expect(difference).toEqual({
      added: 0,
      removed: 0,
      changed: 1,
      rows: [
        { row: 'table', change: 'changed', fields: [expect.objectContaining({ field: 'effectiveFrom' })] },
        {
          row: '2',
          change: 'changed',
          fields: [
            { field: 'points', before: -30, after: -130 },
            { field: 'riskClass', before: 'C', after: 'D' },
          ],
        },
      ],
    });
    expect(standings).toMatchObject({
      evaluated: 61,
      changed: 20,
      listed: 0,
      classes: [
        { before: 'D', after: 'D', count: 21 },
        { before: 'C', after: 'D', count: 20 },
        { before: 'A', after: 'A', count: 20 },
      ],
      score: { higher: 0, lower: 20, greatestGain: 0, greatestLoss: 100 },
      measures: [],
    });
  });

  it('shows twenty of them at most, drawn by a lot that anyone can draw again', async () => {
    const { ports } = await inspectionDesk([...ruleUnits, ...inspected(60, () => ['2'])]);
    const proposal = await previewed(ports, harsher);
    const sample = proposal.preview?.standings?.sample ?? [];
    const tickets = Array.from({ length: 60 }, (_, n) => sha256Hex(proposal.hash + subjectOf(n))).sort();
    expect(sample.map(({ ticket }) => ticket)).toEqual(tickets.slice(0, 20));
    for (const { subject, ticket, before, after, changedLines, lines } of sample) {
      expect(ticket).toBe(sha256Hex(proposal.hash + subject));
      expect([before.score, after.score, before.riskClass, after.riskClass]).toEqual([970, 870, 'C', 'D']);
      expect(changedLines).toBe(1);
      expect(lines).toMatchObject([
        { rule: 'result-codes/2', before: { points: -30 }, after: { points: -130 } },
      ]);
    }
  });

  it('tells nobody of a change where only words change', async () => {
    const { ports } = await deskOfSixty();
    const words = nextVersion('result-codes', '2026-03-10', ({ rows }) => ({
      rows: rows.map((row) => ({ ...row, label: { zh: `${row.label.zh}。`, en: `${row.label.en}.` } })),
    }));
    const { standings, difference } = await previewOf(ports, words);
    expect([standings?.evaluated, standings?.changed, difference.changed]).toEqual([61, 0, 8]);
  });

  it('counts the measures that are gained and lost, and that nobody changes lists', async () => {
    const { ports } = await deskOfSixty();
    const milder = nextVersion('measures', '2026-03-10', ({ rows }) => ({
      rows: rows.map((row) =>
        row.code === 'M02' ? { ...row, effect: { ...row.effect, cancels: ['M01', 'E01'] } } : row,
      ),
    }));
    const { standings } = await previewOf(ports, milder);
    expect(standings).toMatchObject({
      changed: 1,
      listed: 0,
      measures: [{ code: 'M01', gained: 0, lost: 1 }],
      sample: [{ before: { measures: ['M01', 'M02'] }, after: { measures: ['M02'] } }],
    });
  });

  it('counts who would be rid of a measure that is retired, and what that one took away comes back', async () => {
    const { ports } = await inspectionDesk([
      ...ruleUnits,
      ...evaluated(1, listedEvent({ list: 'red', cause: 'RE-01', measures: ['E01'] })),
      ...evaluated(
        2,
        listedEvent({ id: 'red', list: 'red', cause: 'RE-01', measures: ['E01'] }),
        listedEvent({ list: 'abnormal', cause: 'AB-04', measures: ['M02'] }),
      ),
    ]);
    // No list names it any more by then, as the lists of the serious do today.
    acceptedValue(await approve(ports, await previewed(ports, withoutMeasure('M02'))));
    const { standings } = await previewOf(ports, retiring('M02'));
    expect(standings).toMatchObject({
      changed: 1,
      listed: 0,
      measures: [
        { code: 'E01', gained: 1, lost: 0 },
        { code: 'M02', gained: 0, lost: 1 },
      ],
      sample: [{ subject: subjectOf(2), before: { measures: ['M02'] }, after: { measures: ['E01'] } }],
    });
  });

  it('counts who would be drawn in another stratum, though nothing else of them changes', async () => {
    const { ports } = await inspectionDesk([
      ...ruleUnits,
      ...inspected(3, () => ['1']),
      ...evaluated(3, listedEvent({ list: 'abnormal', cause: 'AB-04', measures: ['M03'] })),
    ]);
    const gentler = nextVersion('measures', '2026-03-10', ({ rows }) => ({
      rows: rows.map((row) => (row.code === 'M03' ? { ...row, effect: {} } : row)),
    }));
    const { standings } = await previewOf(ports, gentler);
    expect(standings).toMatchObject({
      changed: 1,
      sample: [
        {
          before: { riskClass: 'C', stratum: 'D' },
          after: { riskClass: 'C', stratum: 'C' },
          changedLines: 0,
        },
      ],
    });
  });

  it('looks at the day on which the version takes effect, by the tables of that day', async () => {
    const shown = resultEvent(['5'], { occurredOn: on('2025-06-01') });
    const { ports } = await inspectionDesk([...ruleUnits, ...evaluated(0, shown)]);
    const grave = (from: string) =>
      nextVersion('result-codes', from, ({ rows }) => ({
        rows: rows.map((row) => (row.code === '5' ? { ...row, points: -40 } : row)),
      }));
    // Since April 2026 an ordinary fact counts for a year: in July it is over, with or without the version.
    expect((await previewOf(ports, grave('2026-05-01'))).standings?.changed).toBe(1);
    expect((await previewOf(ports, grave('2026-07-01'))).standings?.changed).toBe(0);
  });

  it('rests on what was known when it was asked for', async () => {
    const { ports, clock } = await deskOfSixty();
    const { id } = await asked(ports, harsher);
    clock.advance({ minutes: 5 });
    const late = { ...resultEvent(['2']), id: 'late', subject: subjectOf(0), knownAt: clock.now() };
    await ports.ledger.prepare([creation('creditEvent', late)]);
    expect(acceptedValue(await previewTable(ports, id)).preview?.standings?.changed).toBe(20);
  });
});

describe('a preview of a table that no standing rests on', () => {
  it('says how many targets would be drawn from each stratum', async () => {
    const { ports } = await inspectionDesk([
      ...ruleUnits,
      ...inspected(60, codesOf),
      ...Array.from({ length: 40 }, (_, n) => creation('entity', entity(100 + n))),
      creation('entity', entity(200, { state: 'closed' })),
    ]);
    const ratios = nextVersion('draw-ratios', '2026-03-10', ({ rows }) => ({
      rows: rows.map((row) => (row.stratum === 'D' ? { ...row, perTenThousand: 5_000 } : row)),
    }));
    const { samples, standings } = await previewOf(ports, ratios);
    expect(standings).toBeUndefined();
    expect(
      samples?.map(({ stratum, available, before, after }) => [stratum, available, before, after]),
    ).toEqual([
      ['D', 20, 6, 10],
      ['C', 20, 2, 2],
      ['B', 0, 0, 0],
      ['N', 40, 1, 1],
      ['A', 20, 0, 0],
    ]);
  });

  it('says which rows change, those that come and go among them', async () => {
    const { ports } = await inspectionDesk([...ruleUnits]);
    const tags = nextVersion('exclusion-tags', '2026-03-10', ({ rows }) => ({
      rows: [...rows.slice(1), { tag: '新设企业', reason: 'observation-period' as const }],
    }));
    const { difference, standings, samples } = await previewOf(ports, tags);
    expect([standings, samples]).toEqual([undefined, undefined]);
    expect(difference).toMatchObject({ added: 1, removed: 1, changed: 0 });
    expect(difference.rows.map(({ row, change }) => [row, change])).toEqual([
      ['table', 'changed'],
      ['新设企业', 'added'],
      ['无事不扰', 'removed'],
    ]);
  });
});

describe('the work on a preview', () => {
  it('goes on where it was broken off, and comes to the same', async () => {
    const { ports } = await deskOfSixty();
    const undisturbed = (await previewed(ports, harsher)).preview;
    const { id, previewRequested } = await asked(ports, harsher);
    let notes = 0;
    const dying = {
      ...ports,
      progress: {
        note: async () => {
          notes += 1;
          if (notes > 4) throw new Error('the machine went away');
        },
      },
    };
    await expect(previewTable(dying, id)).rejects.toThrow('the machine went away');
    const parts = await collect(
      ports.records.all('previewParts', { proposalId: id, requestedAt: previewRequested?.at ?? '' }),
    );
    expect(parts.length).toBeGreaterThan(0);
    expect(parts.length).toBeLessThan(8);

    let shards = 0;
    const counting: DeskPorts = {
      ...ports,
      records: {
        ...ports.records,
        all: (pattern, args) => {
          if (pattern === 'entitiesInShard') shards += 1;
          return ports.records.all(pattern, args);
        },
      },
    };
    expect(acceptedValue(await previewTable(counting, id)).preview).toEqual(undisturbed);
    expect(shards).toBe(8 - parts.length);
  });

  it('comes to one preview when it is done twice at once', async () => {
    const { ports } = await deskOfSixty();
    const { id } = await asked(ports, harsher);
    const [one, two] = await Promise.all([previewTable(ports, id), previewTable(ports, id)]);
    expect([one.ok, two.ok]).toContain(true);
    for (const outcome of [one, two])
      if (!outcome.ok) expect(['stale-version', 'command-already-applied']).toContain(outcome.refusal.code);
    expect((await ports.records.get('tableProposal', { id }))?.value.preview?.standings?.changed).toBe(20);
  });

  it('is taken from the stream by the runner, which tells how far it is', async () => {
    const { ports } = await deskOfSixty();
    const { id } = await asked(ports, harsher);
    const logged: string[] = [];
    const run = createDrawRunner({ ...ports, log: (code) => void logged.push(code) });
    const runId = `preview-table/${id}`;
    const change = async () => {
      const after = (await ports.records.get('run', { id: runId }))?.value;
      if (after === undefined) throw new Error('nothing runs');
      return { kind: 'run' as const, before: undefined, after, version: 1 };
    };
    await run(await change());
    expect((await ports.records.get('runProgress', { runId }))?.value).toMatchObject({ done: 62 });
    await run(await change());
    expect(logged).toEqual(['reaction-completed']);
  });

  it('ends with a decision that does not wait for it', async () => {
    const { ports } = await deskOfSixty();
    const { id } = await asked(ports, harsher);
    const decision = { ...askOf(secondSteward), proposalId: id, reason: '依据不足' };
    acceptedValue(await rejectTable(ports, decision));
    expect((await ports.records.get('run', { id: `preview-table/${id}` }))?.value.doneAt).toBeDefined();
    expect(acceptedValue(await previewTable(ports, id)).state).toBe('rejected');
  });

  it('takes the place of an earlier preview', async () => {
    const { ports, clock } = await deskOfSixty();
    const { id: proposalId } = await previewed(ports, harsher);
    clock.advance({ minutes: 5 });
    const late = {
      ...resultEvent(['2']),
      id: 'late',
      subject: subjectOf(0),
      knownAt: at('2026-03-02T01:01:00.000Z'),
    };
    await ports.ledger.prepare([creation('creditEvent', late)]);
    const again = acceptedValue(await requestTablePreview(ports, { ...askOf(steward), proposalId }));
    expect(again).not.toHaveProperty('preview');
    expect(acceptedValue(await previewTable(ports, proposalId)).preview?.standings?.changed).toBe(21);
    const busy = await asked(
      ports,
      nextVersion('score-grades', '2026-03-10', () => ({ basis: '新的依据' })),
    );
    const twice = { ...askOf(steward), proposalId: busy.id };
    expect(refusalIn(await requestTablePreview(ports, twice)).code).toBe('wrong-state');
  });
});

describe('what one entity’s standing would be', () => {
  it('is answered before and after, and every question is logged', async () => {
    const { ports } = await deskOfSixty();
    const { id } = acceptedValue(await propose(ports, harsher));
    const logged: unknown[] = [];
    const append = async (entries: readonly unknown[]) => void logged.push(...entries);
    const queryLog = { ...ports.queryLog, append };
    const ask = (n: number) => proposedStanding({ ...ports, queryLog }, steward, id, subjectOf(n));
    expect(acceptedValue(await ask(1))).toMatchObject({
      before: { asOf: '2026-03-10', score: 970, riskClass: 'C' },
      after: { asOf: '2026-03-10', score: 870, riskClass: 'D' },
      effect: { changedLines: 1 },
    });
    expect(acceptedValue(await ask(0))).not.toHaveProperty('effect');
    expect(acceptedValue(await ask(61)).before).not.toHaveProperty('score');
    expect(refusalIn(await ask(999)).code).toBe('not-found');
    expect(logged).toHaveLength(4);
    expect(logged[0]).toMatchObject({ subject: subjectOf(1), askedBy: 'steward', purpose: 'credit-query' });
  });
});
