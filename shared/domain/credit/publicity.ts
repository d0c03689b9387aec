import { isNaturalPerson } from '../registry/identifier.ts';
import type { RuleTables } from '../rule-tables/rule-tables.ts';
import type { EventStatus, HistoryEntry } from './history.ts';
import { publicationTermOf } from './publication-terms.ts';
import type { Severity } from './severity.ts';
import type { Standing } from './standing.ts';

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
 * The visits whose results are no longer shown to the public: withdrawn or corrected, repaired (信用修复: the showing stops
 * with the counting), past their retention, or adverse and past their publication term (国办发〔2025〕22号: it stops by itself).
 */
export const visitsTakenDown = (history: readonly HistoryEntry[]): ReadonlySet<string> =>
  new Set(
    history.flatMap((entry) =>
      entry.event.kind === 'inspection-result' && (takenDown.has(entry.status) || isAdverseTermOver(entry))
        ? [entry.event.visitId]
        : [],
    ),
  );
