import { accepted, type Result } from '../primitives/result.ts';
import type { FrameEntry } from './frame.ts';
import { type DrawAndOutcome, type HeldDraw, heldDraw } from './held-draw.ts';
import type { DrawnVisit } from './outcome.ts';
import type { PoolMember } from './pool.ts';
import { redrawPlace, type SubstitutionRefusal, substitutionImpossible } from './redraw.ts';
import type { Seat } from './rules.ts';
import type { RedrawnPlace, Substitution } from './substitution.ts';

/** A visit as it stands. */
interface PresentVisit {
  readonly target: FrameEntry;
  readonly inspectors: readonly string[];
  /** All who are or were named for it. */
  readonly named: ReadonlySet<string>;
  /** How often each place was redrawn. */
  readonly attempts: readonly number[];
}

/**
 * A draw as the replacements made so far have left it: the visits that they changed, how many visits each member has,
 * and how much of each stratum's sequence is used. A replacement changes it in place, for a province makes thousands of
 * them; one that is refused leaves it as it is.
 */
export interface PresentDraw {
  readonly held: HeldDraw;
  readonly changed: Map<number, PresentVisit>;
  /** By the member's position. */
  loads: Int32Array;
  readonly used: Map<string, number>;
}

/** The places that were redrawn, in order. */
interface Redrawn {
  readonly redrawn: readonly RedrawnPlace[];
}

/** Begins with the outcome of a draw; throws when its input is not that of a draw that was held. */
export const beginSubstitutions = (draw: DrawAndOutcome): PresentDraw => {
  const held = heldDraw(draw);
  const loads = new Int32Array(held.members.length);
  for (const { inspectors } of draw.outcome)
    for (const id of inspectors) {
      const position = positionOf(held, id);
      loads[position] = (loads[position] as number) + 1;
    }
  return {
    held,
    changed: new Map(),
    loads,
    used: new Map(draw.rules.strata.map(({ stratum, size }) => [stratum, size])),
  };
};

const positionOf = ({ positionOf }: HeldDraw, id: string): number => {
  const position = positionOf.get(id);
  if (position === undefined) throw new Error(`the pool has no member ${id}`);
  return position;
};

const visitOf = ({ held, changed }: PresentDraw, visit: number): PresentVisit => {
  const { inspectors = [] } = held.outcome[visit] ?? {};
  const target = held.targets[visit];
  if (target === undefined) throw new RangeError(`the draw has no visit ${visit}`);
  return (
    changed.get(visit) ?? {
      target,
      inspectors,
      named: new Set(inspectors),
      attempts: held.seats.map(() => 0),
    }
  );
};

/** A visit of the draw as it stands; nothing if there is none of that number. */
export const presentVisit = ({ held, changed }: PresentDraw, visit: number): DrawnVisit | undefined => {
  const drawn = held.outcome[visit];
  const present = changed.get(visit);
  return drawn === undefined || present === undefined
    ? drawn
    : { stratum: drawn.stratum, target: present.target.id, inspectors: present.inspectors };
};

/** Every visit of the draw as it stands, in the order of the outcome. */
export const presentVisits = (draw: PresentDraw): readonly DrawnVisit[] =>
  draw.held.outcome.map((drawn, visit) => presentVisit(draw, visit) ?? drawn);

/** The target that is next in the sequence of the visit's stratum, if the rules allow for one and there is one. */
export const nextTarget = (draw: PresentDraw, visit: number): FrameEntry | undefined => {
  const { rules, sequences } = draw.held;
  const { stratum } = visitOf(draw, visit).target;
  if (rules.substitutes === 'none') return undefined;
  return sequences.get(stratum)?.at(draw.used.get(stratum) ?? 0);
};

/**
 * Replaces the target of a visit by the next of its stratum's sequence, and by lot whoever of its inspectors must
 * not visit that or is `unavailable`. Refuses when there is no next target, or nobody for a place.
 */
export const substituteTarget = (
  draw: PresentDraw,
  { visit, unavailable }: { readonly visit: number; readonly unavailable: readonly string[] },
): Result<Redrawn & { readonly substitute: FrameEntry }, SubstitutionRefusal> => {
  const present = visitOf(draw, visit);
  const substitute = nextTarget(draw, visit);
  if (substitute === undefined) return noTargetLeft(present.target, draw.held.rules.substitutes);
  const { held } = draw;
  const away = new Set(unavailable);
  const mayStay = (id: string): boolean => {
    const position = positionOf(held, id);
    return held.isAdmitted(position, substitute) && !held.isInConflict(position, substitute) && !away.has(id);
  };
  const places = [...present.inspectors.keys()].filter(
    (place) => !mayStay(present.inspectors[place] as string),
  );
  const redrawn = redraw(draw, visit, { ...present, target: substitute }, places, away);
  if (!redrawn.ok) return redrawn;
  draw.used.set(substitute.stratum, (draw.used.get(substitute.stratum) ?? 0) + 1);
  return accepted({ ...redrawn.value, substitute });
};

/** Replaces the inspector in one place of a visit by lot. Refuses when nobody may take the place. */
export const substituteInspector = (
  draw: PresentDraw,
  {
    visit,
    place,
    unavailable,
  }: { readonly visit: number; readonly place: number; readonly unavailable: readonly string[] },
): Result<Redrawn, SubstitutionRefusal> => {
  const present = visitOf(draw, visit);
  if (present.inspectors[place] === undefined) throw new RangeError(`visit ${visit} has no place ${place}`);
  return redraw(draw, visit, present, [place], new Set(unavailable));
};

/** Makes a substitution once more, as far as it follows from the draw. Refuses as it would have been the first time. */
export const repeatSubstitution = (
  draw: PresentDraw,
  made: Substitution,
): Result<Redrawn, SubstitutionRefusal> =>
  made.of === 'target'
    ? substituteTarget(draw, made)
    : substituteInspector(draw, { ...made, place: (made.redrawn[0] as RedrawnPlace).place });

/** Redraws these places of the visit, one after another, and leaves the visit like that. */
const redraw = (
  draw: PresentDraw,
  visit: number,
  { target, inspectors, named, attempts }: PresentVisit,
  places: readonly number[],
  unavailable: ReadonlySet<string>,
): Result<Redrawn, SubstitutionRefusal> => {
  const { held } = draw;
  const idAt = (position: number) => (held.members[position] as PoolMember).id;
  const loads = draw.loads.slice();
  const move = (position: number, visits: number) => {
    loads[position] = (loads[position] as number) + visits;
  };
  const present = { inspectors: [...inspectors], named: new Set(named), attempts: [...attempts] };
  const isFree = (position: number): boolean =>
    (loads[position] as number) < (held.members[position] as PoolMember).capacity &&
    !held.isInConflict(position, target) &&
    !present.named.has(idAt(position)) &&
    !unavailable.has(idAt(position));
  const redrawn: RedrawnPlace[] = [];
  for (const place of places) {
    const inspector = inspectors[place] as string;
    move(positionOf(held, inspector), -1);
    const attempt = (attempts[place] ?? 0) + 1;
    const seat = held.seats[place] as Seat;
    const candidates = held.candidates(place, target);
    const drawn = redrawPlace({ seed: held.seed, target, seat, place, attempt, candidates, isFree, loads });
    if (!drawn.ok) return drawn;
    move(drawn.value, 1);
    const substitute = idAt(drawn.value);
    present.inspectors[place] = substitute;
    present.named.add(substitute);
    present.attempts[place] = attempt;
    redrawn.push({ place, inspector, substitute });
  }
  draw.loads = loads;
  draw.changed.set(visit, { target, ...present });
  return accepted({ redrawn });
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
