import type { RandomnessProgress } from '../../domain/draws/public-randomness.ts';
import type { RandomnessSource } from '../../domain/draws/randomness.ts';
import { type Draw, drawMachine } from '../../domain/inspections/draw.ts';
import { refusal } from '../../domain/primitives/refusal.ts';
import { type Result, refused } from '../../domain/primitives/result.ts';
import { move } from '../../domain/primitives/state-machine.ts';
import type { Text } from '../../domain/primitives/text.ts';
import type { Ask, Ports } from '../ask.ts';
import { runRequested } from '../runs.ts';
import { drawToHold } from './draw-to-hold.ts';

/**
 * Starts the draw: from here on the draw runner alone acts, and it has one possible result. Refuses with
 * `randomness-incomplete`, naming what is awaited, until the public randomness is found.
 */
export const requestDraw = async (
  { records, ledger, clock }: Pick<Ports, 'records' | 'ledger' | 'clock'>,
  { caller, command, drawId }: Ask & { readonly drawId: string },
): Promise<Result<Draw>> => {
  const stored = await drawToHold(records, caller, drawId);
  if (!stored.ok) return stored;
  const moved = move(drawMachine, stored.value.value, 'request');
  if (!moved.ok) return moved;
  const { commitment, randomness } = moved.value;
  if (randomness.value === undefined) {
    const { zh, en } = awaited(commitment?.randomness.sources[randomness.source], randomness);
    return refused(refusal('randomness-incomplete', zh, en));
  }
  const at = clock.now();
  return ledger.apply({
    command,
    at,
    actor: caller.subject,
    action: 'draw-requested',
    about: `draw/${drawId}`,
    basis: 'PROTOCOL.md',
    writes: [
      { kind: 'draw', value: moved.value, before: stored.value },
      await runRequested(records, 'conclude-draw', drawId, at),
    ],
    answer: moved.value,
  });
};

/** What the source that counts now still lacks. */
const awaited = (source: RandomnessSource | undefined, progress: RandomnessProgress): Text => {
  switch (source?.kind) {
    case undefined:
      return {
        zh: '约定的随机源均已越过；请申请作废本次抽取。',
        en: 'Every source was passed over; ask for the draw to be declared void.',
      };
    case 'lottery':
      return {
        zh: `尚未登记“${source.name}”${source.drawing}的开奖号码，期限 ${source.until}。`,
        en: `The numbers of “${source.name}”, ${source.drawing}, are not recorded yet; they may be until ${source.until}.`,
      };
    case 'drand':
      return {
        zh: `尚未登记 drand 第 ${source.round} 轮的签名，期限 ${source.until}。`,
        en: `The signature of drand’s round ${source.round} is not recorded yet; it may be until ${source.until}.`,
      };
    case 'ceremony': {
      const { witnesses, until } = source;
      const missing = witnesses.filter((name) => !progress.opened.some(({ witness }) => witness === name));
      return {
        zh: `尚未公开数值的见证人：${missing.join('、')}；期限 ${until}。`,
        en: `These witnesses have yet to open, until ${until}: ${missing.join(', ')}.`,
      };
    }
  }
};
