import type { Check } from './check.ts';
import { commitmentDigest } from './commitment.ts';
import { aboutDraw } from './draw-log.ts';

/**
 * Draws of a line are numbered without gaps, each is committed to only after the one before was void, and two people
 * made each of them void.
 */
export const checkVoids: Check = ({ certificate: { commitment }, log }) => {
  const { drawId, taskId, number, follows } = commitment;
  const ending = `-${number}`;
  const line = drawId.slice(0, -ending.length);
  const { voidedBefore, voided, committed } = log;
  const isChain =
    voidedBefore.length === number - 1 &&
    voidedBefore.every(
      ({ about, index, facts }, place) =>
        about === aboutDraw(`${line}-${place + 1}`) &&
        facts.number === place + 1 &&
        facts.taskId === taskId &&
        index < committed.index,
    );
  const isOwn =
    voided.length <= 1 &&
    voided.every(
      ({ index, facts }) =>
        index > committed.index &&
        facts.taskId === taskId &&
        facts.number === number &&
        facts.commitment === commitmentDigest(commitment),
    );
  const isApproved = [...voidedBefore, ...voided].every(
    ({ facts }) => facts.requestedBy !== facts.approvedBy,
  );
  const isFollowing = follows === (number === 1 ? null : number - 1);
  return drawId.endsWith(ending) && isChain && isFollowing && isOwn && isApproved ? undefined : 'void-chain';
};
