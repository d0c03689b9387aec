import canonicalize from 'canonicalize';

/**
 * Canonical JSON after RFC 8785 (JCS): members in code-unit order, no blanks, shortest numbers.
 * Throws on what JSON cannot hold: `undefined`, NaN, cycles, lone surrogates.
 */
export const canonicalJson = (value: unknown): string => {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('the value has no JSON form');
  return text;
};
