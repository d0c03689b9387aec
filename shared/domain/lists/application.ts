import * as z from 'zod';
import type { EarlierSteps } from '../access/earlier-steps.ts';
import { dueSchema, type TimedMachine } from '../calendar/due.ts';
import { eventIdSchema } from '../credit/event.ts';
import { civilDateSchema, instantSchema } from '../primitives/time.ts';
import { targetIdSchema } from '../registry/identifier.ts';

const longText = z.string().trim().min(2).max(4000);

/** The names of the documents that come with an application. */
const materials = z.array(z.string().trim().min(1).max(200)).max(20).default([]);

/** What was done about the breach, and since when it is done. */
const correction = z.strictObject({ on: civilDateSchema, how: longText });

/**
 * What an entity may ask for: that what is recorded be looked at again (异议), that a corrected breach stop counting (信用修复),
 * that it be taken off a list early (提前移出).
 */
export const applicationRequestSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('objection'),
    /** The credit event or the listing that is objected to. */
    about: z.discriminatedUnion('of', [
      z.strictObject({ of: z.literal('event'), eventId: eventIdSchema }),
      z.strictObject({ of: z.literal('listing'), listingId: z.string().min(1).max(240) }),
    ]),
    reason: longText,
    materials,
  }),
  z.strictObject({
    kind: z.literal('repair'),
    eventId: eventIdSchema,
    correction,
    /** The pledge to keep the law, which is published with the repair (公开信用承诺). */
    pledge: longText,
    materials,
  }),
  z.strictObject({
    kind: z.literal('removal'),
    listingId: z.string().min(1).max(240),
    correction,
    materials,
  }),
]);
export type ApplicationRequest = z.infer<typeof applicationRequestSchema>;

/** How far an application has come; see {@link applicationMachines}. */
export const applicationStateSchema = z.enum([
  'filed',
  'accepted',
  'extended',
  'declined',
  'granted',
  'carried-out',
  'refused',
  'withdrawn',
  'revoked',
]);
export type ApplicationState = z.infer<typeof applicationStateSchema>;

const act = { by: z.string().min(1), at: instantSchema };

/** What an entity asks for, by its representative or on paper, and what became of it. */
export const applicationSchema = z.object({
  /** Made from what it is about, its kind and a running number: two at once are impossible. */
  id: z.string().min(1).max(200),
  subject: targetIdSchema,
  subjectName: z.string().min(1),
  request: applicationRequestSchema,
  /** The unit that recorded the fact and so decides (谁认定谁修复). */
  unit: z.string().min(1),
  /** By what rules it is dealt with, those of the list where it asks for a removal. */
  basis: z.string().min(1),
  state: applicationStateSchema,
  due: dueSchema.optional(),
  filed: z.object({ ...act, via: z.enum(['online', 'paper']) }),
  accepted: z.object(act).optional(),
  declined: z.object({ ...act, reason: z.string().min(1) }).optional(),
  extended: z.object({ ...act, reason: z.string().min(1) }).optional(),
  withdrawn: z.object(act).optional(),
  /** The one notice of the outcome. */
  decision: z.object({ ...act, documentNo: z.string().min(1), reasons: z.string().min(1) }).optional(),
  /** That a repair was obtained by fraud, so that what it repaired counts again. */
  revoked: z.object({ ...act, documentNo: z.string().min(1), reason: z.string().min(1) }).optional(),
  /** When what was granted had stopped being shown and applied. */
  carriedOutAt: instantSchema.optional(),
});
export type Application = z.infer<typeof applicationSchema>;

type Step = 'accept' | 'decline' | 'extend' | 'grant' | 'carry-out' | 'refuse' | 'withdraw' | 'revoke';
type ApplicationMachine = TimedMachine<ApplicationState, Step>;

const words: Pick<ApplicationMachine, 'subject' | 'states' | 'steps' | 'automatic'> = {
  subject: { zh: '申请', en: 'application' },
  states: {
    filed: { zh: '已提交', en: 'filed' },
    accepted: { zh: '已受理', en: 'accepted' },
    extended: { zh: '已延期', en: 'extended' },
    declined: { zh: '不予受理', en: 'not taken' },
    granted: { zh: '已准予', en: 'granted' },
    'carried-out': { zh: '已停止公示和适用', en: 'carried out' },
    refused: { zh: '不予支持', en: 'refused' },
    withdrawn: { zh: '已撤回', en: 'withdrawn' },
    revoked: { zh: '已撤销修复', en: 'revoked' },
  },
  steps: {
    accept: { zh: '受理', en: 'accept it' },
    decline: { zh: '不予受理', en: 'decline it' },
    extend: { zh: '延长办理期限', en: 'extend its term' },
    grant: { zh: '准予', en: 'grant it' },
    'carry-out': { zh: '停止公示和适用', en: 'carry it out' },
    refuse: { zh: '不予支持', en: 'refuse it' },
    withdraw: { zh: '撤回', en: 'withdraw it' },
    revoke: { zh: '撤销修复', en: 'revoke the repair' },
  },
  automatic: ['carry-out'],
};

const filed = { accept: 'accepted', decline: 'declined', withdraw: 'withdrawn' } as const;
const decidable = { grant: 'granted', refuse: 'refused', withdraw: 'withdrawn' } as const;
const closed = {
  declined: {},
  granted: { 'carry-out': 'carried-out' },
  'carried-out': {},
  refused: {},
  withdrawn: {},
  revoked: {},
} as const;

const onMerits: ApplicationMachine = {
  ...words,
  terms: { filed: 'accept-application', accepted: 'decide-application', granted: 'take-down' },
  transitions: { filed, accepted: decidable, extended: {}, ...closed },
};

/** The only ways an application moves. The term of an objection may be extended once; a repair got by fraud is revoked. */
export const applicationMachines: Readonly<Record<ApplicationRequest['kind'], ApplicationMachine>> = {
  objection: {
    ...words,
    terms: {
      filed: 'accept-application',
      accepted: 'settle-objection',
      extended: 'settle-objection-at-most',
      granted: 'take-down',
    },
    transitions: {
      filed,
      accepted: { ...decidable, extend: 'extended' },
      extended: decidable,
      ...closed,
    },
  },
  repair: {
    ...onMerits,
    transitions: {
      ...onMerits.transitions,
      granted: { ...closed.granted, revoke: 'revoked' },
      'carried-out': { revoke: 'revoked' },
    },
  },
  removal: onMerits,
};

/** Whether the application is still to be decided. */
export const isPending = ({ state }: Application): boolean =>
  state === 'filed' || state === 'accepted' || state === 'extended';

/** Whether somebody still owes a step: a decision, or that what was granted is carried out. */
export const isOpen = (application: Application): boolean =>
  isPending(application) || application.state === 'granted';

/** Who took these steps of an application, as far as they were taken. */
export const stepsOf = (
  { filed, accepted, decision }: Application,
  ...steps: readonly ('filed' | 'accepted' | 'decided')[]
): EarlierSteps => {
  const by = { filed: [filed.by], accepted: [accepted?.by], decided: [decision?.by] };
  return Object.fromEntries(steps.map((step) => [step, by[step]]));
};
