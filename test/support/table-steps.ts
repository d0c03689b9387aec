import type { Caller } from '../../shared/domain/access/caller.ts';
import type { CreditEvent } from '../../shared/domain/credit/event.ts';
import type { Result } from '../../shared/domain/primitives/result.ts';
import type { Instant } from '../../shared/domain/primitives/time.ts';
import { type RuleTable, tableHash } from '../../shared/domain/rule-tables/rule-tables.ts';
import type { TableProposal } from '../../shared/domain/rule-tables/table-proposal.ts';
import type { Write } from '../../shared/use-cases/ports.ts';
import { approveTable } from '../../shared/use-cases/tables/approve-table.ts';
import { previewTable } from '../../shared/use-cases/tables/preview-table.ts';
import { proposeTable } from '../../shared/use-cases/tables/propose-table.ts';
import { requestTablePreview } from '../../shared/use-cases/tables/request-table-preview.ts';
import { askOf, callerIn, entity, subjectOf } from './builders.ts';
import { resultEvent, standingAt } from './credit-events.ts';
import { acceptedValue } from './draws.ts';
import type { DeskPorts } from './inspection-desk.ts';
import { nextVersion, testTables } from './rule-tables.ts';
import { creation, sampleRecords } from './sample-records.ts';

/** The two people of the root unit who change the rules. */
export const steward: Caller = callerIn('steward', { department: '33' });
export const secondSteward: Caller = { ...steward, subject: 'second-steward' };

/** Every unit that the shipped tables give something to do. */
export const ruleUnits: readonly Write[] = [
  '33',
  ...new Set([
    ...testTables.measures.rows.flatMap(({ responsible }) => responsible),
    ...testTables.lists.rows.map(({ competent }) => competent),
  ]),
].map((code) => creation('unit', { ...sampleRecords.unit, code, jurisdiction: '330000' }));

/** Target number `n` with a history and the standing that it adds up to. */
export const evaluated = (n: number, ...events: readonly CreditEvent[]): readonly Write[] => {
  const own = events.map((event, i) => ({ ...event, id: `event-${n}-${i}`, subject: subjectOf(n) }));
  return [
    creation('entity', entity(n, {}, { standing: standingAt(subjectOf(n), own) })),
    ...own.map((event) => creation('creditEvent', event)),
  ];
};

/** So many targets, numbered from 0, whose last inspection ended with these result codes. */
export const inspected = (count: number, codesOf: (n: number) => readonly string[]): readonly Write[] =>
  Array.from({ length: count }, (_, n) => evaluated(n, resultEvent(codesOf(n)))).flat();

/** The measures from 10 March 2026 on, one of them retired. */
export const retiring = (code: string): RuleTable =>
  nextVersion('measures', '2026-03-10', ({ rows }) => ({
    rows: rows.map((row) => (row.code === code ? { ...row, isRetired: true } : row)),
  }));

/** The lists from 10 March 2026 on, none of which names a measure: what must be published before that one is retired. */
export const withoutMeasure = (code: string): RuleTable =>
  nextVersion('lists', '2026-03-10', ({ rows }) => ({
    rows: rows.map((row) => ({ ...row, measures: row.measures.filter((one) => one !== code) })),
  }));

/** What a stored version of each table looks like that was published today. */
export const publishedVersions = (publishedAt: Instant, ...tables: readonly RuleTable[]): readonly Write[] =>
  tables.map((table) => creation('tableVersion', { hash: tableHash(table), publishedAt, table }));

export const propose = (
  ports: DeskPorts,
  table: RuleTable,
  by: Caller = steward,
): Promise<Result<TableProposal>> => proposeTable(ports, { ...askOf(by), table, reason: '依据变更' });

/** Proposed and previewed, ready for a decision. */
export const previewed = async (ports: DeskPorts, table: RuleTable): Promise<TableProposal> => {
  const { id: proposalId } = acceptedValue(await propose(ports, table));
  acceptedValue(await requestTablePreview(ports, { ...askOf(steward), proposalId }));
  return acceptedValue(await previewTable(ports, proposalId));
};

export const approve = (
  ports: DeskPorts,
  { id: proposalId, hash }: Pick<TableProposal, 'id' | 'hash'>,
  by: Caller = secondSteward,
): Promise<Result<TableProposal>> => approveTable(ports, { ...askOf(by), proposalId, hash });

/** Proposed, previewed and approved. */
export const publish = async (ports: DeskPorts, table: RuleTable): Promise<TableProposal> =>
  acceptedValue(await approve(ports, await previewed(ports, table)));
