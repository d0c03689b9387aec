import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';

/** A moment, RFC 3339 in UTC with milliseconds (`…At` fields). Compares by code units. */
export const instantSchema = z.iso.datetime({ precision: 3 }).brand<'Instant'>();
export type Instant = z.infer<typeof instantSchema>;

/** A legal date, ISO 8601 `YYYY-MM-DD` in Asia/Shanghai (`…On` fields). Compares by code units. */
export const civilDateSchema = z.iso.date().brand<'CivilDate'>();
export type CivilDate = z.infer<typeof civilDateSchema>;

/** The civil time zone of every legal date. */
const civilTimeZone = 'Asia/Shanghai';

/** An instant from milliseconds since the epoch. */
export const instantOf = (epochMilliseconds: number): Instant =>
  instantSchema.parse(new Date(epochMilliseconds).toISOString());

/** The civil date that an instant falls on in Asia/Shanghai. */
export const civilDateOf = (at: Instant): CivilDate =>
  civilDateSchema.parse(Temporal.Instant.from(at).toZonedDateTimeISO(civilTimeZone).toPlainDate().toString());

/** The civil date so many days, months or years later; where a month is too short, its last day. */
export const dateAfter = (
  on: CivilDate,
  span: { readonly days: number } | { readonly months: number } | { readonly years: number },
): CivilDate => civilDateSchema.parse(Temporal.PlainDate.from(on).add(span).toString());

/** The last moment of a civil date in Asia/Shanghai. */
export const lastInstantOf = (on: CivilDate): Instant =>
  instantOf(
    Temporal.PlainDate.from(on).add({ days: 1 }).toZonedDateTime(civilTimeZone).epochMilliseconds - 1,
  );

/** Whether an instant is later than the last moment of a civil date in Asia/Shanghai. */
export const isAfterDay = (at: Instant, on: CivilDate): boolean =>
  Temporal.PlainDate.compare(
    Temporal.Instant.from(at).toZonedDateTimeISO(civilTimeZone).toPlainDate(),
    Temporal.PlainDate.from(on),
  ) > 0;
