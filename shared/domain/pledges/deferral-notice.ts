import * as z from 'zod';
import { deadlineRuleOf, deadlineSchema } from '../calendar/deadlines.ts';
import { addWorkingDays } from '../calendar/working-days.ts';
import { type Text, textSchema } from '../primitives/text.ts';
import type { CivilDate } from '../primitives/time.ts';
import type { RuleTables } from '../rule-tables/rule-tables.ts';
import type { AvailableItem } from './pledge-items.ts';

/**
 * The one notice of all that is missing (一次性告知): which papers, by when, and what follows if they do not come. There is
 * one day for all of them, the last that any of them has.
 */
export const deferralNoticeSchema = z.object({
  materials: z.array(z.object({ id: z.string().min(1), label: textSchema })).min(1),
  workingDays: z.int().min(1),
  dueOn: deadlineSchema,
  consequence: textSchema,
});
export type DeferralNotice = z.infer<typeof deferralNoticeSchema>;

const consequence: Text = {
  zh: '逾期未补齐的，撤回受理并说明理由，记入信用记录。',
  en: 'If they are not all in by then, the acceptance is withdrawn with reasons, and that is put on record.',
};

/** The notice for an application that is accepted on a day without these papers, all of which may follow. */
export const deferralNoticeOf = (
  { deferrable }: AvailableItem,
  missing: readonly string[],
  acceptedOn: CivilDate,
  { deadlines, holidays }: Pick<RuleTables, 'deadlines' | 'holidays'>,
): DeferralNotice => {
  const following = deferrable.filter(({ id }) => missing.includes(id));
  const usual = deadlineRuleOf(deadlines, 'complete-application').workingDays;
  const workingDays = Math.max(...following.map((material) => material.workingDays ?? usual));
  return {
    materials: following.map(({ id, label }) => ({ id, label })),
    workingDays,
    dueOn: addWorkingDays(acceptedOn, workingDays, holidays),
    consequence,
  };
};
