/** Lanes in which work runs side by side: so many pieces at once; the others wait for their turn, first come, first served. */
export interface Lanes {
  run<T>(work: () => Promise<T>): Promise<T>;
}

/** So many lanes. */
export const createLanes = (count: number): Lanes => {
  let free = count;
  const waiting: (() => void)[] = [];
  return {
    async run(work) {
      if (free > 0) free -= 1;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      try {
        return await work();
      } finally {
        // Whoever waits longest takes over the lane.
        const next = waiting.shift();
        if (next === undefined) free += 1;
        else next();
      }
    },
  };
};

/** Does the work for every item, for so many of them at once. What threw is thrown when everything has ended. */
export const forEachOf = async <T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<void>,
): Promise<void> => {
  const left = items.values();
  const ended = await Promise.allSettled(
    Array.from({ length: Math.min(atOnce, items.length) }, async () => {
      for (const item of left) await work(item);
    }),
  );
  for (const one of ended) if (one.status === 'rejected') throw one.reason;
};
