import { z } from 'zod';
import type { StateMachine } from '../primitives/state-machine.ts';
import { instantSchema } from '../primitives/time.ts';
import { targetIdSchema } from '../registry/identifier.ts';
import { listNameSchema } from './list-name.ts';

/** How far a case has come; see {@link listingCaseMachine}. */
export const listingCaseStateSchema = z.enum(['proposed', 'noticed', 'listed', 'dismissed']);

/**
 * A question that a result puts before the authority: should this entity be listed? Only a person answers.
 */
export const listingCaseSchema = z.object({
  /** `<visit>-<cause>`: one result opens one case a cause. */
  id: z.string().min(1).max(240),
  subject: targetIdSchema,
  subjectName: z.string().min(1),
  list: listNameSchema,
  /** Cause code of the lists table. */
  cause: z.string().min(1),
  /** The visit whose published result is the evidence. */
  visitId: z.string().min(1),
  /** The unit that decides. */
  authority: z.string().min(1),
  state: listingCaseStateSchema,
  openedAt: instantSchema,
  noticedBy: z.string().optional(),
  noticedAt: instantSchema.optional(),
  /** Facts, reasons, basis and consequences as told to the entity (浙江省公共信用信息管理条例 art. 24). */
  notice: z.string().optional(),
  decidedBy: z.string().optional(),
  decidedAt: instantSchema.optional(),
  documentNo: z.string().optional(),
  reasons: z.string().optional(),
});
export type ListingCase = z.infer<typeof listingCaseSchema>;

/** The only ways a case moves: nobody is listed without having been told first. */
export const listingCaseMachine: StateMachine<
  z.infer<typeof listingCaseStateSchema>,
  'notify' | 'list' | 'dismiss'
> = {
  subject: { zh: '列入案件', en: 'case' },
  states: {
    proposed: { zh: '待告知', en: 'proposed' },
    noticed: { zh: '已告知', en: 'noticed' },
    listed: { zh: '已决定列入', en: 'decided: listed' },
    dismissed: { zh: '已决定不予列入', en: 'decided: not listed' },
  },
  steps: {
    notify: { zh: '告知当事人', en: 'notify the entity' },
    list: { zh: '决定列入', en: 'decide to list' },
    dismiss: { zh: '决定不予列入', en: 'decide not to list' },
  },
  transitions: {
    proposed: { notify: 'noticed', dismiss: 'dismissed' },
    noticed: { list: 'listed', dismiss: 'dismissed' },
    listed: {},
    dismissed: {},
  },
};
