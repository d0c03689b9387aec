import type { Check } from './check.ts';
import { commitmentDigest, lineOf } from './commitment.ts';
import { aboutDraw } from './draw-log.ts';
import type { DrawFacts } from './log-facts.ts';

/**
 * A draw is in the only line that its task, or its department, has; the draws of the line are numbered without gaps,
 * each is committed to only after the one before was void, and two people made each of them void, or the service.
 */
export const checkVoids: Check = ({ certificate: { commitment }, log }) => {
  const { drawId, taskId, number, follows } = commitment;
  const line = lineOf(commitment);
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
  const areApproved = [...voidedBefore, ...voided].every(({ facts }) => isApproved(facts));
  const isFollowing = follows === (number === 1 ? null : number - 1);
  const isInLine = drawId === `${line}-${number}`;
  return isInLine && isChain && isFollowing && isOwn && areApproved ? undefined : 'void-chain';
};

/** Nobody approves where the service itself found that the draw is impossible. */
const isApproved = ({ requestedBy, approvedBy }: DrawFacts<'draw-voided'>): boolean =>
  approvedBy === null ? requestedBy.startsWith('service:') : approvedBy !== requestedBy;
