import type { z } from 'zod';
import type { listCreditChanges, readCreditSnapshot } from '../../shared/contracts/feeds.ts';
import type { CreditCopy } from '../../shared/domain/delivery/credit-copy.ts';

type Changes = z.output<typeof listCreditChanges.answer>;
type Snapshot = z.output<typeof readCreditSnapshot.answer>;

/** What somebody who keeps a copy asks the service. */
export interface CopySource {
  snapshot(cursor: string | undefined): Promise<Snapshot>;
  changes(since: string): Promise<Changes>;
}

/** What the keeper of a copy has on its disk. Everything else is lost when it crashes. */
export interface CopyStore {
  readonly copy: Map<string, { readonly version: number; readonly credit: CreditCopy }>;
  place: { readonly cursor: string | undefined } | { readonly since: string };
}

/** The store of a keeper that has never run. */
export const emptyStore = (): CopyStore => ({ copy: new Map(), place: { cursor: undefined } });

/**
 * A keeper of a copy as anybody would write it: a snapshot, then the changes for ever. It yields between every two
 * steps, each of which is one request or one write to its disk; whoever runs it lets it crash by running it no further.
 */
export async function* keepCopy(source: CopySource, store: CopyStore): AsyncGenerator<'working' | 'idle'> {
  const hold = (item: { readonly version: number; readonly credit: CreditCopy }): void => {
    const held = store.copy.get(item.credit.subject);
    if (held === undefined || held.version < item.version)
      store.copy.set(item.credit.subject, { version: item.version, credit: item.credit });
  };
  for (;;) {
    const { place } = store;
    const page = 'since' in place ? await source.changes(place.since) : await source.snapshot(place.cursor);
    yield 'working';
    for (const item of page.items) {
      hold(item);
      yield 'working';
    }
    if ('next' in page) store.place = { since: page.next };
    else store.place = page.cursor === undefined ? { since: page.since } : { cursor: page.cursor };
    yield 'next' in page && page.items.length === 0 ? 'idle' : 'working';
  }
}
