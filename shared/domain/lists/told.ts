import * as z from 'zod';
import type { Standing } from '../credit/standing.ts';
import { civilDateSchema, instantSchema } from '../primitives/time.ts';
import type { RuleTables } from '../rule-tables/rule-tables.ts';
import { type Application, applicationSchema } from './application.ts';
import { removableFrom } from './application-fault.ts';
import { type ListingCase, listingCaseSchema } from './case.ts';
import { type Listing, listingSchema } from './listing.ts';

// What an entity is told of what concerns it: everything but which official did what, and what the authority weighs inside.

const done = <T extends { readonly by: string }>({ by: _, ...rest }: T): Omit<T, 'by'> => rest;

const caseShape = listingCaseSchema.shape;
/** A case as its entity is told of it: the notice, what it said itself, the decision. */
export const toldCaseSchema = listingCaseSchema
  .omit({ proposedBy: true, legalReview: true, consent: true })
  .extend({
    notice: caseShape.notice.unwrap().omit({ by: true }).optional(),
    statements: z.array(caseShape.statements.element.omit({ by: true })),
    heard: caseShape.heard.unwrap().omit({ by: true }).optional(),
    decision: caseShape.decision.unwrap().omit({ by: true }).optional(),
  });
export type ToldCase = z.infer<typeof toldCaseSchema>;

/** Whether the entity has been told of the case: before its notice it is the authority's own affair. */
export const isTold = ({ notice, decision, procedure }: ListingCase): boolean =>
  notice !== undefined || (procedure === 'favourable' && decision?.outcome === 'list');

/** What an entity is told of a case about it. */
export const toldCase = ({
  proposedBy: _,
  legalReview: __,
  consent: ___,
  notice,
  statements,
  heard,
  decision,
  ...rest
}: ListingCase): ToldCase => ({
  ...rest,
  ...(notice !== undefined && { notice: done(notice) }),
  statements: statements.map(done),
  ...(heard !== undefined && { heard: done(heard) }),
  ...(decision !== undefined && { decision: done(decision) }),
});

/** A listing as its entity is told of it. */
export const toldListingSchema = listingSchema.omit({ decidedBy: true, publishedBy: true }).extend({
  upheld: listingSchema.shape.upheld.unwrap().omit({ by: true }).optional(),
  ended: listingSchema.shape.ended.unwrap().omit({ by: true }).optional(),
  /** Present on a favourable listing while a serious one lives. */
  isSuspended: z.literal(true).optional(),
  isDisputed: z.literal(true).optional(),
  /** From when its early removal may be applied for; later than `endsOn` where it ends by itself before. */
  removableFrom: civilDateSchema.optional(),
});
export type ToldListing = z.infer<typeof toldListingSchema>;

/** What an entity is told of a listing of its own, with how it stands and what can be done about it. */
export const toldListing = (listing: Listing, standing: Standing, tables: RuleTables): ToldListing => {
  const { decidedBy: _, publishedBy: __, upheld, ended, ...rest } = listing;
  const live = standing.lists.find(({ listingId }) => listingId === listing.id);
  const from =
    listing.state === 'published' && listing.list !== 'red' ? removableFrom(listing, tables) : undefined;
  return {
    ...rest,
    ...(upheld !== undefined && { upheld: done(upheld) }),
    ...(ended !== undefined && { ended: done(ended) }),
    ...(live?.isSuspended && { isSuspended: true as const }),
    ...(live?.isDisputed && { isDisputed: true as const }),
    ...(from !== undefined && { removableFrom: from }),
  };
};

const applicationShape = applicationSchema.shape;
const moment = z.object({ at: instantSchema });
/** An application as its entity sees it come along. */
export const toldApplicationSchema = applicationSchema.extend({
  filed: applicationShape.filed.omit({ by: true }),
  accepted: moment.optional(),
  declined: applicationShape.declined.unwrap().omit({ by: true }).optional(),
  extended: applicationShape.extended.unwrap().omit({ by: true }).optional(),
  withdrawn: moment.optional(),
  decision: applicationShape.decision.unwrap().omit({ by: true }).optional(),
  revoked: applicationShape.revoked.unwrap().omit({ by: true }).optional(),
});
export type ToldApplication = z.infer<typeof toldApplicationSchema>;

/** What an entity is shown of an application of its own. */
export const toldApplication = ({
  filed,
  accepted,
  declined,
  extended,
  withdrawn,
  decision,
  revoked,
  ...rest
}: Application): ToldApplication => ({
  ...rest,
  filed: done(filed),
  ...(accepted !== undefined && { accepted: done(accepted) }),
  ...(declined !== undefined && { declined: done(declined) }),
  ...(extended !== undefined && { extended: done(extended) }),
  ...(withdrawn !== undefined && { withdrawn: done(withdrawn) }),
  ...(decision !== undefined && { decision: done(decision) }),
  ...(revoked !== undefined && { revoked: done(revoked) }),
});
