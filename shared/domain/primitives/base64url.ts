/**
 * The bytes that a base64url text without padding spells (RFC 4648 §5), or nothing where it is not the one spelling that
 * encoders give: hostile input may hide bits behind the last whole byte.
 */
export const bytesOfBase64url = (text: string): Uint8Array | undefined => {
  if (!/^[\w-]*$/.test(text) || text.length % 4 === 1) return undefined;
  const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
  return base64urlOf(bytes) === text ? bytes : undefined;
};

/** Bytes as base64url without padding. */
export const base64urlOf = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
