/** A pause that can be cut short. */
export interface Sleep {
  pause(milliseconds: number): Promise<void>;
  /** Ends every pause that is under way. */
  wake(): void;
}

/** Pauses that one `wake` ends together. */
export const createSleep = (): Sleep => {
  const sleepers = new Set<() => void>();
  return {
    pause: (milliseconds) =>
      new Promise((resolve) => {
        const rise = (): void => {
          clearTimeout(timer);
          sleepers.delete(rise);
          resolve();
        };
        const timer = setTimeout(rise, milliseconds);
        sleepers.add(rise);
      }),
    wake: () => {
      for (const rise of [...sleepers]) rise();
    },
  };
};
