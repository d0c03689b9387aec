import type { Vault } from '../ports.ts';

/** More than there are endpoints; when it is full, what is remembered is forgotten. */
const most = 1000;

/** A vault that opens each sealed text once, for a key service is slow and is paid by the call. */
export const rememberedSeals = (vault: Vault): Vault => {
  const opened = new Map<string, Promise<string>>();
  return {
    ...vault,
    open: (purpose, context, sealed) => {
      const known = opened.get(`${purpose}#${context}#${sealed}`);
      if (known !== undefined) return known;
      if (opened.size >= most) opened.clear();
      const opening = vault.open(purpose, context, sealed);
      opened.set(`${purpose}#${context}#${sealed}`, opening);
      // What failed once must not stay failed.
      opening.catch(() => opened.delete(`${purpose}#${context}#${sealed}`));
      return opening;
    },
  };
};
