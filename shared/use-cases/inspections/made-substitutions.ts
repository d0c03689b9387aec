import type { Substitution } from '../../domain/draws/substitution.ts';
import type { Draw } from '../../domain/inspections/draw.ts';
import type { SubstitutionRequest } from '../../domain/inspections/substitution.ts';
import { refusal } from '../../domain/primitives/refusal.ts';
import { accepted, type Result, refused } from '../../domain/primitives/result.ts';
import type { Records } from '../ports.ts';

/**
 * The substitutions of a draw as its certificate shows them, by number. The list of requests may lag behind the draw,
 * which counts them: refuses with `stale-version` when it does, so that whoever asks tries again.
 */
export const madeSubstitutions = async (
  records: Records,
  { id: drawId, substitutions }: Draw,
): Promise<Result<readonly Substitution[]>> => {
  const requests: SubstitutionRequest[] = [];
  for await (const { value } of records.all('substitutionsOfDraw', { drawId }))
    if (value.made !== undefined) requests.push(value);
  return requests.length === substitutions
    ? accepted(
        requests
          .toSorted((a, b) => (a.number ?? 0) - (b.number ?? 0))
          .flatMap(({ made }) => (made === undefined ? [] : [made])),
      )
    : refused(
        refusal(
          'stale-version',
          `抽取 ${drawId} 的替换记录正在更新；请稍后再试。`,
          `The substitutions of draw ${drawId} are being updated; try again shortly.`,
        ),
      );
};
