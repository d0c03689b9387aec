import type { Refusal } from './refusal.ts';

/**
 * The outcome of something that may lawfully be refused. Refusals are expected and are returned;
 * bugs and outages are thrown.
 */
export type Result<T, R = Refusal> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: R };

/** The accepted outcome. */
export const accepted = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

/** The refused outcome. */
export const refused = <R>(refusal: R): { readonly ok: false; readonly refusal: R } => ({
  ok: false,
  refusal,
});
