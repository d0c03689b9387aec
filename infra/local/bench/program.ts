import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A part of a benchmark in a process of its own, which answers one message after another. */
export interface Program {
  ask<Answer>(message: object): Promise<Answer>;
  /** Milliseconds of processor time that it has used so far. */
  processorTime(): Promise<number>;
  stop(): Promise<void>;
}

const processorTime = 'processor-time';

interface Reply {
  readonly answer?: unknown;
  readonly error?: string;
}

/** Starts a program of this folder with plain Node and with nothing but this environment. */
export const startProgram = (
  file: `${string}.ts`,
  environment: Readonly<Record<string, string>> = {},
): Program => {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), {
    env: environment,
    execArgv: [],
    // What a function logs is written, as it is when deployed, but nobody reads it.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  const ask = async (message: object | typeof processorTime): Promise<unknown> => {
    child.send(message);
    const [reply] = (await Promise.race([
      once(child, 'message'),
      ended.then(() => [{ error: `${file} ended` }]),
    ])) as [Reply];
    if (reply.error !== undefined) throw new Error(reply.error);
    return reply.answer;
  };
  return {
    ask: async (message) => (await ask(message)) as never,
    processorTime: async () => (await ask(processorTime)) as number,
    async stop() {
      child.kill();
      await ended;
    },
  };
};

/** Inside a program: answers what it is asked, and ends with the process that started it. */
export const answering = <Message>(answer: (message: Message) => Promise<unknown>): void => {
  process.once('disconnect', () => process.exit());
  process.on('message', (message: Message | typeof processorTime) => {
    const given = message === processorTime ? usedProcessorTime() : answer(message);
    given.then(
      (answered) => process.send?.({ answer: answered }),
      (error: unknown) =>
        process.send?.({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    );
  });
};

const usedProcessorTime = async (): Promise<number> => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
