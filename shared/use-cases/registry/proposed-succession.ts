import type { ProposedSuccession } from '../../domain/credit/entity.ts';
import { refusal } from '../../domain/primitives/refusal.ts';
import { accepted, type Result, refused } from '../../domain/primitives/result.ts';
import type { Instant } from '../../domain/primitives/time.ts';
import type { TargetId } from '../../domain/registry/identifier.ts';
import type { Ask } from '../ask.ts';
import type { Records, Stored } from '../ports.ts';
import { maintainedEntry } from './maintained-entry.ts';

/** Which proposal is meant: the one of this code that was made at that instant. */
export interface NamedProposal extends Ask {
  readonly code: TargetId;
  readonly proposedAt: Instant;
}

/**
 * The proposal that was read, and both entries as they stand. Refuses as {@link maintainedEntry} does, with `wrong-state`
 * where nothing is proposed, and with `stale-version` where another proposal has taken the place of that one.
 */
export const proposedSuccession = async (
  records: Records,
  { caller, code, proposedAt }: NamedProposal,
): Promise<
  Result<{
    readonly proposal: ProposedSuccession;
    readonly predecessor: Stored<'entity'>;
    readonly successor: Stored<'entity'>;
  }>
> => {
  const predecessor = await maintainedEntry(records, caller, code);
  if (!predecessor.ok) return predecessor;
  const { proposedSuccession: proposal } = predecessor.value.value;
  if (proposal === undefined)
    return refused(
      refusal(
        'wrong-state',
        `${code} 没有待批准的承继；请先提出。`,
        `No succession to ${code} waits for approval; propose one first.`,
        'proposedSuccession',
      ),
    );
  if (proposal.at !== proposedAt)
    return refused(
      refusal(
        'stale-version',
        `承继已于 ${proposal.at} 重新提出；请阅读现在的内容后再办理。`,
        `The succession was proposed anew at ${proposal.at}; read it as it is now first.`,
        'body.proposedAt',
      ),
    );
  const successor = await maintainedEntry(records, caller, proposal.id);
  return successor.ok
    ? accepted({ proposal, predecessor: predecessor.value, successor: successor.value })
    : successor;
};
