import * as z from 'zod';
import { exclusionSchema } from '../draws/exclusion.ts';
import { frameEntrySchema } from '../draws/frame.ts';
import { poolMemberSchema } from '../draws/pool.ts';
import { waitSchema } from './wait.ts';

/** `inputsId` names one freezing; a freezing that fails half-way leaves parts that no draw points to. */
const part = { inputsId: z.string().min(1).max(100), part: z.int().min(0) };

/** How many entries a stored part holds at most. */
export const partSize = 4_000;

/** How many bytes of JSON a stored part holds at most, names included: DynamoDB takes 400 kB an item. */
export const partBytes = 300_000;

/**
 * A part of a frozen frame, in code-unit order over all parts. Beside each entry stands its name in `names`, and in
 * `waits` for how long the target has had no visit; there are no waits where the targets were drawn before.
 */
export const framePartSchema = z.object({
  ...part,
  entries: z.array(frameEntrySchema).max(partSize),
  names: z.array(z.string()).max(partSize),
  waits: z.array(waitSchema).max(partSize).optional(),
});
export type FramePart = z.infer<typeof framePartSchema>;

/** A part of a frozen pool. `staffNos` say whom each pseudonym stands for; they are never public. */
export const poolPartSchema = z.object({
  ...part,
  members: z.array(poolMemberSchema).max(partSize),
  staffNos: z.array(z.string()).max(partSize),
});
export type PoolPart = z.infer<typeof poolPartSchema>;

/** A part of the exclusions from frame and pool. */
export const exclusionPartSchema = z.object({
  ...part,
  exclusions: z.array(exclusionSchema).max(partSize),
});
export type ExclusionPart = z.infer<typeof exclusionPartSchema>;
