/** Knows when all consumers together have nothing left to do. */
export interface CaughtUp {
  /** The current epoch; a consumer asks before it looks for records. */
  epoch(): number;
  /** A consumer has handled records, which may have written new ones: what was known before is void. */
  delivered(): void;
  /** A consumer that began to look in this epoch found nothing. */
  quiet(consumer: string, since: number): void;
  /** Resolves when every consumer began to look after this call, and after the last delivery, and found nothing. */
  wait(): Promise<void>;
  /** Rejects everybody who waits. */
  abandon(reason: Error): void;
}

/** Starts with every consumer busy. */
export const createCaughtUp = (consumers: readonly string[]): CaughtUp => {
  let epoch = 0;
  const quietSince = new Map<string, number>();
  const waiting = new Set<PromiseWithResolvers<void>>();
  const settle = (): void => {
    if (consumers.some((consumer) => quietSince.get(consumer) !== epoch)) return;
    for (const waiter of waiting) waiter.resolve();
    waiting.clear();
  };
  return {
    epoch: () => epoch,
    delivered: () => {
      epoch += 1;
    },
    quiet: (consumer, since) => {
      quietSince.set(consumer, since);
      settle();
    },
    wait: () => {
      epoch += 1;
      const waiter = Promise.withResolvers<void>();
      waiting.add(waiter);
      settle();
      return waiter.promise;
    },
    abandon: (reason) => {
      for (const waiter of waiting) waiter.reject(reason);
      waiting.clear();
    },
  };
};
