import type { Caller } from '../../domain/access/caller.ts';
import type { Draw } from '../../domain/inspections/draw.ts';
import { accepted, type Result } from '../../domain/primitives/result.ts';
import type { Page, Records, Stored } from '../ports.ts';
import { ownDraw } from './own-draw.ts';
import { asFarAsDispatched } from './own-visit.ts';

type PageAsked = { readonly limit: number; readonly cursor?: string | undefined };

/**
 * A page of the visits of a draw of the caller's department. For a department's own draw of inspectors these are the visits
 * to the targets that were drawn before, until the dispatch with the inspectors of that department alone.
 */
export const visitsOfDraw = async (
  records: Records,
  caller: Caller,
  drawId: string,
  asked: PageAsked,
): Promise<Result<Page<'visit'>>> => {
  const draw = await ownDraw(records, caller, drawId);
  if (!draw.ok) return draw;
  const { value } = draw.value;
  // While the runner writes them, nobody sees a part of the visits.
  if (value.drawnAt === undefined) return accepted({ items: [] });
  if (value.stage.kind === 'inspectors') return visitsSeated(records, value, asked);
  const page = await records.page('visitsOfDraw', { drawId }, asked);
  return page.ok
    ? accepted({ ...page.value, items: page.value.items.map((visit) => asFarAsDispatched(visit, value)) })
    : page;
};

const visitsSeated = async (
  records: Records,
  { id: drawId, dispatchedAt }: Draw,
  asked: PageAsked,
): Promise<Result<Page<'visit'>>> => {
  const page = await records.page('seatingsOfDraw', { drawId }, asked);
  if (!page.ok) return page;
  const seatings = page.value.items.map(({ value }) => value);
  const visits = await records.getMany(
    'visit',
    seatings.map(({ visitId: id }) => ({ id })),
  );
  const items = seatings.map(({ visitId, seats }, i): Stored<'visit'> => {
    const visit = visits[i];
    if (visit === undefined)
      throw new Error(`inspectors were drawn for visit ${visitId}, which does not exist`);
    return dispatchedAt === undefined ? { ...visit, value: { ...visit.value, seats } } : visit;
  });
  return accepted({ ...page.value, items });
};
