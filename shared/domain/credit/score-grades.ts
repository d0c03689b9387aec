import * as z from 'zod';
import { effectiveTableSchema } from '../primitives/effective-table.ts';
import { ruleText, textSchema } from '../primitives/text.ts';
import { fullScore } from './full-score.ts';

const scoreGradeSchema = z.strictObject({
  grade: z.enum(['1', '2', '3', '4', '5']),
  label: textSchema,
  /** The lowest score of the grade; the rows fall from the best grade to the last, which starts at 0. */
  from: z.int().min(0).max(fullScore),
});
export type ScoreGrade = z.infer<typeof scoreGradeSchema>;

/** The five grades of the 1000-point score. */
export const scoreGradesSchema = effectiveTableSchema('score-grades', scoreGradeSchema, 'grade').refine(
  ({ rows }) =>
    rows.at(-1)?.from === 0 && rows.every(({ from }, i) => i === 0 || from < (rows[i - 1]?.from ?? 0)),
  ruleText(
    '各等级的起始分须依次降低，最后一级须从 0 分起',
    'the grades must fall, and the last one must start at 0',
    'rows',
  ),
);
type ScoreGrades = z.infer<typeof scoreGradesSchema>;

/** The grade of a score from 0 to 1000. */
export const gradeOf = ({ rows }: ScoreGrades, score: number): ScoreGrade => {
  const grade = rows.find(({ from }) => score >= from);
  if (grade === undefined) throw new Error(`no grade for a score of ${score}`);
  return grade;
};
