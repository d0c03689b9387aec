import deadlines from '../calendar/tables/deadlines.json' with { type: 'json' };
import holidays from '../calendar/tables/state-council-holidays.json' with { type: 'json' };
import creditRules from '../credit/tables/credit-rules.json' with { type: 'json' };
import creditRulesBefore2025 from '../credit/tables/credit-rules-2022.json' with { type: 'json' };
import penaltyCategories from '../credit/tables/penalty-categories.json' with { type: 'json' };
import publicationTerms from '../credit/tables/publication-terms.json' with { type: 'json' };
import publicationTermsBefore2026 from '../credit/tables/publication-terms-2021.json' with { type: 'json' };
import scoreDimensions from '../credit/tables/score-dimensions.json' with { type: 'json' };
import scoreGrades from '../credit/tables/score-grades.json' with { type: 'json' };
import drawRatios from '../inspections/tables/draw-ratios.json' with { type: 'json' };
import exclusionTags from '../inspections/tables/exclusion-tags.json' with { type: 'json' };
import inspectionCaps from '../inspections/tables/inspection-caps.json' with { type: 'json' };
import resultCodes from '../inspections/tables/result-codes.json' with { type: 'json' };
import resultCodesBefore2024 from '../inspections/tables/result-codes-2019.json' with { type: 'json' };
import triggers from '../inspections/tables/triggers.json' with { type: 'json' };
import lists from '../lists/tables/lists.json' with { type: 'json' };
import listsBefore2024 from '../lists/tables/lists-2021.json' with { type: 'json' };
import measures from '../measures/tables/measures.json' with { type: 'json' };
import pledgeItems from '../pledges/tables/pledge-items.json' with { type: 'json' };
import { instantOf } from '../primitives/time.ts';
import { ruleTableSchema, tableHash } from './rule-tables.ts';
import type { TableVersion } from './table-version.ts';

const shipped = (file: unknown): TableVersion => {
  const table = ruleTableSchema.parse(file);
  return { hash: tableHash(table), publishedAt: instantOf(0), table };
};

/** The versions that come with the software: defaults for Zhejiang, known from the beginning of time. */
export const shippedTables: readonly TableVersion[] = [
  holidays,
  deadlines,
  creditRulesBefore2025,
  creditRules,
  penaltyCategories,
  publicationTermsBefore2026,
  publicationTerms,
  scoreDimensions,
  scoreGrades,
  resultCodesBefore2024,
  resultCodes,
  listsBefore2024,
  lists,
  measures,
  pledgeItems,
  drawRatios,
  inspectionCaps,
  triggers,
  exclusionTags,
].map(shipped);
