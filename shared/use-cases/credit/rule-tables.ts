import { digestOf } from '../../domain/audit/digest.ts';
import { scoreGrades } from '../../domain/credit/score-grades.ts';
import { resultCodes } from '../../domain/inspections/result-codes.ts';
import { lists } from '../../domain/lists/lists.ts';
import { measures } from '../../domain/measures/measures.ts';
import { pledgeItems } from '../../domain/pledges/pledge-items.ts';

/** The content hash of every table that an answer about credit rests on; a receipt carries them. */
export const ruleTableHashes: Readonly<Record<string, string>> = Object.fromEntries(
  [resultCodes, scoreGrades, lists, measures, pledgeItems].map((table) => [
    table.name,
    digestOf(JSON.parse(JSON.stringify(table))),
  ]),
);
