import { type CivilDate, dateAfter } from '../primitives/time.ts';
import type { Pledge } from './pledge.ts';

/** How many days before the last day of verification the unit is reminded. */
const reminderDays = 7;

/** The last day of what must happen next to the pledge; nothing once it has come to its end. */
export const dueOf = ({ state, deferral, verifyBy, rectifyBy }: Pledge): CivilDate | undefined => {
  switch (state) {
    case 'awaiting-materials':
      return deferral?.dueOn.on;
    case 'accepted':
      return verifyBy.on;
    case 'rectifying':
      return rectifyBy?.on;
    default:
      return undefined;
  }
};

const nextOf = (pledge: Pledge): CivilDate | undefined => {
  if (pledge.overdueSince !== undefined) return undefined;
  return pledge.state === 'accepted' && pledge.remindedAt === undefined
    ? dateAfter(pledge.verifyBy.on, { days: -reminderDays })
    : dueOf(pledge);
};

/** The pledge with the day on which the clock is to look at it next; a day that is over already would never come. */
export const watched = ({ watchOn: _, ...pledge }: Pledge, today: CivilDate): Pledge => {
  const next = nextOf(pledge);
  return next === undefined ? pledge : { ...pledge, watchOn: next < today ? today : next };
};

/** The pledge without what the clock has noted of an earlier deadline, watched for the next one. */
export const watchedAnew = (
  { remindedAt: _, overdueSince: __, ...pledge }: Pledge,
  today: CivilDate,
): Pledge => watched(pledge, today);
