import seedrandom from 'seedrandom';

/** Draws for one part of the demonstration data: the same label gives the same values on every machine. */
export interface DemoStream {
  /** A whole number from 0 up to, not including, `below`. */
  readonly below: (below: number) => number;
  /** One of the entries. */
  readonly pick: <T>(entries: readonly T[]) => T;
}

/** The stream of one part of the demonstration data. Each part has its own, so that one can grow alone. */
export const demoStream = (label: string): DemoStream => {
  const random = seedrandom(`openlot demonstration ${label}`);
  const below = (bound: number) => Math.floor(random() * bound);
  return { below, pick: (entries) => entries[below(entries.length)] as (typeof entries)[number] };
};
