import * as z from 'zod';
import type { EarlierSteps } from '../access/earlier-steps.ts';
import { dueSchema, type TimedMachine } from '../calendar/due.ts';
import { eventIdSchema } from '../credit/event.ts';
import { civilDateSchema, instantSchema } from '../primitives/time.ts';
import { targetIdSchema } from '../registry/identifier.ts';
import { listNameSchema } from './list-name.ts';
import type { ListRule } from './lists.ts';

/** How far a case has come; see {@link caseMachines}. */
export const listingCaseStateSchema = z.enum([
  'proposed',
  'noticed',
  'hearing-requested',
  'heard',
  'consent-sought',
  'consented',
  'consent-refused',
  'listed',
  'dismissed',
]);
export type ListingCaseState = z.infer<typeof listingCaseStateSchema>;

/** The procedure that a case follows: for what favours the entity, for what burdens it, and that with the consent of a unit above. */
export const caseProcedureSchema = z.enum(['favourable', 'adverse', 'adverse-with-consent']);
export type CaseProcedure = z.infer<typeof caseProcedureSchema>;

/** What speaks for a case that somebody proposes: a credit event, the visit behind it, what a person noted. */
const proposedEvidence = {
  eventId: eventIdSchema.optional(),
  visitId: z.string().min(1).max(215).optional(),
  note: z.string().trim().min(2).max(4000).optional(),
};

const speaks = ({
  eventId,
  note,
}: {
  readonly eventId?: string | undefined;
  readonly note?: string | undefined;
}): boolean => eventId !== undefined || note !== undefined;

const silence = {
  error: 'names neither an event nor what else speaks for the case',
  params: {
    text: {
      zh: '证据须指明信用事件，或另行说明',
      en: 'evidence must name a credit event or say what else there is',
    },
  },
};

/** The evidence of a case proposed by hand: an event or a note at least. */
export const proposedEvidenceSchema = z.strictObject(proposedEvidence).refine(speaks, silence);

/** What speaks for a case, and once the entity was told of it, the heavy penalty for the fact that the notice names. */
export const caseEvidenceSchema = z
  .object({ ...proposedEvidence, penaltyEventId: eventIdSchema.optional() })
  .refine(speaks, silence);
export type CaseEvidence = z.infer<typeof caseEvidenceSchema>;

/** What the entity says before anyone decides: its statement and defence, that it waives them, or that it wants a hearing. */
export const statementKindSchema = z.enum(['statement', 'waiver', 'hearing-request']);
export type StatementKind = z.infer<typeof statementKindSchema>;

const statementSchema = z.object({
  kind: statementKindSchema,
  text: z.string().min(1).max(4000),
  /** `paper`: recorded by an officer from a document that the entity handed in. */
  via: z.enum(['online', 'paper']),
  receivedOn: civilDateSchema,
  by: z.string().min(1),
  at: instantSchema,
});

/** How many statements a case takes. */
export const mostStatements = 20;

/** Something that one person did at one moment. */
const act = { by: z.string().min(1), at: instantSchema };

const personName = z.string().trim().min(1).max(200);

/** Who answers for a breach (浙江省公共信用信息管理条例 art. 27: 法定代表人、主要负责人、实际控制人), one of them at least; never public. */
export const responsibleSchema = z
  .strictObject({
    legalRepresentative: personName.optional(),
    /** 主要负责人. */
    personInCharge: personName.optional(),
    actualController: personName.optional(),
  })
  .refine((named) => Object.values(named).some((name) => name !== undefined), {
    error: 'names nobody',
    params: { text: { zh: '须至少写明一名责任人', en: 'at least one person must be named' } },
  });

/** A numbered decision. */
const caseDecisionSchema = z.object({
  ...act,
  outcome: z.enum(['list', 'dismiss']),
  documentNo: z.string().min(1),
  reasons: z.string().min(1),
  /** Why the listing and its measures are in proportion to the breach (浙江省公共信用信息管理条例 art. 28). */
  proportionality: z.string().min(1).optional(),
  /** What the entity can do against it. */
  remedy: z.string().min(1).optional(),
  /** What ends the listing early, told with the decision (两书同达). */
  removalConditions: z.string().min(1).optional(),
  responsible: responsibleSchema.optional(),
});

/**
 * A question that a fact puts before the authority: should this entity be listed? Only people answer.
 */
export const listingCaseSchema = z.object({
  id: z.string().min(1).max(240),
  subject: targetIdSchema,
  subjectName: z.string().min(1),
  list: listNameSchema,
  /** Cause code of the lists table. */
  cause: z.string().min(1),
  evidence: caseEvidenceSchema,
  /** The listing that ended by a removal obtained by fraud, which this case would make good. */
  relists: z.string().min(1).max(240).optional(),
  procedure: caseProcedureSchema,
  /** The unit that decides. */
  authority: z.string().min(1),
  state: listingCaseStateSchema,
  due: dueSchema.optional(),
  openedAt: instantSchema,
  /** `service:reactions`, or the officer who proposed it by hand. */
  proposedBy: z.string().min(1),
  /** When the event that speaks for it was withdrawn, corrected or repaired, so that nobody can be listed for it any more. */
  groundFellAt: instantSchema.optional(),
  /** Facts, reasons, basis and consequences as told to the entity (浙江省公共信用信息管理条例 art. 28). */
  notice: z.object({ ...act, text: z.string().min(1) }).optional(),
  statements: z.array(statementSchema).max(mostStatements),
  /** What was heard and what became of it; `heldOn` where a hearing was held. */
  heard: z.object({ ...act, summary: z.string().min(1), heldOn: civilDateSchema.optional() }).optional(),
  legalReview: z.object({ ...act, opinion: z.string().min(1) }).optional(),
  consent: z
    .object({
      soughtBy: z.string().min(1),
      soughtAt: instantSchema,
      /** The decision that the unit above is asked to consent to. */
      proposal: z.string().min(1),
      answer: z
        .object({ ...act, unit: z.string().min(1), isGiven: z.boolean(), opinion: z.string().min(1) })
        .optional(),
    })
    .optional(),
  decision: caseDecisionSchema.optional(),
});
export type ListingCase = z.infer<typeof listingCaseSchema>;

type Step =
  | 'notify'
  | 'state'
  | 'waive'
  | 'request-hearing'
  | 'hear'
  | 'review'
  | 'seek-consent'
  | 'consent'
  | 'refuse-consent'
  | 'list'
  | 'dismiss';
type CaseMachine = TimedMachine<ListingCaseState, Step>;

const words: Pick<CaseMachine, 'subject' | 'states' | 'steps'> = {
  subject: { zh: '列入案件', en: 'case' },
  states: {
    proposed: { zh: '待处理', en: 'proposed' },
    noticed: { zh: '已告知', en: 'noticed' },
    'hearing-requested': { zh: '待听证', en: 'waiting for its hearing' },
    heard: { zh: '已听取意见', en: 'heard' },
    'consent-sought': { zh: '待上级同意', en: 'waiting for consent' },
    consented: { zh: '上级已同意', en: 'consented to' },
    'consent-refused': { zh: '上级不同意', en: 'refused consent' },
    listed: { zh: '已决定列入', en: 'decided: listed' },
    dismissed: { zh: '已决定不予列入', en: 'decided: not listed' },
  },
  steps: {
    notify: { zh: '告知当事人', en: 'notify the entity' },
    state: { zh: '陈述申辩', en: 'state and defend' },
    waive: { zh: '放弃陈述申辩', en: 'waive statement and defence' },
    'request-hearing': { zh: '要求听证', en: 'ask for a hearing' },
    hear: { zh: '记录听取意见情况', en: 'record that the entity was heard' },
    review: { zh: '法制审核', en: 'review its lawfulness' },
    'seek-consent': { zh: '报上级同意', en: 'seek the consent of the unit above' },
    consent: { zh: '同意', en: 'consent' },
    'refuse-consent': { zh: '不同意', en: 'refuse consent' },
    list: { zh: '决定列入', en: 'decide to list' },
    dismiss: { zh: '决定不予列入', en: 'decide not to list' },
  },
};

const terms: CaseMachine['terms'] = {
  proposed: 'notify-case',
  noticed: 'state-and-defend',
  'hearing-requested': 'hold-hearing',
  heard: 'decide-case',
  'consent-sought': 'give-consent',
  consented: 'decide-case',
  'consent-refused': 'decide-case',
};

const closed = { listed: {}, dismissed: {} } as const;

const untilHeard = {
  proposed: { notify: 'noticed', dismiss: 'dismissed' },
  noticed: {
    state: 'noticed',
    waive: 'noticed',
    'request-hearing': 'hearing-requested',
    hear: 'heard',
    dismiss: 'dismissed',
  },
  'hearing-requested': {
    state: 'hearing-requested',
    waive: 'hearing-requested',
    hear: 'heard',
    dismiss: 'dismissed',
  },
} as const;

/** The only ways a case moves: nobody is burdened without having been told and heard first. */
export const caseMachines: Readonly<Record<CaseProcedure, CaseMachine>> = {
  favourable: {
    ...words,
    terms: { proposed: 'decide-case' },
    transitions: {
      proposed: { list: 'listed', dismiss: 'dismissed' },
      noticed: {},
      'hearing-requested': {},
      heard: {},
      'consent-sought': {},
      consented: {},
      'consent-refused': {},
      ...closed,
    },
  },
  adverse: {
    ...words,
    terms,
    transitions: {
      ...untilHeard,
      heard: { review: 'heard', list: 'listed', dismiss: 'dismissed' },
      'consent-sought': {},
      consented: {},
      'consent-refused': {},
      ...closed,
    },
  },
  'adverse-with-consent': {
    ...words,
    terms,
    transitions: {
      ...untilHeard,
      heard: { review: 'heard', 'seek-consent': 'consent-sought', dismiss: 'dismissed' },
      'consent-sought': { consent: 'consented', 'refuse-consent': 'consent-refused', dismiss: 'dismissed' },
      consented: { list: 'listed', dismiss: 'dismissed' },
      'consent-refused': { dismiss: 'dismissed' },
      ...closed,
    },
  },
};

/** The procedure of a case for a list before an authority: below the competent unit a listing may need consent. */
export const procedureOf = (
  { list, competent, needsConsent }: Pick<ListRule, 'list' | 'competent' | 'needsConsent'>,
  authority: string,
): CaseProcedure => {
  if (list === 'red') return 'favourable';
  return needsConsent && authority !== competent ? 'adverse-with-consent' : 'adverse';
};

/** Whether a case is still to be decided. */
export const isUndecided = ({ state }: ListingCase): boolean => state !== 'listed' && state !== 'dismissed';

/** What was done in a case until the entity was heard: nobody who did it presides over its hearing. */
export const handlingSteps = ({ proposedBy, notice, statements }: ListingCase): EarlierSteps => ({
  proposed: [proposedBy],
  notified: [notice?.by],
  statement: statements.filter(({ via }) => via === 'paper').map(({ by }) => by),
});

/** All that brought a case to where it is; nobody who did it decides the case. */
export const stepsBefore = (one: ListingCase): EarlierSteps => ({
  ...handlingSteps(one),
  heard: [one.heard?.by],
  reviewed: [one.legalReview?.by],
  consented: [one.consent?.answer?.by],
});
