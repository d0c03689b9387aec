import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** One start of a function, in milliseconds since its process began. */
export interface ColdStart {
  /** Until Node had loaded the bundle. */
  readonly loaded: number;
  /** Until the first answer was there. */
  readonly answered: number;
  /** What of it the processors worked, which a busy machine draws out less. */
  readonly processorTime: number;
}

interface Report extends ColdStart {
  readonly statusCode: number;
  readonly body: string;
}

const host = fileURLToPath(new URL('cold-start-host.mjs', import.meta.url));

/** Starts a bundle in a process of its own and calls it once. Throws for an answer other than 200. */
export const coldStart = async (
  bundle: string,
  environment: Readonly<Record<string, string>>,
  event: object,
): Promise<ColdStart> => {
  const child = fork(host, [bundle], {
    env: environment,
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  const reported = once(child, 'message') as Promise<[Report]>;
  child.send(event);
  const report = await Promise.race([reported.then(([first]) => first), ended.then(() => undefined)]);
  await ended;
  if (report?.statusCode !== 200)
    throw new Error(`${bundle} answered ${report?.statusCode}: ${report?.body}`);
  const { loaded, answered, processorTime } = report;
  return { loaded, answered, processorTime };
};
