import type { CreditEvent } from '../../../shared/domain/credit/event.ts';
import { publicLinesOf } from '../../../shared/domain/credit/publicity.ts';
import { gradeOf, type ScoreGrade } from '../../../shared/domain/credit/score-grades.ts';
import type { Standing } from '../../../shared/domain/credit/standing.ts';
import { drawRatioOf } from '../../../shared/domain/inspections/draw-ratios.ts';
import type { Listing } from '../../../shared/domain/lists/listing.ts';
import { listRuleOf } from '../../../shared/domain/lists/lists.ts';
import { loggedListing, loggedListingName } from '../../../shared/domain/lists/logged-listing.ts';
import { type Measure, measureOf } from '../../../shared/domain/measures/measures.ts';
import { accepted, type Result } from '../../../shared/domain/primitives/result.ts';
import type { Text } from '../../../shared/domain/primitives/text.ts';
import { type CivilDate, civilDateOf } from '../../../shared/domain/primitives/time.ts';
import { districtName } from '../../../shared/domain/registry/district.ts';
import { isNaturalPerson, type TargetId } from '../../../shared/domain/registry/identifier.ts';
import type { Target } from '../../../shared/domain/registry/target.ts';
import type { RuleTables } from '../../../shared/domain/rule-tables/rule-tables.ts';
import type { Ports } from '../../../shared/use-cases/ask.ts';
import { currentStanding } from '../../../shared/use-cases/credit/current-standing.ts';
import { readHistory } from '../../../shared/use-cases/credit/read-history.ts';
import { codesOf, resolveEntity, underEveryCode } from '../../../shared/use-cases/credit/resolve-entity.ts';
import { tablesNow } from '../../../shared/use-cases/tables-now.ts';
import { isLiveOn, type LiveListing } from './live-listing.ts';
import { findLogged, type LoggedFacts } from './logged-facts.ts';
import { unitNames } from './names.ts';
import { type ResultsPage, readResultsOf } from './results.ts';

/** A line of a standing as the public sees it. */
export interface PublicLine extends Pick<Standing['lines'][number], 'label' | 'occurredOn' | 'points'> {
  /** The document of the fact and the authority that made it, where it has one. */
  readonly document: { readonly documentNo: string; readonly authority: string } | undefined;
  /** The visit whose published result it is. */
  readonly visitId: string | undefined;
  readonly isDisputed: boolean;
  /** Until when it counts and is shown; absent where only a decision or the end of a listing ends it. */
  readonly shownThrough: CivilDate | undefined;
}

/** What anyone may know about an entity. */
export interface EntityView extends Pick<Target, 'id' | 'name' | 'type' | 'state' | 'industry' | 'address'> {
  /** The code that was looked up, where this entity has taken the place of that one. */
  readonly askedAs: TargetId | undefined;
  /** Province, city and county, as far as known. */
  readonly district: string | undefined;
  readonly authority: string | undefined;
  /** Absent while nothing counts: not evaluated. */
  readonly evaluation:
    | {
        /** The name of the risk class. */
        readonly riskLabel: Text;
        readonly score: number;
        readonly grade: ScoreGrade;
        readonly lines: readonly PublicLine[];
        /** Whether facts count too that are not published. */
        readonly hasUnpublished: boolean;
      }
    | undefined;
  /** Live ones, newest first; `authority` is the name of the unit that decided. */
  readonly listings: readonly (Pick<Listing, 'list' | 'authority' | 'documentNo' | 'reasons' | 'endsOn'> & {
    readonly listedOn: CivilDate;
    readonly label: Text;
    readonly cause: Text | undefined;
    readonly basis: string | undefined;
    /** Whether it gives nothing for now, because a serious one lives. */
    readonly isSuspended: boolean;
    /** Whether an objection against it is running. */
    readonly isDisputed: boolean;
    /** What vouches for it; absent where the log has no such entry. */
    readonly logged: LoggedFacts | undefined;
  })[];
  /** What the live listings lead to. */
  readonly measures: readonly Measure[];
  readonly results: ResultsPage;
}

const districtPath = (code: string): string =>
  [...new Set([`${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`, code])]
    .map((part) => districtName(part) ?? '')
    .join('');

const publicLine = (line: Standing['lines'][number], event: CreditEvent | undefined): PublicLine => {
  const { label, occurredOn, points, countsThrough, isDisputed = false } = line;
  return {
    label,
    occurredOn,
    points,
    document: event !== undefined && 'authority' in event ? event : undefined,
    visitId: event?.kind === 'inspection-result' ? event.visitId : undefined,
    isDisputed,
    shownThrough: countsThrough,
  };
};

const publishedMeasure = (tables: RuleTables, code: string): Measure => {
  const measure = measureOf(tables.measures, code);
  if (measure === undefined) throw new Error(`a listing carries the unpublished measure ${code}`);
  return measure;
};

/**
 * Reads the public page of an entity, or nothing where the register has none. An individual business often
 * trades from its owner's home, so its address stays out (个人信息保护法 art. 6). A natural person has no public page, and a code
 * that was succeeded has that of whoever succeeded to it.
 */
export const readEntity = async (
  ports: Pick<Ports, 'records' | 'ledger' | 'tables' | 'clock'>,
  id: TargetId,
  cursor: string | undefined,
): Promise<Result<EntityView | undefined>> => {
  const { records, ledger, clock } = ports;
  if (isNaturalPerson(id)) return accepted(undefined);
  const stored = await resolveEntity(records, id);
  if (stored === undefined) return accepted(undefined);
  const now = clock.now();
  const tables = await tablesNow(ports.tables, now);
  const { target } = stored.value;
  const standing = await currentStanding(records, stored.value, tables, now);
  const { riskClass, score } = standing;
  const eventOf = new Map((await readHistory(records, stored.value)).map((event) => [event.id, event]));
  const shownLines = publicLinesOf(standing, tables);
  const today = civilDateOf(now);
  const results = await readResultsOf(ports, codesOf(stored.value), cursor);
  if (!results.ok) return results;
  const live: LiveListing[] = [];
  for await (const { value } of underEveryCode(records, 'listingsOfSubject', stored.value))
    if (isLiveOn(value, today)) live.push(value);
  live.sort((one, other) => (one.publishedAt < other.publishedAt ? 1 : -1));
  const logged = new Map(
    await Promise.all(
      live.map(
        async (one) =>
          [one.id, await findLogged(ledger, loggedListingName(one), loggedListing(one))] as const,
      ),
    ),
  );
  const nameOf = await unitNames(records, [
    ...live.map(({ authority }) => authority),
    ...(target.authority === undefined ? [] : [target.authority]),
  ]);
  const { name, type, state, industry, address } = target;
  return accepted({
    id: target.id,
    askedAs: id === target.id ? undefined : id,
    name,
    type,
    state,
    industry,
    address: type === 'individual-business' ? undefined : address,
    district: target.district === undefined ? undefined : districtPath(target.district),
    authority: target.authority === undefined ? undefined : nameOf(target.authority),
    evaluation:
      riskClass === undefined || score === undefined
        ? undefined
        : {
            riskLabel: drawRatioOf(tables['draw-ratios'], riskClass).label,
            score,
            grade: gradeOf(tables['score-grades'], score),
            lines: shownLines.map((line) => publicLine(line, eventOf.get(line.eventId))),
            hasUnpublished: shownLines.length < standing.lines.length,
          },
    // Named one by one: a listing also names the persons who answer for the breach, who are never shown.
    listings: live.map(({ id, list, authority, cause, documentNo, reasons, listedOn, endsOn }) => {
      const { label, causes } = listRuleOf(tables.lists, list);
      const why = causes.find(({ code }) => code === cause);
      const entry = standing.lists.find(({ listingId }) => listingId === id);
      return {
        list,
        documentNo,
        reasons,
        listedOn,
        endsOn,
        authority: nameOf(authority),
        label,
        cause: why?.label,
        basis: why?.basis,
        isSuspended: entry?.isSuspended === true,
        isDisputed: entry?.isDisputed === true,
        logged: logged.get(id),
      };
    }),
    measures: standing.measures.map((code) => publishedMeasure(tables, code)),
    results: results.value,
  });
};
