import * as z from 'zod';
import { type MeasureOrder, measureOrderSchema } from '../measures/order.ts';
import { instantSchema } from '../primitives/time.ts';
import { parentOf } from '../registry/unit.ts';
import { creditCopySchema } from './credit-copy.ts';

/** What feeds tell of: entities' credit, and measure orders. */
export const topicSchema = z.enum(['credit', 'orders']);
export type Topic = z.infer<typeof topicSchema>;

/** The feed of every entity's credit. */
export const creditFeed = 'credit';

/** The feed of the orders that a unit or one below it applies or answers for as the authority; of all orders for `''`. */
export const ordersFeed = (unit: string): string => (unit === '' ? 'orders' : `orders/${unit}`);

/** The feeds that tell of an order: that of its department, its authority, each unit above them, and that of all orders. */
export const feedsOfOrder = ({
  department,
  authority,
}: Pick<MeasureOrder, 'department' | 'authority'>): readonly string[] => {
  const units = new Set(['']);
  for (const party of [department, authority])
    for (let unit: string | undefined = party; unit !== undefined; unit = parentOf(unit)) units.add(unit);
  return [...units].map(ordersFeed);
};

const common = {
  /** {@link creditFeed} or an {@link ordersFeed}. */
  feed: z.string().min(1),
  /** The place in the feed: 0, 1, 2 and so on without a gap. */
  index: z.int().min(0),
  /** Names what happened: the same in every feed that tells of it, so that whoever hears it twice knows. */
  id: z.string().min(1),
  at: instantSchema,
  /** The version of the record that the entry tells of. What is told later with a lower version is older. */
  version: z.int().min(1),
};

/** A change of an entity's credit: the whole copy as it became. */
export const creditEntrySchema = z.object({
  topic: z.literal('credit'),
  ...common,
  credit: creditCopySchema,
});

/** A change of a measure order: the whole order as it became. */
export const orderEntrySchema = z.object({
  topic: z.literal('orders'),
  ...common,
  order: measureOrderSchema,
});

/** One change, told in the same shape by the API, by webhooks and on the event bus. */
export const feedEntrySchema = z.discriminatedUnion('topic', [creditEntrySchema, orderEntrySchema]);
export type FeedEntry = z.infer<typeof feedEntrySchema>;
export type EntryOf<T extends Topic> = Extract<FeedEntry, { readonly topic: T }>;

/** Where a feed ends. An entry exists if and only if its index is below `next`. */
export const feedHeadSchema = z.object({ feed: z.string().min(1), next: z.int().min(0) });
export type FeedHead = z.infer<typeof feedHeadSchema>;

/** The last version of a record that the feeds of a topic have told of, so that they tell of none twice. */
export const feedMarkSchema = z.object({
  topic: topicSchema,
  about: z.string().min(1),
  version: z.int().min(1),
});
export type FeedMark = z.infer<typeof feedMarkSchema>;
