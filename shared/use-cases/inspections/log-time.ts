import type { Draw } from '../../domain/inspections/draw.ts';
import { refusal } from '../../domain/primitives/refusal.ts';
import { accepted, type Result, refused } from '../../domain/primitives/result.ts';
import type { Instant } from '../../domain/primitives/time.ts';
import type { Clock } from '../ports.ts';

/**
 * The time of the next entry about a draw in the public log: now. Refuses with `clock-behind` when the log has a
 * later one already, for times in the log never go back. Whoever enters it keeps it as the draw's `lastAt`.
 */
export const logTime = (clock: Clock, { id, lastAt }: Pick<Draw, 'id' | 'lastAt'>): Result<Instant> => {
  const at = clock.now();
  return at < lastAt
    ? refused(
        refusal(
          'clock-behind',
          `系统时间 ${at} 早于公开日志中抽取 ${id} 的最后一条记录（${lastAt}）。`,
          `The clock says ${at}, but the public log has an entry of ${lastAt} about draw ${id}.`,
        ),
      )
    : accepted(at);
};
