import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { DynamoDBClient, paginateQuery } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dynoxideBinary, startDynoxide } from '../../../infra/local/dynoxide.ts';
import { StartError } from '../../../infra/local/start-error.ts';
import { embeddedClientConfig } from '../../support/embedded-table.ts';

const host = fileURLToPath(new URL('../../support/local-host.ts', import.meta.url));

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'openlot-test-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const answers = async (endpoint: string): Promise<boolean> =>
  fetch(endpoint).then(
    ({ ok }) => ok,
    () => false,
  );

const waitUntil = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  const deadline = Date.now() + 10_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error('It never came to hold.');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

const linesOf = (name: string): string[] =>
  existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8').split('\n').filter(Boolean) : [];

/** Per run of the host: the numbers in each event. */
const handledRuns = (): string[][][] => {
  const runs: string[][][] = [];
  for (const line of linesOf('handled.log'))
    if (line === 'run') runs.push([]);
    else runs.at(-1)?.push(line.split(' '));
  return runs;
};

const startHost = async (mode: 'write' | 'drain') => {
  const child = spawn(process.execPath, [host, mode, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  const [endpoint] = await once(createInterface({ input: child.stdout }), 'line');
  return { child, exited, endpoint: String(endpoint) };
};

const writtenNumbers = async (endpoint: string): Promise<string[]> => {
  const client = new DynamoDBClient(embeddedClientConfig(endpoint));
  const numbers: string[] = [];
  const pages = paginateQuery(
    { client },
    {
      TableName: 'openlot',
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': { S: 'writes' } },
    },
  );
  for await (const { Items } of pages) for (const item of Items ?? []) numbers.push(item['sk']?.S ?? '');
  client.destroy();
  return numbers;
};

describe('the embedded engine', () => {
  it('answers once it is started, and is gone once it is stopped', async () => {
    const engine = await startDynoxide();
    expect(await answers(engine.endpoint)).toBe(true);
    await engine.stop();
    await engine.stop();
    expect(await engine.exited).toEqual({ code: 0, signal: null });
    expect(await answers(engine.endpoint)).toBe(false);
  });

  it('keeps what is in a file over a stop and a start', async () => {
    const dbPath = join(folder, 'new', 'openlot.db');
    await (await startDynoxide({ dbPath })).stop();
    const again = await startDynoxide({ dbPath });
    expect(await answers(again.endpoint)).toBe(true);
    await again.stop();
  });

  it('finds its newest stream record without reading the older ones', async () => {
    const dbPath = join(folder, 'openlot.db');
    const engine = await startDynoxide({ dbPath });
    const database = new DatabaseSync(dbPath);
    const [step] = database
      .prepare(
        'EXPLAIN QUERY PLAN SELECT MAX(CAST(sequence_number AS INTEGER)) FROM _stream_records WHERE table_name = ?',
      )
      .all('openlot');
    database.close();
    await engine.stop();
    expect(step?.['detail']).toContain('COVERING INDEX openlot_stream_order');
  });

  it('dies with a process that is killed, and the next start finds all that was acknowledged and handles every change in order', async () => {
    for (const writesBeforeKill of [40, 25]) {
      const target = linesOf('acknowledged.log').length + writesBeforeKill;
      const { child, exited, endpoint } = await startHost('write');
      await waitUntil(() => linesOf('acknowledged.log').length >= target);
      child.kill('SIGKILL');
      await exited;
      await waitUntil(async () => !(await answers(endpoint)));
    }
    const { exited } = await startHost('drain');
    expect(await exited).toEqual([0, null]);

    const engine = await startDynoxide({ dbPath: join(folder, 'openlot.db') });
    const stored = await writtenNumbers(engine.endpoint);
    await engine.stop();
    expect(stored).toEqual(expect.arrayContaining(linesOf('acknowledged.log')));

    const runs = handledRuns();
    expect(runs).toHaveLength(3);
    expect(new Set(runs.flat(2))).toEqual(new Set(stored));
    for (const run of runs) expect(run.flat()).toEqual([...run.flat()].sort());
    // A run goes on from the last checkpoint: at most the event that was under way comes again.
    runs.slice(1).forEach((run, index) => {
      const lastEvent = runs
        .slice(0, index + 1)
        .flat()
        .at(-1);
      const first = run.flat()[0];
      if (first !== undefined && lastEvent !== undefined) expect(first >= (lastEvent[0] ?? '')).toBe(true);
    });
  }, 60_000);
});

describe('an engine that cannot start says in one line of each language what to do', () => {
  const startErrorOf = async (start: () => unknown): Promise<StartError> => {
    const error = await (async () => start())().catch((thrown: unknown) => thrown);
    if (!(error instanceof StartError)) throw new Error('There was no StartError.', { cause: error });
    return error;
  };
  const expectBothLanguages = ({ text, message }: StartError, remedy: string): void => {
    expect(message).toBe(`${text.zh}\n${text.en}`);
    for (const line of [text.zh, text.en]) {
      expect(line).toContain(remedy);
      expect(line).not.toContain('\n');
    }
  };

  it('when the optional package is not installed', async () => {
    expectBothLanguages(await startErrorOf(() => dynoxideBinary(join(folder, 'module.js'))), '--endpoint');
  });

  it('when the folder cannot be written', async () => {
    writeFileSync(join(folder, 'file'), '');
    const error = await startErrorOf(() => startDynoxide({ dbPath: join(folder, 'file', 'openlot.db') }));
    expectBothLanguages(error, '--data');
    expectBothLanguages(error, '--endpoint');
  });

  it('when the file is not a database', async () => {
    writeFileSync(join(folder, 'openlot.db'), 'not a database, but long enough to be looked at as one');
    const error = await startErrorOf(() => startDynoxide({ dbPath: join(folder, 'openlot.db') }));
    expectBothLanguages(error, join(folder, 'openlot.db'));
  });

  it('when another engine has the file, which goes on undisturbed', async () => {
    const dbPath = join(folder, 'openlot.db');
    const first = await startDynoxide({ dbPath });
    expectBothLanguages(await startErrorOf(() => startDynoxide({ dbPath })), '--data');
    expect(await answers(first.endpoint)).toBe(true);
    await first.stop();
    await (await startDynoxide({ dbPath })).stop();
  });
});
