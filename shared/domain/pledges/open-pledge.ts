import * as z from 'zod';

/** How many unverified pledges one entity may have at a time, so that its row stays small. */
export const mostOpenPledges = 50;

/** A pledge that is still to be verified, as the entity's row names it, so that frames of verification find it there. */
export const openPledgeSchema = z.object({
  pledgeId: z.string().min(1),
  itemCode: z.string().min(1),
});
export type OpenPledge = z.infer<typeof openPledgeSchema>;

/** An entity's open pledges without one that has come to its end. */
export const withoutPledge = (
  open: readonly OpenPledge[] | undefined,
  pledgeId: string,
): readonly OpenPledge[] => (open ?? []).filter((one) => one.pledgeId !== pledgeId);
