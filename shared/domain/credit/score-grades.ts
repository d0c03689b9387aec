import { z } from 'zod';
import { type EffectiveTable, effectiveTableSchema } from '../primitives/effective-table.ts';
import { textSchema } from '../primitives/text.ts';
import table from './tables/score-grades.json' with { type: 'json' };

const scoreGradeSchema = z.object({
  grade: z.enum(['1', '2', '3', '4', '5']),
  label: textSchema,
  /** The lowest score of the grade; the rows fall from the best grade to the last, which starts at 0. */
  from: z.int().min(0).max(1000),
});
export type ScoreGrade = z.infer<typeof scoreGradeSchema>;

/** The five grades of the 1000-point score. */
export const scoreGrades: EffectiveTable<ScoreGrade> = effectiveTableSchema(scoreGradeSchema)
  .refine(({ rows }) => rows.at(-1)?.from === 0, 'the last grade must start at 0')
  .parse(table);

/** The full score that an entity without adverse events has. */
export const fullScore = 1000;

/** The grade of a score from 0 to 1000. */
export const gradeOf = (score: number): ScoreGrade => {
  const grade = scoreGrades.rows.find(({ from }) => score >= from);
  if (grade === undefined) throw new Error(`no grade for a score of ${score}`);
  return grade;
};
