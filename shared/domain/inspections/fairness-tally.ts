import { compareCodeUnits } from '../draws/code-unit-order.ts';
import type { FairnessReport } from './fairness-report.ts';
import { strataByRisk } from './stratum.ts';
import { type Wait, waitSchema } from './wait.ts';

/** With fewer inspectors, figures about them would be figures about persons. */
const fewestInspectors = 3;

interface Count {
  available: number;
  drawn: number;
}

/** What a report says, whoever's it is. */
export type FairnessFigures = Omit<FairnessReport, 'department' | 'year' | 'computedAt'>;

const histogram = (counts: Iterable<number>): readonly (readonly [visits: number, howMany: number])[] =>
  [...Map.groupBy(counts, (visits) => visits)]
    .map(([visits, those]) => [visits, those.length] as const)
    .sort(([a], [b]) => a - b);

/** Strata riskiest first; others after them. */
const strataOrder: readonly string[] = strataByRisk;
const placeOf = (stratum: string): number => {
  const place = strataOrder.indexOf(stratum);
  return place === -1 ? strataOrder.length : place;
};

/**
 * Counts the draws of a year into the figures of a report. It is told of each draw, of every target of its frame, every
 * inspector of its pools and every visit; names and staff numbers stay inside.
 */
export const fairnessTally = () => {
  let draws = 0;
  let voidDraws = 0;
  const strata = new Map<string, Count>();
  const waits = new Map<Wait, Count>();
  const visitsOf = new Map<string, number>();
  const visitsTogether = new Map<string, number>();

  const count = <K>(counts: Map<K, Count>, key: K, isDrawn: boolean): void => {
    const known = counts.get(key) ?? { available: 0, drawn: 0 };
    known.available += 1;
    if (isDrawn) known.drawn += 1;
    counts.set(key, known);
  };
  const add = (counts: Map<string, number>, key: string, more: number): void =>
    void counts.set(key, (counts.get(key) ?? 0) + more);

  return {
    takeDraw(): void {
      draws += 1;
    },
    takeVoidDraw(): void {
      voidDraws += 1;
    },
    /** A target that could be drawn; `wait` is not known where it was not recorded. */
    takeTarget(stratum: string, wait: Wait | undefined, isDrawn: boolean): void {
      count(strata, stratum, isDrawn);
      if (wait !== undefined) count(waits, wait, isDrawn);
    },
    /** An inspector who could be drawn. */
    takeInspector(staffNo: string): void {
      add(visitsOf, staffNo, 0);
    },
    /** A visit, with the staff numbers of those who made it. */
    takeVisit(staffNos: readonly string[]): void {
      const all = [...staffNos].sort(compareCodeUnits);
      all.forEach((one, i) => {
        add(visitsOf, one, 1);
        for (const other of all.slice(i + 1)) add(visitsTogether, `${one} ${other}`, 1);
      });
    },
    figures(): FairnessFigures {
      return {
        draws,
        voidDraws,
        strata: [...strata]
          .sort(([a], [b]) => placeOf(a) - placeOf(b) || compareCodeUnits(a, b))
          .map(([stratum, counted]) => ({ stratum, ...counted })),
        waits: waitSchema.options.flatMap((wait) => {
          const counted = waits.get(wait);
          return counted === undefined ? [] : [{ wait, ...counted }];
        }),
        ...(visitsOf.size >= fewestInspectors && {
          workload: {
            loads: histogram(visitsOf.values()).map(([visits, inspectors]) => ({ visits, inspectors })),
            pairs: histogram(visitsTogether.values()).map(([visits, pairs]) => ({ visits, pairs })),
          },
        }),
      };
    },
  };
};
