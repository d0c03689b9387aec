import { digestOf } from '../audit/digest.ts';
import type { Hash } from '../audit/hash.ts';
import { compareCodeUnits } from './code-unit-order.ts';

/** What a witness contributes: a text exactly as typed, never a number, and 32 random bytes in hex. */
interface Contribution {
  readonly witness: string;
  readonly value: string;
  readonly nonce: string;
}

/**
 * What a witness shows before anyone opens: the SHA-256 of the RFC 8785 form of the contribution. The nonce
 * (32 random bytes in hex) keeps a short value from being guessed.
 */
export const contributionCommitment = (drawId: string, witness: string, value: string, nonce: string): Hash =>
  digestOf({ format: 'openlot-contribution/1', drawId, witness, value, nonce });

/** The 32 bytes that all witnesses made together, in whatever order they opened. */
export const ceremonyValue = (drawId: string, opened: readonly Contribution[]): Hash =>
  digestOf({
    format: 'openlot-ceremony/1',
    drawId,
    contributions: opened
      .map(({ witness, value, nonce }) => ({ witness, value, nonce }))
      .sort((a, b) => compareCodeUnits(a.witness, b.witness)),
  });
