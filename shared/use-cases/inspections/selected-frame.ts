import { compareCodeUnits } from '../../domain/draws/code-unit-order.ts';
import type { FrameEntry } from '../../domain/draws/frame.ts';
import type { ExcludedParty } from '../../domain/inspections/preview.ts';
import type { Availability } from '../../domain/inspections/sample-sizes.ts';
import type { Stratum } from '../../domain/inspections/stratum.ts';
import type { Wait } from '../../domain/inspections/wait.ts';

/** A target that can be drawn, with the name and the wait that are kept beside the frame and never hashed. */
export interface FrameTarget extends FrameEntry {
  readonly stratum: Stratum;
  readonly name: string;
  /** For how long it has had no visit; absent where the targets were drawn before. */
  readonly wait?: Wait;
}

/** The targets that can be drawn, those kept out, and what the draw must know besides. */
export interface SelectedFrame {
  /** In code-unit order of their ids. */
  readonly targets: readonly FrameTarget[];
  readonly excluded: readonly ExcludedParty[];
  readonly available: Availability;
  /** How many of the targets are above the yearly cap. */
  readonly aboveCap: number;
  /** How many targets of no known district meet the other criteria. */
  readonly unplaced: number;
  /** Draws whose secrets are sealed and whose targets meet the criteria too: what is frozen may give those away. */
  readonly givesAway: readonly string[];
  /** The targets that each inspector visited last or is about to visit, by staff number. */
  readonly lastVisitedBy: ReadonlyMap<string, readonly string[]>;
}

/** A target of a frame, and the inspectors who must not come to it twice running. */
export interface CollectedTarget extends FrameTarget {
  readonly lastInspectors: readonly string[];
}

/** Collects a frame target by target. Of a million of them, it keeps no more than a draw needs. */
export const frameCollector = () => {
  const targets: FrameTarget[] = [];
  const available = new Map<Stratum, number>();
  const lastVisitedBy = new Map<string, string[]>();
  /** Equal districts share one text. */
  const districts = new Map<string, string>();
  const shared = (district: string): string => {
    const known = districts.get(district) ?? district;
    districts.set(known, known);
    return known;
  };

  return {
    include({ id, name, stratum, district, wait, lastInspectors }: CollectedTarget): void {
      targets.push({
        id,
        name,
        stratum,
        ...(district !== undefined && { district: shared(district) }),
        ...(wait !== undefined && { wait }),
      });
      available.set(stratum, (available.get(stratum) ?? 0) + 1);
      for (const staffNo of new Set(lastInspectors)) {
        const visited = lastVisitedBy.get(staffNo);
        if (visited === undefined) lastVisitedBy.set(staffNo, [id]);
        else visited.push(id);
      }
    },
    /** The frame as collected; nothing is included after that. */
    frame(rest: Pick<SelectedFrame, 'excluded' | 'aboveCap' | 'unplaced' | 'givesAway'>): SelectedFrame {
      targets.sort((a, b) => compareCodeUnits(a.id, b.id));
      return { targets, available, lastVisitedBy, ...rest };
    },
  };
};
