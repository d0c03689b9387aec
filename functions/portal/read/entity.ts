import type { RiskClass } from '../../../shared/domain/credit/risk-class.ts';
import type { Standing } from '../../../shared/domain/credit/standing.ts';
import type { Listing } from '../../../shared/domain/lists/listing.ts';
import { type Measure, measureOf } from '../../../shared/domain/measures/measures.ts';
import { accepted, type Result } from '../../../shared/domain/primitives/result.ts';
import { districtName } from '../../../shared/domain/registry/district.ts';
import type { TargetId } from '../../../shared/domain/registry/identifier.ts';
import type { Target } from '../../../shared/domain/registry/target.ts';
import type { Records } from '../../../shared/use-cases/ports.ts';
import { unitNames } from './names.ts';
import { type ResultsPage, readResults } from './results.ts';

/** What anyone may know about an entity. */
export interface EntityView extends Pick<Target, 'id' | 'name' | 'type' | 'state' | 'industry' | 'address'> {
  /** Province, city and county, as far as known. */
  readonly district: string | undefined;
  readonly authority: string | undefined;
  /** Absent while nothing counts: not evaluated. */
  readonly evaluation:
    | {
        readonly riskClass: RiskClass;
        readonly score: number;
        readonly lines: Standing['lines'];
      }
    | undefined;
  /** Live ones, newest first; `authority` is the name of the unit that decided. */
  readonly listings: readonly Pick<
    Listing,
    'id' | 'list' | 'cause' | 'authority' | 'documentNo' | 'reasons' | 'listedOn' | 'endsOn'
  >[];
  /** What the live listings lead to. */
  readonly measures: readonly Measure[];
  readonly results: ResultsPage;
}

const districtPath = (code: string): string =>
  [...new Set([`${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`, code])]
    .map((part) => districtName(part) ?? '')
    .join('');

const publishedMeasure = (code: string): Measure => {
  const measure = measureOf(code);
  if (measure === undefined) throw new Error(`a listing carries the unpublished measure ${code}`);
  return measure;
};

/**
 * Reads the public page of an entity, or nothing where the register has none. An individual business often
 * trades from its owner's home, so its address stays out (个人信息保护法 art. 6).
 */
export const readEntity = async (
  records: Records,
  id: TargetId,
  cursor: string | undefined,
): Promise<Result<EntityView | undefined>> => {
  const stored = await records.get('entity', { target: { id } });
  if (stored === undefined) return accepted(undefined);
  const { target, standing } = stored.value;
  const results = await readResults(records, id, cursor);
  if (!results.ok) return results;
  const live: Listing[] = [];
  for await (const { value } of records.all('listingsOfSubject', { subject: id }))
    if (value.state === 'live') live.unshift(value);
  const nameOf = await unitNames(records, [
    ...live.map(({ authority }) => authority),
    ...(target.authority === undefined ? [] : [target.authority]),
  ]);
  const { name, type, state, industry, address } = target;
  const { riskClass, score, lines = [] } = standing ?? {};
  return accepted({
    id,
    name,
    type,
    state,
    industry,
    address: type === 'individual-business' ? undefined : address,
    district: target.district === undefined ? undefined : districtPath(target.district),
    authority: target.authority === undefined ? undefined : nameOf(target.authority),
    evaluation: riskClass === undefined || score === undefined ? undefined : { riskClass, score, lines },
    listings: live.map(({ authority, ...listing }) => ({ ...listing, authority: nameOf(authority) })),
    measures: [...new Set(live.flatMap(({ measures }) => measures))].sort().map(publishedMeasure),
    results: results.value,
  });
};
