import { z } from 'zod';
import { instantSchema } from '../primitives/time.ts';

/** A state change that is recorded; closed, so that an auditor can look every one of them up. */
export const auditActionSchema = z.enum([
  'register-imported',
  'unit-registered',
  'task-drafted',
  'task-approved',
  'frame-frozen',
  'draw-committed',
  'contribution-committed',
  'contribution-opened',
  'draw-requested',
  'draw-concluded',
  'draw-dispatched',
  'secret-reveal-requested',
  'secret-revealed',
  'draw-voided',
  'reveal-overdue',
  'visit-recorded',
  'visit-reviewed',
  'result-published',
  'standing-updated',
  'case-notified',
  'case-decided',
  'measures-issued',
  'measure-acknowledged',
  'measures-lifted',
  'listing-ended',
  'signing-key-made',
  'deadlines-checked',
]);
export type AuditAction = z.infer<typeof auditActionSchema>;

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

/**
 * An entry of the public log: append-only, numbered without gaps from 0, each a leaf of the RFC 6962 tree
 * whose root is shown on every draw's page. `facts` is what anyone may know of it.
 */
export const publicLogEntrySchema = z.object({
  index: z.int().min(0),
  at: instantSchema,
  action: auditActionSchema,
  about: z.string().min(1),
  facts: z.record(z.string(), z.json()),
});
export type PublicLogEntry = z.infer<typeof publicLogEntrySchema>;
