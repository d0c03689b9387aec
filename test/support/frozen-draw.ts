import type { Exclusion } from '../../shared/domain/draws/exclusion.ts';
import type { Draw } from '../../shared/domain/inspections/draw.ts';
import type { Preparation } from '../../shared/domain/inspections/preparation.ts';
import type { Inspector } from '../../shared/domain/registry/inspector.ts';
import type { Target } from '../../shared/domain/registry/target.ts';
import { type FrozenInputs, frozenInputs } from '../../shared/use-cases/inspections/frozen-inputs.ts';
import { prepareDraw } from '../../shared/use-cases/inspections/prepare-draw.ts';
import { requestPreparation } from '../../shared/use-cases/inspections/request-preparation.ts';
import type { Write } from '../../shared/use-cases/ports.ts';
import { askOf, entity, inspectorEntry, itemCode, itemEntry, type TaskDifferences } from './builders.ts';
import { collect } from './collect.ts';
import { acceptedValue } from './draws.ts';
import { type Desk, inspectionDesk, planner } from './inspection-desk.ts';
import { creation } from './sample-records.ts';

/** So many targets of the register, numbered from 0. */
export const targets = (
  count: number,
  differences: (n: number) => Partial<Target> = () => ({}),
): readonly Write[] => Array.from({ length: count }, (_, n) => creation('entity', entity(n, differences(n))));

/** Inspectors of the register, numbered from 1. */
export const inspectors = (...differences: readonly Partial<Inspector>[]): readonly Write[] =>
  differences.map((one, n) => creation('inspector', inspectorEntry(n + 1, one)));

/** A desk over a register and the usual item. */
export const deskWith = (...register: readonly Write[]): Promise<Desk> =>
  inspectionDesk([creation('item', itemEntry(itemCode)), ...register]);

/** A new task, approved; its id. */
export const approvedTask = async (desk: Desk, differences?: TaskDifferences): Promise<string> => {
  const task = acceptedValue(await desk.draft(differences));
  return acceptedValue(await desk.approve(task.id)).id;
};

/** A draw that was just frozen, and what was frozen for it. */
export interface Frozen {
  readonly desk: Desk;
  readonly draw: Draw;
  readonly inputs: FrozenInputs;
  readonly exclusions: readonly Exclusion[];
}

/** What was frozen for a draw. */
export const frozenFor = async (desk: Desk, draw: Draw): Promise<Frozen> => {
  const { records } = desk.ports;
  const parts = await collect(records.all('exclusionParts', { inputsId: draw.inputsId }));
  return {
    desk,
    draw,
    inputs: await frozenInputs(records, draw.inputsId),
    exclusions: parts.flatMap(({ value }) => value.exclusions),
  };
};

/** Freezes a draw of a new task. */
export const frozenAt = async (desk: Desk, differences?: TaskDifferences): Promise<Frozen> =>
  frozenFor(desk, acceptedValue(await desk.freeze(await approvedTask(desk, differences))));

/** Freezes a draw of a new task over a new register. */
export const frozen = async (register: readonly Write[], differences?: TaskDifferences): Promise<Frozen> =>
  frozenAt(await deskWith(...register), differences);

/** The preparation of a task, as it stands. */
export const preparationOf = async ({ ports }: Desk, taskId: string): Promise<Preparation> => {
  const stored = await ports.records.get('preparation', { id: taskId });
  if (stored === undefined) throw new Error(`nothing was prepared for ${taskId}`);
  return stored.value;
};

/** Asks for a preparation and has it made. */
export const prepared = async (
  desk: Desk,
  taskId: string,
  purpose: Preparation['purpose'] = 'preview',
): Promise<Preparation> => {
  acceptedValue(await requestPreparation(desk.ports, { ...askOf(planner), taskId, purpose }));
  acceptedValue(await prepareDraw(desk.ports, taskId));
  return preparationOf(desk, taskId);
};
