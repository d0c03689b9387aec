import deadlines from '../calendar/tables/deadlines.json' with { type: 'json' };
import holidays from '../calendar/tables/state-council-holidays.json' with { type: 'json' };
import creditRules from '../credit/tables/credit-rules.json' with { type: 'json' };
import publicationTerms from '../credit/tables/publication-terms.json' with { type: 'json' };
import publicationTermsBefore2026 from '../credit/tables/publication-terms-2018.json' with { type: 'json' };
import scoreDimensions from '../credit/tables/score-dimensions.json' with { type: 'json' };
import scoreGrades from '../credit/tables/score-grades.json' with { type: 'json' };
import resultCodes from '../inspections/tables/result-codes.json' with { type: 'json' };
import lists from '../lists/tables/lists.json' with { type: 'json' };
import measures from '../measures/tables/measures.json' with { type: 'json' };
import pledgeItems from '../pledges/tables/pledge-items.json' with { type: 'json' };
import { instantOf } from '../primitives/time.ts';
import { type TableName, tableHash, tableSchemas } from './rule-tables.ts';
import type { TableVersion } from './table-version.ts';

const shipped = (name: TableName, file: unknown): TableVersion => {
  const table = tableSchemas[name].parse(file);
  return { name, hash: tableHash(table), publishedAt: instantOf(0), table };
};

/** The versions that come with the software: defaults for Zhejiang, known from the beginning of time. */
export const shippedTables: readonly TableVersion[] = [
  shipped('holidays', holidays),
  shipped('deadlines', deadlines),
  shipped('credit-rules', creditRules),
  shipped('publication-terms', publicationTermsBefore2026),
  shipped('publication-terms', publicationTerms),
  shipped('score-dimensions', scoreDimensions),
  shipped('score-grades', scoreGrades),
  shipped('result-codes', resultCodes),
  shipped('lists', lists),
  shipped('measures', measures),
  shipped('pledge-items', pledgeItems),
];
