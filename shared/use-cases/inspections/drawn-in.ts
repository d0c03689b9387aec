import type { Draw } from '../../domain/inspections/draw.ts';
import { livingInspectorDraw } from '../../domain/inspections/inspector-draws.ts';
import type { Visit } from '../../domain/inspections/visit.ts';
import { refusal } from '../../domain/primitives/refusal.ts';
import { type Result, refused } from '../../domain/primitives/result.ts';
import { found } from '../found.ts';
import type { Records, Stored } from '../ports.ts';

/** The draw in which the target of a visit was drawn, or the inspector in the seat at `place`. */
export const drawnIn = async (
  records: Records,
  { drawId, seats }: Visit,
  place: number | undefined,
): Promise<Result<Stored<'draw'>>> => {
  const draw = await found(records, 'draw', { id: drawId });
  if (!draw.ok || place === undefined) return draw;
  const seat = seats[place];
  if (seat === undefined)
    return refused(
      refusal(
        'invalid-input',
        seats.length === 0
          ? '各部门尚未派出检查人员，没有可替换的席位。'
          : `该次检查没有席位 ${place}；席位从 0 数起，共 ${seats.length} 个。`,
        seats.length === 0
          ? 'No department has sent its inspectors yet; there is no seat to change.'
          : `The visit has no seat ${place}; its ${seats.length} seats are counted from 0.`,
        'body.place',
      ),
    );
  if (draw.value.value.stage.kind === 'together') return draw;
  const own = livingInspectorDraw(draw.value.value, seat.department);
  if (own === undefined) throw new Error(`nobody drew seat ${place} of a visit of draw ${drawId}`);
  return found(records, 'draw', { id: own.drawId });
};

/**
 * The place, in its draw, of the seat at `place` of a visit: where each department draws its own inspectors, its
 * draw knows of its own seats only.
 */
export const placeInDraw = ({ seats }: Visit, { stage }: Draw, place: number): number =>
  stage.kind === 'inspectors'
    ? seats.slice(0, place).filter(({ department }) => department === stage.department).length
    : place;
