import type { Instant } from '../primitives/time.ts';
import { instantOf } from '../primitives/time.ts';

/**
 * The drand chain "quicknet" of the League of Entropy, scheme bls-unchained-g1-rfc9380: its hash and public
 * key are pinned here, so that no server has to be believed (https://docs.drand.love).
 */
export const quicknetHash = '52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971';

/** The chain's public key, a compressed point of BLS12-381 G2 in hex. */
export const quicknetKey =
  '83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d1064510d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a';

const genesisSeconds = 1_692_803_367;
const periodSeconds = 3;

/** When a round is published; rounds count from 1. */
export const timeOfRound = (round: number): Instant =>
  instantOf((genesisSeconds + (round - 1) * periodSeconds) * 1000);

/** The first round that is published strictly after an instant. */
export const firstRoundAfter = (at: Instant): number =>
  Math.max(1, Math.floor((Date.parse(at) / 1000 - genesisSeconds) / periodSeconds) + 2);
