import type { LogFacts } from '../../domain/audit/entry.ts';
import type { Listing } from '../../domain/lists/listing.ts';
import { isNaturalPerson } from '../../domain/registry/identifier.ts';

/**
 * What the public log says of a listing: nothing of a natural person's (浙江省公共信用信息管理条例 art. 15), and nothing of one
 * that was never published.
 */
export const publicFactsOf = (
  { subject, list, publishedAt }: Listing,
  further: LogFacts,
): { readonly facts?: LogFacts } =>
  isNaturalPerson(subject) || publishedAt === undefined ? {} : { facts: { subject, list, ...further } };
