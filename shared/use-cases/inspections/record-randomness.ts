import type { DrawFacts, RandomnessEntry } from '../../domain/draws/log-facts.ts';
import { takeRandomnessEntry } from '../../domain/draws/public-randomness.ts';
import type { Draw } from '../../domain/inspections/draw.ts';
import { refusal } from '../../domain/primitives/refusal.ts';
import { type Result, refused } from '../../domain/primitives/result.ts';
import type { Ask, Ports } from '../ask.ts';
import type { Records, Stored } from '../ports.ts';
import { drawToHold } from './draw-to-hold.ts';
import { logTime } from './log-time.ts';

type Outside = Pick<Ports, 'records' | 'ledger' | 'clock'>;
type RandomnessAction = RandomnessEntry['action'];

/** What is to be recorded; which source it is for follows from how far the draw has come. */
type Recording = {
  [A in RandomnessAction]: { readonly action: A; readonly facts: Omit<DrawFacts<A>, 'source'> };
}[RandomnessAction];

/** A draw of the caller's department that waits for its public randomness. Refuses with `wrong-state` otherwise. */
export const drawAwaitingRandomness = async (
  records: Records,
  caller: Ask['caller'],
  drawId: string,
): Promise<Result<Stored<'draw'>>> => {
  const stored = await drawToHold(records, caller, drawId);
  if (!stored.ok || stored.value.value.state === 'committed') return stored;
  return refused(
    refusal(
      'wrong-state',
      '公共随机数只在承诺公布之后、开始抽取之前登记；请先公布承诺，已开始或已作废的抽取不再登记。',
      'Public randomness is recorded after the commitment and before the draw is started; commit first, and a draw that was started or is void takes no more.',
      'state',
    ),
  );
};

/**
 * Enters a step of a draw's public randomness into the log, checked by the rule that every verifier applies
 * (PROTOCOL.md §4). Refuses with its faults, `wrong-state` before the commitment and after the start,
 * `clock-behind` when the clock has gone back.
 */
export const recordRandomness = async (
  { records, ledger, clock }: Outside,
  { caller, command, drawId }: Ask & { readonly drawId: string },
  { action, facts: said }: Recording,
): Promise<Result<Draw>> => {
  const stored = await drawAwaitingRandomness(records, caller, drawId);
  if (!stored.ok) return stored;
  const draw = stored.value.value;
  const time = logTime(clock, draw);
  if (!time.ok) return time;
  const at = time.value;
  const facts = { source: draw.randomness.source, ...said };
  const taken = takeRandomnessEntry(
    { drawId, sources: draw.commitment?.randomness.sources ?? [], committedAt: draw.committedAt },
    draw.randomness,
    // Facts and action come from one `Recording`, which the compiler cannot follow through the union.
    { at, action, facts } as RandomnessEntry,
  );
  if (!taken.ok) return taken;
  const after: Draw = { ...draw, randomness: taken.value, lastAt: at };
  return ledger.apply({
    command,
    at,
    actor: caller.subject,
    action,
    about: `draw/${drawId}`,
    basis: 'PROTOCOL.md',
    writes: [{ kind: 'draw', value: after, before: stored.value }],
    facts,
    answer: after,
  });
};
