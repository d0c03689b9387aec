import * as z from 'zod';
import { instantSchema } from '../primitives/time.ts';

/** A state change that is recorded; closed, so that an auditor can look every one of them up. */
export const auditActionSchema = z.enum([
  'register-imported',
  'unit-registered',
  'task-drafted',
  'task-edited',
  'task-approved',
  'task-returned',
  'task-withdrawn',
  'preparation-requested',
  'preparation-done',
  'frame-frozen',
  'draw-committed',
  'contribution-committed',
  'contribution-opened',
  'lottery-recorded',
  'beacon-recorded',
  'source-passed-over',
  'draw-requested',
  'draw-concluded',
  'dispatch-requested',
  'visits-seated',
  'draw-dispatched',
  'secret-reveal-requested',
  'secret-revealed',
  'draw-certified',
  'void-requested',
  'draw-voided',
  'substitution-requested',
  'substitution-decided',
  'substitution-impossible',
  'target-substituted',
  'inspector-substituted',
  'run-resumed',
  'reveal-overdue',
  'visit-recorded',
  'visit-reviewed',
  'result-published',
  'fairness-computed',
  'credit-event-recorded',
  'credit-events-imported',
  'credit-event-corrected',
  'credit-event-withdrawn',
  'standing-updated',
  'succession-proposed',
  'succession-withdrawn',
  'entity-succeeded',
  'case-opened',
  'ground-changed',
  'case-notified',
  'case-stated',
  'case-heard',
  'case-reviewed',
  'consent-sought',
  'consent-answered',
  'case-decided',
  'listing-published',
  'listing-upheld',
  'measures-issued',
  'measure-acknowledged',
  'measure-acted-on',
  'measure-objected',
  'measure-objection-answered',
  'measures-succeeded',
  'measures-lifted',
  'measure-lift-confirmed',
  'listing-ended',
  'feed-appended',
  'pledge-accepted',
  'pledge-materials-received',
  'pledge-evidence-added',
  'pledge-verified',
  'pledge-withdrawn',
  'pledge-permit-recorded',
  'pledge-cancelled',
  'table-proposed',
  'table-preview-requested',
  'table-previewed',
  'table-published',
  'table-proposal-rejected',
  'table-proposal-withdrawn',
  'standings-refold-requested',
  'standings-refolded',
  'webhook-registered',
  'webhook-paused',
  'webhook-resumed',
  'webhook-retired',
  'webhook-secret-rotated',
  'webhook-replayed',
  'webhook-tested',
  'messages-made',
  'message-sent',
  'message-resent',
  'application-filed',
  'application-accepted',
  'application-declined',
  'application-extended',
  'application-decided',
  'application-withdrawn',
  'application-carried-out',
  'application-revoked',
  'deadline-near',
  'deadline-missed',
  'deadline-moved',
  'statement-term-over',
  'signing-key-made',
  'deadlines-checked',
]);
export type AuditAction = z.infer<typeof auditActionSchema>;

/** What audit entries are about: each of these, a slash, and the name of one. */
export const auditedThings = [
  'application',
  'case',
  'clock',
  'draw',
  'entity',
  'fairness',
  'feed',
  'import',
  'order',
  'pledge',
  'preparation',
  'run',
  'signing-key',
  'substitution',
  'table',
  'task',
  'unit',
  'visit',
  'webhook',
] as const;
/** What an audit entry is about, such as `draw/33.SCJG-2026-0001-1`. */
export type About = `${(typeof auditedThings)[number]}/${string}`;

/** One record that a change touched: digests of its canonical JSON before and after (SHA-256, hex). */
const touchedSchema = z.object({
  record: z.string().min(1),
  before: z.string().nullable(),
  after: z.string(),
});

/**
 * What happened, written in the transaction that made it happen: who did what, to which records, on which
 * legal basis, and what the records were before and after.
 */
export const auditEntrySchema = z.object({
  id: z.string().min(1),
  at: instantSchema,
  /** The subject of the caller's token, or `service:<function>` for what follows automatically. */
  actor: z.string().min(1),
  action: auditActionSchema,
  /** What the entry is about, such as `draw/33.SCJG-2026-0001-1`. */
  about: z.string().min(1),
  basis: z.string().min(1),
  touched: z.array(touchedSchema),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;

/** Texts that can be hashed: a lone surrogate has no UTF-8 bytes. */
const factTextSchema = z
  .string()
  .max(2000)
  .refine((text) => text.isWellFormed(), { error: 'must be well-formed Unicode' });

/** What an entry of the public log says, by name. Flat, so that a hostile one has no depth to hide in. */
export const logFactsSchema = z
  .record(
    z.string().regex(/^[A-Za-z][0-9A-Za-z]{0,99}$/),
    z.union([factTextSchema, z.int(), z.boolean(), z.null(), z.array(factTextSchema).max(100).readonly()]),
  )
  .readonly();
export type LogFacts = z.infer<typeof logFactsSchema>;

/**
 * An entry of the public log: append-only, numbered without gaps from 0, each a leaf of the RFC 6962 tree
 * whose root is shown on every draw's page. `facts` is what anyone may know of it.
 */
export const publicLogEntrySchema = z.object({
  index: z.int().min(0),
  at: instantSchema,
  action: auditActionSchema,
  about: z.string().min(1),
  facts: logFactsSchema,
});
export type PublicLogEntry = z.infer<typeof publicLogEntrySchema>;
