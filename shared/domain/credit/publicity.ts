import { isNaturalPerson } from '../registry/identifier.ts';
import type { RuleTables } from '../rule-tables/rule-tables.ts';
import type { EventStatus, HistoryEntry } from './history.ts';
import { publicationTermOf } from './publication-terms.ts';
import type { Severity } from './severity.ts';
import type { Standing } from './standing.ts';
import { resultRule } from './weigh-event.ts';

/**
 * Whether the public may see what a rule makes of an entity's event: nothing of a natural person (浙江省公共信用信息管理条例 art. 15), and
 * nothing of a severity that is not published (国办发〔2025〕22号).
 */
export const isPublishable = (
  subject: Standing['subject'],
  { severity }: { readonly severity?: Severity | undefined },
  tables: RuleTables,
): boolean =>
  !isNaturalPerson(subject) &&
  (severity === undefined || publicationTermOf(tables['publication-terms'], severity).isPublished);

/** The lines of a standing that the public may see. */
export const publicLinesOf = ({ subject, lines }: Standing, tables: RuleTables): Standing['lines'] =>
  lines.filter((line) => isPublishable(subject, line, tables));

const takenDown: ReadonlySet<EventStatus> = new Set<EventStatus>([
  'withdrawn',
  'corrected',
  'repaired',
  'retention-over',
]);

/** Whether it is adverse in whatever degree, and nothing adverse of it counts any more. */
const isAdverseTermOver = ({ weights, counting }: HistoryEntry): boolean =>
  weights.some(({ severity }) => severity !== undefined) &&
  counting.every(({ severity }) => severity === undefined);

/**
 * The categories that the public may still see of each visit in a history, none where its result is no longer shown: withdrawn
 * or corrected, repaired (信用修复: the showing stops with the counting), past its retention, or adverse and past its
 * publication term (国办发〔2025〕22号: it stops by itself). What is adverse goes with its own term, though a graver category of
 * the visit stays; what is not has none. Once nothing adverse is left the whole goes, for the findings tell of it.
 */
export const categoriesShown = (history: readonly HistoryEntry[]): ReadonlyMap<string, ReadonlySet<string>> =>
  new Map(
    history.flatMap((entry): readonly (readonly [string, ReadonlySet<string>])[] => {
      const { event, status, weights, counting } = entry;
      if (event.kind !== 'inspection-result') return [];
      if (takenDown.has(status) || isAdverseTermOver(entry)) return [[event.visitId, new Set()]];
      const over = new Set(
        weights.flatMap((weight) =>
          weight.severity === undefined || counting.includes(weight) ? [] : [weight.rule],
        ),
      );
      const shown = event.resultCodes.filter((code) => !over.has(resultRule(code)));
      return [[event.visitId, new Set(shown)]];
    }),
  );
