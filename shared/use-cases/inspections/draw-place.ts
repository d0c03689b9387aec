import { commitmentDigest, type Stage } from '../../domain/draws/commitment.ts';
import type { DrawRules, StratumSize } from '../../domain/draws/rules.ts';
import type { Draw } from '../../domain/inspections/draw.ts';
import { inspectorDrawFault } from '../../domain/inspections/inspector-draws.ts';
import type { Preparation } from '../../domain/inspections/preparation.ts';
import { preparationFault } from '../../domain/inspections/preparation-fault.ts';
import { type Availability, sampleSizes } from '../../domain/inspections/sample-sizes.ts';
import { stratumSchema } from '../../domain/inspections/stratum.ts';
import type { SeatRequirement, Task } from '../../domain/inspections/task.ts';
import { accepted, type Result, refused } from '../../domain/primitives/result.ts';
import { type CivilDate, civilDateOf, type Instant } from '../../domain/primitives/time.ts';
import type { Item } from '../../domain/registry/item.ts';
import { drawTableNames, type RuleTables } from '../../domain/rule-tables/rule-tables.ts';
import { found } from '../found.ts';
import type { Records, Stored, Write } from '../ports.ts';
import { drawnFrame } from './drawn-frame.ts';
import { selectFrame } from './select-frame.ts';
import type { SelectedFrame } from './selected-frame.ts';

/** Hears how many targets were read so far. */
type OnRead = (targets: number) => Promise<void>;

/** The place that a draw takes: in its task's own line, or as a department's draw of inspectors. */
export interface DrawPlace {
  readonly task: Task;
  readonly items: readonly Item[];
  /** The department that holds the draw. */
  readonly department: string;
  readonly stage: Stage;
  /** What the draw's id begins with; a hyphen and its number follow. */
  readonly line: string;
  readonly number: number;
  /** The seats that are filled in this draw. */
  readonly seats: readonly SeatRequirement[];
  readonly substitutes: DrawRules['substitutes'];
  readonly frame: (onRead: OnRead) => Promise<SelectedFrame>;
  /** The content hashes, by name, of the rule tables that decide frame and sizes. */
  readonly tableHashes: Draw['tables'];
  readonly sizes: (available: Availability) => Result<readonly StratumSize[]>;
  /** The write by which the draw takes its place; it fails if anything about the place has changed since. */
  readonly taken: (draw: Draw) => Write;
}

const itemsOf = async (records: Records, { id, itemCodes }: Task): Promise<readonly Item[]> => {
  const items = await records.getMany(
    'item',
    itemCodes.map((code) => ({ code })),
  );
  return items.map((item, i) => {
    if (item === undefined) throw new Error(`task ${id} names item ${itemCodes[i]}, which is gone`);
    return item.value;
  });
};

const taskPlace = (
  records: Records,
  stored: Stored<'task'>,
  items: readonly Item[],
  { tables, at }: Rules,
): DrawPlace => {
  const task = stored.value;
  const isTogether = task.inspectorStage === 'together';
  const number = task.draws + 1;
  return {
    task,
    items,
    department: task.leadDepartment,
    stage: { kind: isTogether ? 'together' : 'targets' },
    line: task.id,
    number,
    seats: isTogether ? task.seats : [],
    substitutes: 'next-in-sequence',
    frame: (onRead) => selectFrame(records, { task, items, tables, at }, onRead),
    tableHashes: Object.fromEntries(drawTableNames.map((name) => [name, tables.hashes[name]])),
    sizes: (available) => sampleSizes(task.sampling, available, tables['draw-ratios']),
    taken: ({ id }) => ({
      kind: 'task',
      value: { ...task, draws: number, currentDrawId: id },
      before: stored,
    }),
  };
};

const inspectorsPlace = (
  records: Records,
  task: Task,
  items: readonly Item[],
  of: Stored<'draw'>,
  department: string,
  today: CivilDate,
): DrawPlace => {
  const targets = of.value;
  if (targets.commitment === undefined) throw new Error(`draw ${targets.id} was drawn without a commitment`);
  const number = 1 + targets.inspectorDraws.filter((one) => one.department === department).length;
  return {
    task,
    items,
    department,
    stage: {
      kind: 'inspectors',
      of: targets.id,
      commitment: commitmentDigest(targets.commitment),
      department,
    },
    line: `${targets.id}-${department}`,
    number,
    seats: task.seats.filter((seat) => seat.department === department),
    // The targets are settled; only inspectors can be replaced.
    substitutes: 'none',
    frame: () => drawnFrame(records, targets, task, today),
    // Whom the department's inspectors visit was decided by the draw of the targets.
    tableHashes: {},
    sizes: (available) => accepted(wholeStrata(targets, available)),
    taken: ({ id: drawId }) => ({
      kind: 'draw',
      value: {
        ...targets,
        inspectorDraws: [...targets.inspectorDraws, { department, drawId, number, state: 'open' }],
      },
      before: of,
    }),
  };
};

/** Every target of a stratum gets its inspectors; strata stand in the order in which they were drawn. */
const wholeStrata = ({ rules }: Draw, available: Availability): readonly StratumSize[] =>
  rules.strata.map(({ stratum }) => ({
    stratum,
    size: available.get(stratumSchema.parse(stratum)) ?? 0,
  }));

/** The rule tables that a draw is prepared by, and the moment that they are in force at. */
interface Rules {
  readonly tables: RuleTables;
  readonly at: Instant;
}

/** The place that a preparation is for. Refuses, in its own words, where no draw can be made there now. */
export const drawPlace = async (
  records: Records,
  { taskId, of, department, purpose }: Preparation,
  rules: Rules,
): Promise<Result<DrawPlace>> => {
  const stored = await found(records, 'task', { id: taskId });
  if (!stored.ok) return stored;
  const { value: task } = stored.value;
  const today = civilDateOf(rules.at);
  if (of === undefined) {
    const fault = preparationFault(task, purpose, today);
    return fault === undefined
      ? accepted(taskPlace(records, stored.value, await itemsOf(records, task), rules))
      : refused(fault);
  }
  const targets = await found(records, 'draw', { id: of });
  if (!targets.ok) return targets;
  const fault = inspectorDrawFault(targets.value.value, task, department, today);
  return fault === undefined
    ? accepted(inspectorsPlace(records, task, await itemsOf(records, task), targets.value, department, today))
    : refused(fault);
};
