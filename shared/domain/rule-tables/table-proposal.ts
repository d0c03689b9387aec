import * as z from 'zod';
import { hashSchema } from '../audit/hash.ts';
import type { StateMachine } from '../primitives/state-machine.ts';
import { instantSchema } from '../primitives/time.ts';
import { ruleTableSchema } from './rule-tables.ts';
import { tablePreviewSchema } from './table-preview.ts';

/** How far a proposal has come; see {@link tableProposalMachine}. */
export const tableProposalStateSchema = z.enum([
  'drafted',
  'previewing',
  'previewed',
  'approved',
  'rejected',
  'withdrawn',
]);
export type TableProposalState = z.infer<typeof tableProposalStateSchema>;

const whoAndWhen = { by: z.string().min(1), at: instantSchema };

/** A new version of a rule table that someone proposes and someone else must approve. What it says is never changed. */
export const tableProposalSchema = z.object({
  id: z.string().min(1).max(100),
  /** The whole new version. */
  table: ruleTableSchema,
  /** Its content hash, by which an approval says what was read. */
  hash: hashSchema,
  reason: z.string().min(1),
  state: tableProposalStateSchema,
  proposedBy: z.string().min(1),
  proposedAt: instantSchema,
  /** Who asked for the latest preview, and when: it shows the effect on what was known then. */
  previewRequested: z.object(whoAndWhen).optional(),
  preview: tablePreviewSchema.optional(),
  /** Who approved, rejected or withdrew it; why, where it was not approved. */
  decided: z.object({ ...whoAndWhen, reason: z.string().min(1).optional() }).optional(),
});
export type TableProposal = z.infer<typeof tableProposalSchema>;

/** The only ways a proposal moves: nothing is published without its effect having been looked at. */
export const tableProposalMachine: StateMachine<
  TableProposalState,
  'preview' | 'show' | 'approve' | 'reject' | 'withdraw'
> = {
  subject: { zh: '规则表提案', en: 'proposal' },
  states: {
    drafted: { zh: '待预览', en: 'drafted' },
    previewing: { zh: '预览中', en: 'being previewed' },
    previewed: { zh: '待审批', en: 'previewed' },
    approved: { zh: '已批准公布', en: 'approved and published' },
    rejected: { zh: '未获批准', en: 'rejected' },
    withdrawn: { zh: '已撤回', en: 'withdrawn' },
  },
  steps: {
    preview: { zh: '预览影响', en: 'preview its effect' },
    show: { zh: '给出预览', en: 'show the preview' },
    approve: { zh: '批准公布', en: 'approve it' },
    reject: { zh: '驳回', en: 'reject it' },
    withdraw: { zh: '撤回', en: 'withdraw it' },
  },
  automatic: ['show'],
  transitions: {
    drafted: { preview: 'previewing', reject: 'rejected', withdraw: 'withdrawn' },
    previewing: { show: 'previewed', reject: 'rejected', withdraw: 'withdrawn' },
    previewed: { preview: 'previewing', approve: 'approved', reject: 'rejected', withdraw: 'withdrawn' },
    approved: {},
    rejected: {},
    withdrawn: {},
  },
};
