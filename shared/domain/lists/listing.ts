import * as z from 'zod';
import { dueSchema, type TimedMachine } from '../calendar/due.ts';
import { refusal } from '../primitives/refusal.ts';
import { accepted, type Result, refused } from '../primitives/result.ts';
import { move } from '../primitives/state-machine.ts';
import { civilDateSchema, instantSchema } from '../primitives/time.ts';
import { isNaturalPerson, targetIdSchema } from '../registry/identifier.ts';
import { caseEvidenceSchema, responsibleSchema } from './case.ts';
import { listNameSchema } from './list-name.ts';
import { type ListingEnd, listingEndSchema } from './listing-end.ts';

/** How far a listing has come; see {@link listingMachine}. */
export const listingStateSchema = z.enum(['decided', 'published', 'ended']);

const endingSchema = z.object({
  why: listingEndSchema,
  at: instantSchema,
  by: z.string().min(1),
  documentNo: z.string().min(1).optional(),
  reason: z.string().min(1).optional(),
  /** The application of the entity that ended it. */
  applicationId: z.string().min(1).optional(),
});
export type Ending = z.infer<typeof endingSchema>;

/** An entity's place on a list by a numbered decision. It takes effect when it is published and not before. */
export const listingSchema = z.object({
  /** The id of the case that led to it. */
  id: z.string().min(1).max(240),
  subject: targetIdSchema,
  subjectName: z.string().min(1),
  list: listNameSchema,
  cause: z.string().min(1),
  evidence: caseEvidenceSchema,
  /** The listing whose removal was obtained by fraud and which this one makes good. */
  relists: z.string().min(1).optional(),
  authority: z.string().min(1),
  documentNo: z.string().min(1),
  reasons: z.string().min(1),
  remedy: z.string().min(1).optional(),
  removalConditions: z.string().min(1).optional(),
  /** Who answers for the breach, where the list's rule asks for it. */
  responsible: responsibleSchema.optional(),
  decidedBy: z.string().min(1),
  decidedAt: instantSchema,
  /** Measures that the decision carries, codes of the measures table. */
  measures: z.array(z.string()),
  state: listingStateSchema,
  due: dueSchema.optional(),
  publishedBy: z.string().min(1).optional(),
  publishedAt: instantSchema.optional(),
  /** The salt of its entries in the public log; see `loggedListing`. */
  logSalt: z.string().min(1).optional(),
  /** The day of publication, from which the term counts. */
  listedOn: civilDateSchema.optional(),
  /** The last day on which it counts, where the list has a term; it ends by itself when that is over. */
  endsOn: civilDateSchema.optional(),
  /**
   * When the event that it rests on, or the penalty for it, was withdrawn or corrected, or repaired before the publication. What is
   * published counts on until people have looked at it.
   */
  groundFellAt: instantSchema.optional(),
  /** That people upheld it on the correction of its ground. */
  upheld: z
    .object({
      by: z.string().min(1),
      at: instantSchema,
      documentNo: z.string().min(1),
      reason: z.string().min(1),
    })
    .optional(),
  ended: endingSchema.optional(),
});
export type Listing = z.infer<typeof listingSchema>;

/** Whether anyone may see a listing: once it is published and until it ends, but of a natural person never (浙江省公共信用信息管理条例 art. 15). */
export const isPublic = ({ state, subject }: Pick<Listing, 'state' | 'subject'>): boolean =>
  state === 'published' && !isNaturalPerson(subject);

type EndingStep = 'expire' | 'remove' | 'revoke' | 'lapse';

/** The only ways a listing moves. One that ended can still be revoked. Before it is published only what undoes its decision can end it. */
export const listingMachine: TimedMachine<z.infer<typeof listingStateSchema>, 'publish' | EndingStep> = {
  subject: { zh: '列入', en: 'listing' },
  states: {
    decided: { zh: '待公布', en: 'decided' },
    published: { zh: '已公布', en: 'published' },
    ended: { zh: '已终止', en: 'ended' },
  },
  steps: {
    publish: { zh: '公布', en: 'publish it' },
    expire: { zh: '期满移出', en: 'let its term end' },
    remove: { zh: '移出', en: 'remove it' },
    revoke: { zh: '撤销', en: 'revoke it' },
    lapse: { zh: '失效', en: 'let it lapse' },
  },
  // Removal follows from the application for it.
  automatic: ['expire', 'remove', 'lapse'],
  terms: { decided: 'publish-listing' },
  transitions: {
    decided: { publish: 'published', revoke: 'ended', lapse: 'ended' },
    published: { expire: 'ended', remove: 'ended', revoke: 'ended', lapse: 'ended' },
    // A judgement often comes after the term is over; what never was cannot have ended otherwise.
    ended: { revoke: 'ended' },
  },
};

const stepTo: Readonly<Record<ListingEnd, EndingStep>> = {
  'term-over': 'expire',
  removed: 'remove',
  revoked: 'revoke',
  lapsed: 'lapse',
};

/** The listing as it is once ended. Refuses with `wrong-state` where it cannot end in this way. */
export const endedListing = (listing: Listing, ended: Ending): Result<Listing> => {
  if (listing.ended?.why === 'revoked')
    return refused(
      refusal('wrong-state', '该列入已被撤销。', 'The listing has been revoked already.', 'state'),
    );
  const moved = move(listingMachine, listing, stepTo[ended.why]);
  return moved.ok ? accepted({ ...moved.value, due: undefined, ended }) : moved;
};
