import type { Caller } from '../../domain/access/caller.ts';
import { refusal } from '../../domain/primitives/refusal.ts';
import { type Result, refused } from '../../domain/primitives/result.ts';
import type { Records, Stored } from '../ports.ts';
import { ownDraw } from './own-draw.ts';

/**
 * A draw that the caller may help to hold: one of the caller's department in whose frozen pool the caller is not, for
 * who draws does not check (办理与监督相分离). Refuses as `ownDraw` does, and with `same-person`.
 */
export const drawToHold = async (
  records: Records,
  caller: Caller,
  drawId: string,
): Promise<Result<Stored<'draw'>>> => {
  const stored = await ownDraw(records, caller, drawId);
  if (!stored.ok || caller.staffNo === undefined) return stored;
  const { inputsId } = stored.value.value;
  for await (const { value } of records.all('poolParts', { inputsId }))
    if (value.staffNos.includes(caller.staffNo))
      return refused(
        refusal(
          'same-person',
          '您在本次抽取的人员池中，不得参与其组织；请由不在人员池中的同事办理。',
          'You are in the pool of this draw and may not help to hold it; have a colleague do it who is not.',
        ),
      );
  return stored;
};
