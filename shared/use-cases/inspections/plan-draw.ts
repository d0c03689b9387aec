import { conductDraw } from '../../domain/draws/conduct.ts';
import type { DrawRules } from '../../domain/draws/rules.ts';
import { seedSchema } from '../../domain/draws/streams.ts';
import { poolAdvice } from '../../domain/inspections/pool-advice.ts';
import { poolAdviceText } from '../../domain/inspections/pool-advice-text.ts';
import { type Preview, previewExclusions, previewStrata } from '../../domain/inspections/preview.ts';
import { stratumSchema } from '../../domain/inspections/stratum.ts';
import { type Refusal, refusal } from '../../domain/primitives/refusal.ts';
import { accepted, type Result, refused } from '../../domain/primitives/result.ts';
import { districtName } from '../../domain/registry/district.ts';
import type { RuleTables } from '../../domain/rule-tables/rule-tables.ts';
import type { Ports } from '../ask.ts';
import type { Records } from '../ports.ts';
import type { TellProgress } from '../runs.ts';
import type { DrawPlace } from './draw-place.ts';
import { type SelectedPool, selectPool } from './select-pool.ts';
import type { SelectedFrame } from './selected-frame.ts';
import type { DrawInputs } from './store-inputs.ts';

/** All that it takes to freeze a draw. */
export interface DrawPlan {
  readonly inputs: DrawInputs;
  readonly rules: DrawRules;
  /** How many targets are drawn. */
  readonly sample: number;
  readonly givesAway: SelectedFrame['givesAway'];
}

/** What a draw would be: its figures, and its plan or why there is none. */
export interface PlannedDraw {
  readonly preview: Preview;
  readonly plan: Result<DrawPlan>;
}

const nobody: SelectedPool = { members: [], excluded: [], staffNoOf: new Map(), seats: [] };

/**
 * Reads the registers and tries the draw out with a throw-away seed. A preview shows exactly what freezing would store.
 */
export const planDraw = async (
  { records, entropy }: Pick<Ports, 'records' | 'entropy'>,
  place: DrawPlace,
  organiserStaffNo: string | undefined,
  tables: RuleTables,
  tell: TellProgress,
): Promise<PlannedDraw> => {
  const { task, items, department: by, seats } = place;
  await tell('reading', 0);
  const frame = await place.frame((read) => tell('reading', read));
  const pool =
    seats.length === 0
      ? accepted(nobody)
      : await selectPool({ records, entropy }, { task, items, frame, seats, by, organiserStaffNo });
  const { members, excluded } = pool.ok ? pool.value : nobody;
  const sizes = frame.targets.length === 0 ? refused(emptyFrame(frame)) : place.sizes(frame.available);
  const sample = sizes.ok ? sizes.value.reduce((sum, { size }) => sum + size, 0) : 0;
  const preview: Preview = {
    revision: task.revision,
    strata: previewStrata(frame.available, sizes.ok ? sizes.value : [], tables['draw-ratios']),
    excluded: previewExclusions([...frame.excluded, ...excluded]),
    aboveCap: frame.aboveCap,
    unplaced: frame.unplaced,
    pool: members.length,
    seats: sample * seats.reduce((sum, { count }) => sum + count, 0),
  };
  if (!sizes.ok) return { preview, plan: sizes };
  if (!pool.ok) return { preview, plan: pool };

  const rules: DrawRules = {
    strata: sizes.value.filter(({ stratum }) => frame.available.has(stratumSchema.parse(stratum))),
    seats: pool.value.seats,
    region: task.region,
    substitutes: place.substitutes,
  };
  const obstacle =
    pool.value.obstacle ?? (await tryOut({ records, entropy }, frame, pool.value, rules, sample, tell));
  if (obstacle !== undefined) return { preview: withObstacle(preview, obstacle), plan: refused(obstacle) };
  const exclusions = [...frame.excluded, ...excluded].map(({ exclusion }) => exclusion);
  const inputs = { targets: frame.targets, pool: pool.value, exclusions };
  return { preview, plan: accepted({ inputs, rules, sample, givesAway: frame.givesAway }) };
};

const withObstacle = (preview: Preview, { code, reason }: Refusal): Preview =>
  code === 'pool-insufficient' ? { ...preview, obstacle: reason } : preview;

const emptyFrame = ({ excluded }: SelectedFrame): Refusal =>
  excluded.length === 0
    ? refusal(
        'empty-frame',
        '没有检查对象符合本任务的条件。',
        'No target meets the criteria of the task.',
        'criteria',
      )
    : refusal(
        'empty-frame',
        `符合条件的 ${excluded.length} 个检查对象全部被排除，原因见预览。`,
        `All ${excluded.length} targets that meet the criteria are kept out; the preview says why.`,
        'criteria',
      );

/** Why the draw cannot be held, as far as a throw-away seed can tell; nothing where it can. */
const tryOut = async (
  { records, entropy }: Pick<Ports, 'records' | 'entropy'>,
  { targets }: SelectedFrame,
  { members }: SelectedPool,
  rules: DrawRules,
  sample: number,
  tell: TellProgress,
): Promise<Refusal | undefined> => {
  await tell('drawing', 0, sample);
  const trial = { frame: targets, pool: members, rules, seed: seedSchema.parse(entropy.secret()) };
  const held = conductDraw(trial);
  if (held.ok) return undefined;
  const { blocking, ...no } = held.refusal;
  if (blocking === undefined) return no;
  const units = await unitNames(
    records,
    rules.seats.map(({ department }) => department),
  );
  const reason = poolAdviceText(poolAdvice(trial, blocking), {
    department: (code) => units.get(code) ?? code,
    district: (code) => districtName(code) ?? code,
  });
  return { ...no, reason };
};

const unitNames = async (
  records: Records,
  codes: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const units = await records.getMany(
    'unit',
    codes.map((code) => ({ code })),
  );
  return new Map(units.flatMap((unit) => (unit === undefined ? [] : [[unit.value.code, unit.value.name]])));
};
