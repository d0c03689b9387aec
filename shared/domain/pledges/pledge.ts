import * as z from 'zod';
import { digestOf } from '../audit/digest.ts';
import { dueSchema, type TimedMachine } from '../calendar/due.ts';
import { accepted, type Result } from '../primitives/result.ts';
import { move } from '../primitives/state-machine.ts';
import { formedText, textSchema } from '../primitives/text.ts';
import { civilDateSchema, instantSchema } from '../primitives/time.ts';
import { targetIdSchema } from '../registry/identifier.ts';
import { deferralNoticeSchema } from './deferral-notice.ts';
import { eligibilityReasonCodeSchema } from './verdict.ts';

/** How far a pledge has come; see {@link pledgeMachine}. */
export const pledgeStateSchema = z.enum([
  'awaiting-materials',
  'accepted',
  'rectifying',
  'kept',
  'rectified',
  'broken',
  'withdrawn',
  'cancelled',
]);
export type PledgeState = z.infer<typeof pledgeStateSchema>;

/** How a pledge was found: as pledged; to be put right; put right in time; or false and not put right. */
export const verificationOutcomeSchema = z.enum(['kept', 'rectify', 'rectified', 'broken']);
export type VerificationOutcome = z.infer<typeof verificationOutcomeSchema>;

/** What a person found and decided, by a numbered document. */
const verificationSchema = z.object({
  outcome: verificationOutcomeSchema,
  findings: z.string().min(1),
  documentNo: z.string().min(1),
  /** The visit whose published result was looked at. */
  visitId: z.string().optional(),
  /** Whether the permit that rests on the pledge is revoked (撤销); of a broken one alone. */
  revokesPermit: z.boolean().optional(),
  by: z.string().min(1),
  at: instantSchema,
});

const materialSchema = z.object({
  id: z.string().min(1),
  label: textSchema,
  handedInAt: instantSchema.optional(),
  handedInBy: z.string().optional(),
});

/** Why a person admitted the application though the gate had left it to one: by a numbered document, over these reasons of it. */
const reviewSchema = z.object({
  documentNo: z.string().min(1),
  reasons: z.string().min(1),
  over: z.array(eligibilityReasonCodeSchema).min(1),
  by: z.string().min(1),
});

/** A pledge (告知承诺) on which an approval rests, from its acceptance to its end. */
export const pledgeSchema = z.object({
  /** Made from subject, item and application: one application has one pledge. */
  id: formedText(
    /^PL-[0-9a-f]{24}$/,
    '应为承诺编号，即 PL- 和 24 位十六进制数字',
    'must be the id of a pledge: PL- and 24 hexadecimal digits',
  ),
  subject: targetIdSchema,
  subjectName: z.string().min(1),
  itemCode: z.string().min(1),
  itemLabel: textSchema,
  applicationNo: z.string().min(1),
  permitNo: z.string().optional(),
  /** The unit that decided on the application, and the one that verifies the pledge. */
  unit: z.string().min(1),
  verifier: z.string().min(1),
  /** What was pledged, in the words of that day. */
  terms: z.array(z.object({ id: z.string().min(1), text: textSchema })).min(1),
  indicators: z
    .array(z.object({ id: z.string().min(1), text: textSchema, unit: z.string().min(1), value: z.number() }))
    .optional(),
  /** The gate's answer that the acceptance rests on; its receipt bears the same name. */
  answerId: z.string().min(1),
  /** Absent where the gate allowed it. */
  review: reviewSchema.optional(),
  acceptedOn: civilDateSchema,
  acceptedBy: z.string().min(1),
  acceptedAt: instantSchema,
  state: pledgeStateSchema,
  /** The term that runs: of papers that follow, of verification, or of putting right; absent once it has come to its end. */
  due: dueSchema.optional(),
  /** The one notice of papers that follow, and which of them are in; absent where nothing was missing. Its day is `due`'s. */
  deferral: deferralNoticeSchema
    .omit({ dueOn: true })
    .extend({ materials: z.array(materialSchema).min(1) })
    .optional(),
  /** Within how many working days it is verified, where the item says so. */
  verifyWithin: z.int().min(1).optional(),
  /** Every verification, in order. */
  verifications: z.array(verificationSchema),
  /** Published results of visits that were made because of the pledge, for whoever verifies to look at. */
  evidence: z.array(
    z.object({ visitId: z.string().min(1), visitedOn: civilDateSchema, resultCodes: z.array(z.string()) }),
  ),
  /** Why the acceptance was withdrawn or the application taken back, and what the applicant is told of it. */
  ended: z.object({ reason: z.string().min(1), by: z.string().min(1), at: instantSchema }).optional(),
});
export type Pledge = z.infer<typeof pledgeSchema>;

/** The name of the one pledge that an application can have. */
export const pledgeIdOf = ({
  subject,
  itemCode,
  applicationNo,
}: Pick<Pledge, 'subject' | 'itemCode' | 'applicationNo'>): string =>
  `PL-${digestOf([subject, itemCode, applicationNo]).slice(0, 24)}`;

/** Whether a pledge can still be broken, so is in the frames of verification. */
export const isOpen = ({ state }: Pick<Pledge, 'state'>): boolean =>
  state === 'awaiting-materials' || state === 'accepted' || state === 'rectifying';

/** The only ways a pledge moves, and its terms: nobody's pledge is found broken before there was time to put it right. */
export const pledgeMachine: TimedMachine<
  PledgeState,
  'complete' | 'permit' | 'withdraw' | 'cancel' | VerificationOutcome
> = {
  subject: { zh: '承诺', en: 'pledge' },
  states: {
    'awaiting-materials': { zh: '容缺待补', en: 'accepted, with papers to follow' },
    accepted: { zh: '待核查', en: 'accepted, to be verified' },
    rectifying: { zh: '限期整改中', en: 'being put right' },
    kept: { zh: '核查属实', en: 'kept' },
    rectified: { zh: '已整改', en: 'put right' },
    broken: { zh: '承诺不实', en: 'broken' },
    withdrawn: { zh: '已撤回受理', en: 'withdrawn' },
    cancelled: { zh: '申请人已撤回', en: 'taken back by the applicant' },
  },
  steps: {
    complete: { zh: '补齐材料', en: 'hand in the missing papers' },
    permit: { zh: '登记许可', en: 'note its permit' },
    withdraw: { zh: '撤回受理', en: 'withdraw the acceptance' },
    cancel: { zh: '由申请人撤回', en: 'take it back' },
    kept: { zh: '认定属实', en: 'find it kept' },
    rectify: { zh: '责令限期整改', en: 'order rectification' },
    rectified: { zh: '认定已整改', en: 'find it put right' },
    broken: { zh: '认定承诺不实', en: 'find it broken' },
  },
  automatic: ['withdraw'],
  transitions: {
    'awaiting-materials': { complete: 'accepted', withdraw: 'withdrawn', cancel: 'cancelled' },
    accepted: { permit: 'accepted', kept: 'kept', rectify: 'rectifying', cancel: 'cancelled' },
    rectifying: { permit: 'rectifying', rectified: 'rectified', broken: 'broken' },
    kept: {},
    rectified: {},
    broken: {},
    withdrawn: {},
    cancelled: {},
  },
  terms: {
    'awaiting-materials': 'complete-application',
    accepted: 'verify-pledge',
    rectifying: 'rectify-pledge',
  },
};

/** The pledge after it was withdrawn or taken back, with why; nothing is due any more. Refuses with `wrong-state`. */
export const endPledge = (
  pledge: Pledge,
  step: 'withdraw' | 'cancel',
  ended: NonNullable<Pledge['ended']>,
): Result<Pledge> => {
  const moved = move(pledgeMachine, pledge, step);
  if (!moved.ok) return moved;
  const { due: _, ...rest } = moved.value;
  return accepted({ ...rest, ended });
};
