import { fork } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A bundle in a process of its own. */
export interface RunningBundle {
  /** Calls the handler. Rejects with what it threw. */
  call(event: unknown): Promise<unknown>;
  stop(): void;
}

interface Answer {
  readonly id: number;
  readonly answer?: unknown;
  readonly error?: string;
}

/** Loads the bundle of a folder with nothing but this environment; resolves when it is ready to be called. */
export const startBundle = async (
  folder: string,
  environment: Readonly<Record<string, string>>,
): Promise<RunningBundle> => {
  const host = fileURLToPath(new URL('bundle-host.ts', import.meta.url));
  const child = fork(host, [join(folder, 'index.mjs')], {
    env: environment,
    execArgv: [],
    // The log lines of a function are not what the tests are about.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  const expectAnswer = (id: number): Promise<unknown> => {
    const answer = Promise.withResolvers<unknown>();
    waiting.set(id, answer);
    return answer.promise;
  };
  child.on('message', ({ id, answer, error }: Answer) => {
    const caller = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) caller?.resolve(answer);
    else caller?.reject(new Error(error));
  });
  child.on('exit', (code) => {
    for (const { reject } of waiting.values()) reject(new Error(`the bundle's process ended with ${code}`));
    waiting.clear();
  });
  await expectAnswer(0);
  let calls = 0;
  return {
    call: (event) => {
      calls += 1;
      const answer = expectAnswer(calls);
      child.send({ id: calls, event });
      return answer;
    },
    stop: () => void child.kill(),
  };
};
