/** How many digits of a fraction one unit of a column has down to the fen. */
const decimals = { 万元: 6, 元: 2 } as const;

/** The unit that a column of money is in. */
export type MoneyUnit = keyof typeof decimals;

/**
 * An amount of money in fen, exactly as written, or nothing for what is no amount: negative, with a word in it, finer
 * than a fen, or too large to be counted. Thousands may be separated by commas, and the unit may be repeated.
 */
export const fenOf = (cell: string, unit: MoneyUnit): number | undefined => {
  const text = cell.normalize('NFKC').replace(/\s/g, '');
  const amount = text.endsWith(unit) ? text.slice(0, -unit.length) : text;
  const parts = /^(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?$/.exec(amount);
  if (parts === null) return undefined;
  const [, whole = '', fraction = ''] = parts;
  const exact = fraction.replace(/0+$/, '');
  if (exact.length > decimals[unit]) return undefined;
  const fen = Number(whole.replaceAll(',', '') + exact.padEnd(decimals[unit], '0'));
  return Number.isSafeInteger(fen) ? fen : undefined;
};
