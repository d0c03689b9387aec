import type { z } from 'zod';
import { type Pledge, pledgeSchema } from './pledge.ts';

// What an entity is told of its pledges: everything but which official did what.

const verificationSchema = pledgeSchema.shape.verifications.element.omit({ by: true });
const endSchema = pledgeSchema.shape.ended.unwrap().omit({ by: true });
const reviewSchema = pledgeSchema.shape.review.unwrap().omit({ by: true });
const deferralSchema = pledgeSchema.shape.deferral.unwrap();
const materialSchema = deferralSchema.shape.materials.element.omit({ handedInBy: true });

/** What an entity is told of a pledge of its. */
export const toldPledgeSchema = pledgeSchema.omit({ acceptedBy: true }).extend({
  due: pledgeSchema.shape.due.unwrap().pick({ term: true, by: true }).optional(),
  deferral: deferralSchema.extend({ materials: materialSchema.array() }).optional(),
  review: reviewSchema.optional(),
  verifications: verificationSchema.array(),
  ended: endSchema.optional(),
});
export type ToldPledge = z.infer<typeof toldPledgeSchema>;

/** A pledge as its entity is told of it. */
export const toldPledge = (pledge: Pledge): ToldPledge => toldPledgeSchema.parse(pledge);
