/** The middle one of some numbers, which there must be. */
export const median = (numbers: readonly number[]): number => {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] as number;
};

/** Measures rivals in turn, each round in the other order, so that what drifts on the machine hits all alike. */
export const alternating = async <Rival extends string, T>(
  rivals: readonly Rival[],
  rounds: number,
  measure: (rival: Rival) => Promise<T>,
): Promise<Readonly<Record<Rival, readonly T[]>>> => {
  const measured = Object.fromEntries(rivals.map((rival) => [rival, [] as T[]])) as Record<Rival, T[]>;
  for (let round = 0; round < rounds; round += 1)
    for (const rival of round % 2 === 0 ? rivals : rivals.toReversed())
      measured[rival].push(await measure(rival));
  return measured;
};
