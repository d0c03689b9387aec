import { accepted, type Result } from '../primitives/result.ts';
import type { FrameEntry } from './frame.ts';
import { type DrawAndOutcome, type HeldDraw, heldDraw } from './held-draw.ts';
import type { DrawnVisit } from './outcome.ts';
import { redrawPlace, type SubstitutionRefusal, substitutionImpossible } from './redraw.ts';
import type { Seat } from './rules.ts';
import type { RedrawnPlace } from './substitution.ts';

/** A visit as it stands. */
interface PresentVisit {
  readonly target: FrameEntry;
  readonly inspectors: readonly string[];
  /** All who are or were named for it. */
  readonly named: readonly string[];
  /** How often each place was redrawn. */
  readonly attempts: readonly number[];
}

/**
 * What the replacements made so far have left: the visits that they changed, how many visits each member has, and
 * how much of each stratum's sequence is used. Every step gives a new state and leaves the old one as it is.
 */
export interface SubstitutionState {
  readonly held: HeldDraw;
  readonly changed: ReadonlyMap<number, PresentVisit>;
  readonly loads: ReadonlyMap<string, number>;
  readonly used: ReadonlyMap<string, number>;
}

/** What a replacement leaves, and which places were redrawn for it, in order. */
export interface SubstitutedInspectors {
  readonly state: SubstitutionState;
  readonly redrawn: readonly RedrawnPlace[];
}

/** Begins with the outcome of a draw; throws when its input is not that of a draw that was held. */
export const beginSubstitutions = (held: DrawAndOutcome): SubstitutionState => {
  const loads = new Map<string, number>();
  for (const { inspectors } of held.outcome)
    for (const id of inspectors) loads.set(id, (loads.get(id) ?? 0) + 1);
  return {
    held: heldDraw(held),
    changed: new Map(),
    loads,
    used: new Map(held.rules.strata.map(({ stratum, size }) => [stratum, size])),
  };
};

const visitOf = ({ held, changed }: SubstitutionState, visit: number): PresentVisit => {
  const { inspectors = [] } = held.outcome[visit] ?? {};
  const target = held.targets[visit];
  if (target === undefined) throw new RangeError(`the draw has no visit ${visit}`);
  return changed.get(visit) ?? { target, inspectors, named: inspectors, attempts: held.seats.map(() => 0) };
};

/** A visit of the draw as it stands; nothing if there is none of that number. */
export const presentVisit = ({ held, changed }: SubstitutionState, visit: number): DrawnVisit | undefined => {
  const drawn = held.outcome[visit];
  const present = changed.get(visit);
  return drawn === undefined || present === undefined
    ? drawn
    : { stratum: drawn.stratum, target: present.target.id, inspectors: present.inspectors };
};

/** Every visit of the draw as it stands, in the order of the outcome. */
export const presentVisits = (state: SubstitutionState): readonly DrawnVisit[] =>
  state.held.outcome.map((drawn, visit) => presentVisit(state, visit) ?? drawn);

/** The target that is next in the sequence of the visit's stratum, if the rules allow for one and there is one. */
export const nextTarget = (state: SubstitutionState, visit: number): FrameEntry | undefined => {
  const { rules, sequences } = state.held;
  const { stratum } = visitOf(state, visit).target;
  if (rules.substitutes === 'none') return undefined;
  return sequences.get(stratum)?.at(state.used.get(stratum) ?? 0);
};

/**
 * Replaces the target of a visit by the next of its stratum's sequence, and by lot whoever of its inspectors must
 * not visit that or is `unavailable`. Refuses when there is no next target, or nobody for a place.
 */
export const substituteTarget = (
  state: SubstitutionState,
  { visit, unavailable }: { readonly visit: number; readonly unavailable: readonly string[] },
): Result<SubstitutedInspectors & { readonly substitute: FrameEntry }, SubstitutionRefusal> => {
  const present = visitOf(state, visit);
  const substitute = nextTarget(state, visit);
  if (substitute === undefined) return noTargetLeft(present.target, state.held.rules.substitutes);
  const { memberOf, mayVisit } = state.held;
  const mayStay = (id: string): boolean => {
    const member = memberOf.get(id);
    return member !== undefined && mayVisit(member, substitute) && !unavailable.includes(id);
  };
  const places = [...present.inspectors.keys()].filter(
    (place) => !mayStay(present.inspectors[place] as string),
  );
  const used = new Map(state.used).set(substitute.stratum, (state.used.get(substitute.stratum) ?? 0) + 1);
  const redrawn = redraw({ ...state, used }, visit, { ...present, target: substitute }, places, unavailable);
  return redrawn.ok ? accepted({ ...redrawn.value, substitute }) : redrawn;
};

/** Replaces the inspector in one place of a visit by lot. Refuses when nobody may take the place. */
export const substituteInspector = (
  state: SubstitutionState,
  {
    visit,
    place,
    unavailable,
  }: { readonly visit: number; readonly place: number; readonly unavailable: readonly string[] },
): Result<SubstitutedInspectors, SubstitutionRefusal> => {
  const present = visitOf(state, visit);
  if (present.inspectors[place] === undefined) throw new RangeError(`visit ${visit} has no place ${place}`);
  return redraw(state, visit, present, [place], unavailable);
};

/** Redraws these places of the visit, one after another. */
const redraw = (
  { held, changed, loads: loadsBefore, used }: SubstitutionState,
  visit: number,
  { target, inspectors, named, attempts }: PresentVisit,
  places: readonly number[],
  unavailable: readonly string[],
): Result<SubstitutedInspectors, SubstitutionRefusal> => {
  const loads = new Map(loadsBefore);
  const loadOf = ({ id }: { readonly id: string }): number => loads.get(id) ?? 0;
  const barred = new Set([...named, ...unavailable]);
  const admitted = places.length === 0 ? [] : held.members.filter((member) => held.mayVisit(member, target));
  const present = { inspectors: [...inspectors], named: [...named], attempts: [...attempts] };
  const redrawn: RedrawnPlace[] = [];
  for (const place of places) {
    const inspector = inspectors[place] as string;
    loads.set(inspector, loadOf({ id: inspector }) - 1);
    const attempt = (attempts[place] ?? 0) + 1;
    const drawn = redrawPlace({
      seed: held.seed,
      target,
      seat: held.seats[place] as Seat,
      place,
      attempt,
      admitted: admitted.filter(({ id }) => !barred.has(id)),
      loadOf,
    });
    if (!drawn.ok) return drawn;
    const substitute = drawn.value;
    loads.set(substitute, loadOf({ id: substitute }) + 1);
    barred.add(substitute);
    present.inspectors[place] = substitute;
    present.named.push(substitute);
    present.attempts[place] = attempt;
    redrawn.push({ place, inspector, substitute });
  }
  const state = { held, changed: new Map(changed).set(visit, { target, ...present }), loads, used };
  return accepted({ state, redrawn });
};

const noTargetLeft = ({ id, stratum }: FrameEntry, substitutes: 'next-in-sequence' | 'none') =>
  substitutes === 'none'
    ? substitutionImpossible(
        '抽取规则不允许替换检查对象',
        'the rules of the draw replace no targets',
        'rules.substitutes',
      )
    : substitutionImpossible(
        `“${stratum}”层已无备选对象可替换 ${id}`,
        `stratum “${stratum}” has no target left to replace ${id}`,
        'visit',
      );
