import { sha256Hex } from '../../domain/audit/hash.ts';
import { creditCopyOf, saysTheSame } from '../../domain/delivery/credit-copy.ts';
import { creditFeed, type FeedEntry, feedsOfOrder, type Topic } from '../../domain/delivery/feed.ts';
import { isNaturalPerson } from '../../domain/registry/identifier.ts';
import type { RecordChange } from '../ports.ts';

/** A stored change that feeds have to tell of. */
export interface Notice {
  readonly topic: Topic;
  /** Names the record within the topic. */
  readonly about: string;
  readonly version: number;
  readonly feeds: readonly string[];
  /** The entry for one of the feeds at a place in it. */
  entryAt(feed: string, index: number, at: FeedEntry['at']): FeedEntry;
}

/** The name of what happened; it holds no full stop, for a webhook's signature is made over texts joined by them. */
const idOf = (topic: Topic, about: string, version: number): string =>
  `chg_${sha256Hex(`${topic}#${about}#${version}`).slice(0, 32)}`;

/** What feeds have to tell of a change; nothing for what only concerns this service. */
export const noticeOf = (change: RecordChange): Notice | undefined => {
  const { version } = change;
  if (change.kind === 'entity') {
    const { before, after } = change;
    // 浙江省公共信用信息管理条例 art. 15: a natural person's credit is asked for one by one, and not handed out.
    if (isNaturalPerson(after.target.id)) return undefined;
    const credit = creditCopyOf(after);
    if (before !== undefined && saysTheSame(creditCopyOf(before), credit)) return undefined;
    const common = { topic: 'credit', version } as const;
    return {
      ...common,
      about: credit.subject,
      feeds: [creditFeed],
      entryAt: (feed, index, at) => ({
        ...common,
        feed,
        index,
        at,
        id: idOf('credit', credit.subject, version),
        credit,
      }),
    };
  }
  if (change.kind === 'measureOrder') {
    const order = change.after;
    const common = { topic: 'orders', version } as const;
    return {
      ...common,
      about: order.id,
      feeds: feedsOfOrder(order),
      entryAt: (feed, index, at) => ({
        ...common,
        feed,
        index,
        at,
        id: idOf('orders', order.id, version),
        order,
      }),
    };
  }
  return undefined;
};
