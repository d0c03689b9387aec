import type { BlockingGroup } from '../draws/blocking-group.ts';
import { checkDrawInput, type DrawInput } from '../draws/check-draw-input.ts';
import { conductDraw } from '../draws/conduct.ts';
import { drawnTargets } from '../draws/drawn-targets.ts';
import type { FrameEntry } from '../draws/frame.ts';
import { newcomersFor } from '../draws/newcomers.ts';
import { maxCapacity, type PoolMember } from '../draws/pool.ts';
import { suits } from '../draws/seating.ts';
import type { Seed } from '../draws/streams.ts';

/** A draw that is tried out; nobody will ever hold it with this seed. */
export interface TrialDraw extends DrawInput {
  readonly seed: Seed;
}

/** How many groups of seats that block a planner is told of at once. */
const groupsAtMost = 5;

/** How many targets a draw may have for its advice to be tried out beyond the first group: some seconds' work. */
const triedAtMost = 5_000;

/** What may unblock a group instead of more inspectors. */
export type Alternative = 'higher-capacity' | 'wider-region' | 'smaller-sample';

/** Why the pool cannot fill the seats, and what would help. */
export interface PoolAdvice {
  /** Every group of seats that blocks, each once those before it are made up for, with what would do instead of more inspectors. */
  readonly groups: readonly {
    readonly group: BlockingGroup;
    readonly alternatives: readonly Alternative[];
  }[];
  /** Whether these are all for certain. */
  readonly areAll: boolean;
}

/**
 * What would let a trial draw be held that `first` blocks. The advice was tried out: where the groups are all, the draw can be
 * held once the inspectors whom they ask for are there, and each alternative does as well as those of its group; where
 * they are not, each alternative lets it be held by itself.
 */
export const poolAdvice = (whole: TrialDraw, first: BlockingGroup): PoolAdvice => {
  const trial = ofDrawnTargets(whole);
  if (trial.frame.length > triedAtMost)
    return { groups: [{ group: first, alternatives: [] }], areAll: false };
  const groups: BlockingGroup[] = [];
  let blocking: BlockingGroup | undefined = first;
  while (blocking !== undefined && groups.length < groupsAtMost) {
    groups.push(blocking);
    blocking = blockingIn(withNewcomers(trial, groups));
  }
  const areAll = blocking === undefined;
  return {
    areAll,
    groups: groups.map((group) => {
      const others = areAll ? groups.filter((other) => other !== group) : [];
      return { group, alternatives: alternativesTo(group, trial, others) };
    }),
  };
};

/** The same draw of the targets that it draws alone: who is not drawn needs no inspector. */
const ofDrawnTargets = (trial: TrialDraw): TrialDraw => {
  const checked = checkDrawInput(trial);
  return checked.ok ? ofTargets(trial, drawnTargets(checked.value.strata, trial.rules, trial.seed)) : trial;
};

/** A draw of exactly these targets. */
const ofTargets = (trial: TrialDraw, frame: readonly FrameEntry[]): TrialDraw => {
  const sizeOf = Map.groupBy(frame, ({ stratum }) => stratum);
  const strata = trial.rules.strata.map(({ stratum }) => ({
    stratum,
    size: sizeOf.get(stratum)?.length ?? 0,
  }));
  return { ...trial, frame, rules: { ...trial.rules, strata } };
};

const blockingIn = (trial: TrialDraw): BlockingGroup | undefined => {
  const held = conductDraw(trial);
  return held.ok ? undefined : held.refusal.blocking;
};

/** The trial with everyone in its pool whom the groups ask for, good for the targets of their group and no more. */
const withNewcomers = (trial: TrialDraw, groups: readonly BlockingGroup[]): TrialDraw => {
  const newcomers = groups.flatMap((group, g): PoolMember[] => {
    const { department, skills, count } = newcomersFor(group);
    return Array.from({ length: count }, (_, n) => ({
      id: `newcomer-${g}-${n}`,
      department,
      skills,
      regions: regionsFor(trial, group),
      capacity: new Set(group.seats.flatMap(({ targets }) => targets)).size,
      conflicts: [],
    }));
  });
  return { ...trial, pool: [...trial.pool, ...newcomers] };
};

/** Regions whose inspectors the region rule sends to the group's districts, and to no others of the trial. */
const regionsFor = ({ frame, rules }: TrialDraw, { seats }: BlockingGroup): readonly string[] => {
  const own = [...new Set(seats.flatMap(({ districts = [] }) => districts))];
  if (rules.region !== 'cross-district') return own;
  return [...new Set(frame.map(({ district = '' }) => district))].filter((one) => !own.includes(one));
};

/** What would do for a group while the others are made up for; their newcomers are taken as they are. */
const alternativesTo = (
  group: BlockingGroup,
  trial: TrialDraw,
  others: readonly BlockingGroup[],
): readonly Alternative[] =>
  (Object.keys(changes) as Alternative[]).filter((alternative) => {
    const changed = changes[alternative](trial, group);
    return changed !== undefined && conductDraw(withNewcomers(changed, others)).ok;
  });

/** The trial with an alternative taken; nothing where it does not apply. */
type Change = (trial: TrialDraw, group: BlockingGroup) => TrialDraw | undefined;

const higherCapacity: Change = (trial, { seats }) => ({
  ...trial,
  pool: trial.pool.map((member) =>
    seats.some((seat) => suits(member, seat)) ? { ...member, capacity: maxCapacity } : member,
  ),
});

const widerRegion: Change = (trial) =>
  trial.rules.region === 'any' ? undefined : { ...trial, rules: { ...trial.rules, region: 'any' } };

/** As many of the group's targets as its inspectors have visits for. */
const smallerSample: Change = (trial, { seats, available }) => {
  const needAt = new Map<string, number>();
  for (const { targets, perTarget } of seats)
    for (const target of targets) needAt.set(target, (needAt.get(target) ?? 0) + perTarget);
  let left = available;
  const dropped = new Set<string>();
  for (const [target, need] of needAt)
    if (need <= left) left -= need;
    else dropped.add(target);
  return dropped.size === needAt.size
    ? undefined
    : ofTargets(
        trial,
        trial.frame.filter(({ id }) => !dropped.has(id)),
      );
};

const changes: Readonly<Record<Alternative, Change>> = {
  'higher-capacity': higherCapacity,
  'wider-region': widerRegion,
  'smaller-sample': smallerSample,
};
