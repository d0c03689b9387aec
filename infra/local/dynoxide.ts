import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { indexStreamRecords, lockDatabase } from './dynoxide-file.ts';
import { StartError } from './start-error.ts';

/** The embedded DynamoDB engine, running as a child process. */
export interface Dynoxide {
  /** Base URL for the AWS SDK, on the loopback interface. */
  readonly endpoint: string;
  /** Ends the engine: politely, then after three seconds by force. May be called more than once. */
  stop(): Promise<void>;
  /** Resolves when the engine has ended, whether it was stopped, crashed or was killed. */
  readonly exited: Promise<Exit>;
}

/** How a process ended, as `node:child_process` reports it. */
interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/**
 * The shell that turns itself into the engine leaves a watcher behind, which waits on the pipe that only
 * this process holds: when this process ends in any way, kill -9 included, the pipe closes and the engine
 * is killed. `$0` is the engine and `$@` are its arguments.
 */
const launch = 'exec 3<&0; (cat <&3; kill -KILL $$) >/dev/null 2>&1 & exec "$0" "$@" 3<&- </dev/null';

const politeStopMilliseconds = 3_000;
const portAttempts = 5;

/**
 * The path of the engine's binary, which comes as an optional npm package for Linux on x64.
 * Throws a `StartError` where it is not installed. `from` is the module or folder to resolve from.
 */
export const dynoxideBinary = (from: string | URL): string => {
  try {
    const binary = join(dirname(createRequire(from).resolve('@dynoxide/linux-x64/package.json')), 'dynoxide');
    accessSync(binary, constants.X_OK);
    return binary;
  } catch (cause) {
    throw new StartError(
      {
        zh: '未安装内嵌数据库（仅提供 Linux x64 版）；请重新运行 npm ci，或用 --endpoint 指定 DynamoDB Local 或 AWS 的地址。',
        en: 'The embedded database is not installed (it exists for Linux x64 only); run npm ci again, or point --endpoint at DynamoDB Local or AWS.',
      },
      { cause },
    );
  }
};

/**
 * Starts the engine on a free loopback port and waits until it answers. `dbPath` is the file that keeps the
 * data, made where it is missing; without it the data is in a temporary folder that goes with the engine.
 * Throws a `StartError` when the binary is missing or the file cannot be used.
 */
export const startDynoxide = async ({ dbPath }: { readonly dbPath?: string } = {}): Promise<Dynoxide> => {
  const binary = dynoxideBinary(import.meta.url);
  const temporary = dbPath === undefined ? mkdtempSync(join(tmpdir(), 'openlot-')) : undefined;
  const file = dbPath ?? join(temporary ?? '', 'openlot.db');
  const unlock = lockDatabase(file);
  const release = (): void => {
    unlock();
    if (temporary !== undefined) rmSync(temporary, { recursive: true, force: true });
  };
  const { child, exited, port } = await launchOnFreePort(binary, file).catch((error: unknown) => {
    release();
    throw error;
  });
  void exited.then(release);
  const stop = (): Promise<void> => end(child, exited);
  try {
    indexStreamRecords(file);
  } catch (error) {
    await stop();
    throw error;
  }
  return { endpoint: `http://127.0.0.1:${port}`, stop, exited };
};

interface Running {
  readonly child: ChildProcess;
  readonly exited: Promise<Exit>;
  readonly port: number;
}

/** Another process may take the port between finding and using it; the engine then says so and we try again. */
const launchOnFreePort = async (binary: string, file: string): Promise<Running> => {
  let complaint = '';
  for (let attempt = 0; attempt < portAttempts; attempt += 1) {
    const started = await launchOn(await freePort(), binary, file);
    if (typeof started !== 'string') return started;
    complaint = started;
    if (!complaint.includes('in use')) break;
  }
  throw new StartError({
    zh: `内嵌数据库无法启动(${complaint});请检查数据文件 ${file}，或用 --endpoint 指定其他 DynamoDB。`,
    en: `The embedded database does not start (${complaint}); check the data file ${file}, or point --endpoint at another DynamoDB.`,
  });
};

/** The running engine, or its last words. It announces itself on stderr once its socket listens. */
const launchOn = (port: number, binary: string, file: string): Promise<Running | string> =>
  new Promise((resolve, reject) => {
    // Its own process group: Ctrl-C reaches this process alone, which can then finish what it is doing.
    const child = spawn('/bin/sh', ['-c', launch, binary, 'serve', '--port', `${port}`, '--db-path', file], {
      stdio: ['pipe', 'ignore', 'pipe'],
      detached: true,
    });
    const exited = new Promise<Exit>((done) => {
      child.once('exit', (code, signal) => done({ code, signal }));
    });
    let lastWords = '';
    createInterface({ input: child.stderr }).on('line', (line) => {
      if (line.includes('listening on')) resolve({ child, exited, port });
      lastWords = line;
    });
    child.once('error', reject);
    child.once('close', () => resolve(lastWords));
  });

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (address === null || typeof address === 'string') reject(new Error('The probe has no port.'));
        else resolve(address.port);
      });
    });
  });

const end = async (child: ChildProcess, exited: Promise<Exit>): Promise<void> => {
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), politeStopMilliseconds);
  await exited;
  clearTimeout(force);
};
