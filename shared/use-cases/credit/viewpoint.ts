import type { Viewpoint } from '../../domain/credit/history.ts';
import { refusal } from '../../domain/primitives/refusal.ts';
import { accepted, type Result, refused } from '../../domain/primitives/result.ts';
import {
  type CivilDate,
  civilDateOf,
  civilDateSchema,
  dateAfter,
  type Instant,
  lastInstantOf,
} from '../../domain/primitives/time.ts';

/** The point in both times that somebody asks for; `knownAt` as a day means its last moment. */
export interface AskedViewpoint {
  readonly asOf?: CivilDate | undefined;
  readonly knownAt?: CivilDate | Instant | undefined;
}

/** How far ahead one may ask: the longest term is three years, and retention five. */
const mostYearsAhead = 5;

/**
 * The viewpoint that is asked for: all that is known unless said otherwise, for the day of that knowledge. A later day
 * shows what will be when terms are over and nothing new becomes known. Refuses with `invalid-input` what was known in
 * the future, and a day more than five years ahead.
 */
export const viewpointOf = (asked: AskedViewpoint, now: Instant): Result<Viewpoint> => {
  const today = civilDateOf(now);
  const knownAt = knownAtOf(asked.knownAt, now);
  if (knownAt > now)
    return refused(
      refusal(
        'invalid-input',
        '认知时点晚于当前时间；将来会知道什么，现在无从得知。',
        'The moment of knowledge is in the future; what will be known then is not known now.',
        'query.knownAt',
      ),
    );
  const asOf = asked.asOf ?? civilDateOf(knownAt);
  return asOf > dateAfter(today, { years: mostYearsAhead })
    ? refused(
        refusal(
          'invalid-input',
          `日期不得晚于 ${mostYearsAhead} 年后。`,
          `The day may be at most ${mostYearsAhead} years ahead.`,
          'query.asOf',
        ),
      )
    : accepted({ asOf, knownAt });
};

const knownAtOf = (asked: AskedViewpoint['knownAt'], now: Instant): Instant => {
  if (asked === undefined) return now;
  const day = civilDateSchema.safeParse(asked).data;
  if (day === undefined) return asked as Instant;
  // Today is not over, so that its last moment is now.
  return day === civilDateOf(now) ? now : lastInstantOf(day);
};
