import * as z from 'zod';
import { type CivilDate, dateAfter } from '../primitives/time.ts';

/** For how long a target has had no visit, longest first. */
export const waitSchema = z.enum(['never', 'over-3-years', '2-to-3-years', '1-to-2-years', 'within-1-year']);
export type Wait = z.infer<typeof waitSchema>;

/** Tells of any target, by the day of its last visit, for how long it will have had none on `day`. */
export const waitsUntil = (day: CivilDate): ((lastVisitOn: CivilDate | undefined) => Wait) => {
  const [one, two, three] = [1, 2, 3].map((years) => dateAfter(day, { years: -years })) as [
    CivilDate,
    CivilDate,
    CivilDate,
  ];
  return (lastVisitOn) => {
    if (lastVisitOn === undefined) return 'never';
    if (lastVisitOn > one) return 'within-1-year';
    if (lastVisitOn > two) return '1-to-2-years';
    return lastVisitOn > three ? '2-to-3-years' : 'over-3-years';
  };
};
