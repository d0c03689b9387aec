import { type Refusal, refusal } from '../primitives/refusal.ts';
import type { Task } from './task.ts';

/** The refusal `stale-version` of what was meant for another wording of a task than it has now, or nothing. */
export const revisionFault = (task: Pick<Task, 'revision'>, revision: number): Refusal | undefined =>
  task.revision === revision
    ? undefined
    : refusal(
        'stale-version',
        `任务现为第 ${task.revision} 稿，您所针对的是第 ${revision} 稿；请重新读取任务后再办。`,
        `The task is at revision ${task.revision}, and you meant revision ${revision}; read it again and retry.`,
        'body.revision',
      );
