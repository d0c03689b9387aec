import type { Hash } from '../../domain/audit/hash.ts';
import { conductDraw } from '../../domain/draws/conduct.ts';
import { canonicalExclusions, type Exclusion, exclusionsRoot } from '../../domain/draws/exclusion.ts';
import { canonicalFrame, type FrameEntry, frameRoot } from '../../domain/draws/frame.ts';
import { canonicalPool, poolRoot } from '../../domain/draws/pool.ts';
import { ratioOf } from '../../domain/draws/ratio.ts';
import type { DrawRules } from '../../domain/draws/rules.ts';
import { sizeStrata } from '../../domain/draws/size-strata.ts';
import { seedSchema } from '../../domain/draws/streams.ts';
import type { Draw } from '../../domain/inspections/draw.ts';
import { partBytes, partSize } from '../../domain/inspections/draw-parts.ts';
import { drawRatios } from '../../domain/inspections/draw-ratios.ts';
import type { Task } from '../../domain/inspections/task.ts';
import { refusal } from '../../domain/primitives/refusal.ts';
import { accepted, type Result, refused } from '../../domain/primitives/result.ts';
import { type CivilDate, civilDateOf } from '../../domain/primitives/time.ts';
import type { Ask, Ports } from '../ask.ts';
import type { Write } from '../ports.ts';
import { ownTask } from './own-task.ts';
import { type SelectedFrame, selectFrame } from './select-frame.ts';
import { type SelectedPool, selectPool } from './select-pool.ts';

/**
 * Freezes frame, pool, rules and every exclusion of an approved task: from here on nothing that happens to
 * the registers changes the draw. Refuses with `wrong-state` while another draw of the task is alive,
 * `empty-frame`, and `pool-insufficient` when a trial with a throw-away seed finds no full assignment.
 */
export const freezeDraw = async (
  { records, ledger, clock, entropy }: Pick<Ports, 'records' | 'ledger' | 'clock' | 'entropy'>,
  { caller, command, taskId }: Ask & { readonly taskId: string },
): Promise<Result<Draw>> => {
  const stored = await ownTask(records, caller, taskId);
  if (!stored.ok) return stored;
  const { value: task } = stored.value;
  const ready = readyForDraw(task, civilDateOf(clock.now()));
  if (!ready.ok) return ready;

  const by = task.leadDepartment;
  const frame = await selectFrame(records, task, by);
  const rules = rulesOf(task, frame.entries);
  if (!rules.ok) return rules;
  const pool = await selectPool({ records, entropy }, task, frame, caller);
  const seed = seedSchema.parse(entropy.secret());
  const trial = conductDraw({ frame: frame.entries, pool: pool.members, rules: rules.value, seed });
  if (!trial.ok) return trial;

  const exclusions = [...frame.exclusions, ...pool.exclusions];
  const roots = rootsOf(frame, pool, exclusions);
  const inputsId = entropy.id();
  await ledger.prepare(partsOf(inputsId, frame, pool, exclusions));

  const at = clock.now();
  const number = task.draws + 1;
  const draw: Draw = {
    id: `${task.id}-${number}`,
    taskId: task.id,
    taskName: task.name,
    number,
    leadDepartment: task.leadDepartment,
    state: 'frozen',
    frozenBy: caller.subject,
    frozenAt: at,
    inputsId,
    counts: {
      frame: frame.entries.length,
      pool: pool.members.length,
      exclusions: exclusions.length,
      sample: rules.value.strata.reduce((sum, { size }) => sum + size, 0),
    },
    roots,
    rules: rules.value,
    committed: [],
    opened: [],
  };
  return ledger.apply({
    command,
    at,
    actor: caller.subject,
    action: 'frame-frozen',
    about: `draw/${draw.id}`,
    basis: 'PROTOCOL.md',
    writes: [
      { kind: 'draw', value: draw, before: undefined },
      { kind: 'task', value: { ...task, draws: number, currentDrawId: draw.id }, before: stored.value },
    ],
    facts: { number, taskId: task.id, ...roots, ...draw.counts },
    answer: draw,
  });
};

const readyForDraw = (task: Task, today: CivilDate): Result<Task> => {
  if (task.endsOn < today)
    return refused(
      refusal(
        'wrong-state',
        `任务已于 ${task.endsOn} 到期；请另拟任务。`,
        `The task ended on ${task.endsOn}; draft another one.`,
        'endsOn',
      ),
    );
  if (task.state === 'draft')
    return refused(
      refusal(
        'wrong-state',
        '任务尚未批准；批准后才能冻结名单。',
        'The task is not approved yet; it must be before its frame is frozen.',
        'state',
      ),
    );
  return task.currentDrawId === undefined
    ? accepted(task)
    : refused(
        refusal(
          'wrong-state',
          `任务已有抽取 ${task.currentDrawId}；重新抽取须先依程序作废该次抽取。`,
          `The task has draw ${task.currentDrawId}; it must be declared void before another one.`,
          'currentDrawId',
        ),
      );
};

const rulesOf = (task: Task, entries: readonly FrameEntry[]): Result<DrawRules> => {
  if (entries.length === 0)
    return refused(
      refusal(
        'empty-frame',
        '没有检查对象符合本任务的条件。',
        'No target meets the criteria of the task.',
        'criteria',
      ),
    );
  const demands = drawRatios.rows.map(({ stratum, perTenThousand }) => ({
    stratum,
    available: entries.filter((entry) => entry.stratum === stratum).length,
    ratio: ratioOf(perTenThousand),
  }));
  const { sampling } = task;
  if (sampling.kind === 'fixed-size' && sampling.size > entries.length)
    return refused(
      refusal(
        'invalid-input',
        `抽取数 ${sampling.size} 多于符合条件的 ${entries.length} 户。`,
        `${sampling.size} are to be drawn, but only ${entries.length} meet the criteria.`,
        'sampling.size',
      ),
    );
  const limits = sampling.kind === 'fixed-size' ? { minimum: sampling.size, maximum: sampling.size } : {};
  const strata = sizeStrata(
    demands.filter(({ available }) => available > 0),
    limits,
  );
  if (!strata.ok) return strata;
  return accepted({
    strata: strata.value,
    seats: task.seats.map(({ department, skill, count }) => ({
      department,
      ...(skill !== undefined && { skill }),
      count,
    })),
    region: task.region,
    substitutes: 'next-in-sequence',
  });
};

/** Unwraps what the trial draw has shown to hold. */
const sure = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.refusal.reason.en);
  return result.value;
};

const rootsOf = (
  frame: SelectedFrame,
  pool: SelectedPool,
  exclusions: readonly Exclusion[],
): { frame: Hash; pool: Hash; exclusions: Hash } => ({
  frame: sure(frameRoot(frame.entries)),
  pool: sure(poolRoot(pool.members)),
  exclusions: sure(exclusionsRoot(exclusions)),
});

/** Cuts a list into parts that each fit into one stored item. */
const chunked = <T>(items: readonly T[]): readonly (readonly T[])[] => {
  const parts: T[][] = [];
  let bytes = partBytes;
  for (const item of items) {
    const size = Buffer.byteLength(JSON.stringify(item));
    if (bytes + size > partBytes || parts.at(-1)?.length === partSize) {
      parts.push([]);
      bytes = 0;
    }
    parts.at(-1)?.push(item);
    bytes += size;
  }
  return parts;
};

const partsOf = (
  inputsId: string,
  { entries, nameOf }: SelectedFrame,
  { members, staffNoOf }: SelectedPool,
  exclusions: readonly Exclusion[],
): readonly Write[] => [
  ...chunked(sure(canonicalFrame(entries))).map(
    (part, i): Write => ({
      kind: 'framePart',
      value: { inputsId, part: i, entries: [...part], names: part.map(({ id }) => nameOf.get(id) ?? id) },
      before: undefined,
    }),
  ),
  ...chunked(sure(canonicalPool(members))).map(
    (part, i): Write => ({
      kind: 'poolPart',
      value: {
        inputsId,
        part: i,
        members: [...part],
        staffNos: part.map(({ id }) => staffNoOf.get(id) ?? ''),
      },
      before: undefined,
    }),
  ),
  ...chunked(sure(canonicalExclusions(exclusions))).map(
    (part, i): Write => ({
      kind: 'exclusionPart',
      value: { inputsId, part: i, exclusions: [...part] },
      before: undefined,
    }),
  ),
];
