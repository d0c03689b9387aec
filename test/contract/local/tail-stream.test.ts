import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { DeleteCommand, PutCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ParkedRecord, StreamConsumer } from '../../../infra/local/stream/consumer.ts';
import { streamSource } from '../../../infra/local/stream/source.ts';
import { type StreamTail, tailStream } from '../../../infra/local/tail-stream.ts';
import { type EmbeddedTable, embeddedClientConfig, embeddedTable } from '../../support/embedded-table.ts';

let table: EmbeddedTable;
let folder: string;
let parked: ParkedRecord[];
let faults: unknown[];
const tails: StreamTail[] = [];

beforeEach(async () => {
  table = await embeddedTable();
  folder = await mkdtemp(join(tmpdir(), 'openlot-test-'));
  parked = [];
  faults = [];
});
afterEach(async () => {
  await Promise.all(tails.splice(0).map((tail) => tail.stop()));
  await rm(folder, { recursive: true, force: true });
});

const follow = async (...consumers: readonly StreamConsumer[]): Promise<StreamTail> => {
  const client = new DynamoDBStreamsClient(embeddedClientConfig(table.endpoint));
  const tail = await tailStream({
    source: streamSource(client, table.streamArn),
    consumers,
    checkpointFolder: folder,
    park: async (letter) => {
      parked.push(letter);
    },
    onFault: (_consumer, error) => faults.push(error),
  });
  tails.push(tail);
  return tail;
};

const put = (sk: string, rest: Readonly<Record<string, unknown>> = {}) =>
  table.client.send(new PutCommand({ TableName: table.tableName, Item: { pk: 'p', sk, ...rest } }));

const putAll = async (...names: readonly string[]): Promise<void> => {
  for (const name of names) await put(name);
};

const nameOf = (record: DynamoDBRecord): string => record.dynamodb?.Keys?.['sk']?.S ?? '';
const sequenceOf = (record: DynamoDBRecord): string => record.dynamodb?.SequenceNumber ?? '';
const namesOf = (event: DynamoDBStreamEvent): string[] => event.Records.map(nameOf);

const success = { batchItemFailures: [] };

/** A consumer that notes the names in each event before it does what the test wants. */
const recorder = (
  events: string[][],
  overrides: Partial<StreamConsumer> = {},
  after: (event: DynamoDBStreamEvent) => Awaited<ReturnType<StreamConsumer['handle']>> = () => success,
): StreamConsumer => ({
  name: 'recorder',
  batchSize: 10,
  retryAttempts: 2,
  handle: async (event) => {
    events.push(namesOf(event));
    return after(event);
  },
  ...overrides,
});

describe('a stream consumer', () => {
  it('gets every change since the table was made, in order, in events of at most its batch size', async () => {
    await table.client.send(
      new TransactWriteCommand({
        TransactItems: ['a', 'b', 'c', 'd', 'e'].map((sk) => ({
          Put: { TableName: table.tableName, Item: { pk: 'p', sk } },
        })),
      }),
    );
    const events: string[][] = [];
    const tail = await follow(recorder(events, { batchSize: 2 }));
    await putAll('f', 'g');
    await tail.drained();
    expect(events.flat()).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g']);
    expect(events.every(({ length }) => length <= 2)).toBe(true);
  });

  it('gets records in the shape that Lambda hands over', async () => {
    const records: DynamoDBRecord[] = [];
    const tail = await follow({
      name: 'shape',
      batchSize: 10,
      retryAttempts: 0,
      handle: async ({ Records }) => {
        records.push(...Records);
        return success;
      },
    });
    const bytes = new TextEncoder().encode('印章');
    const base64 = Buffer.from(bytes).toString('base64');
    await put('x', { bytes, set: new Set([bytes]), deep: [{ bytes, count: 1 }] });
    await table.client.send(new DeleteCommand({ TableName: table.tableName, Key: { pk: 'p', sk: 'x' } }));
    await tail.drained();
    const image = {
      pk: { S: 'p' },
      sk: { S: 'x' },
      bytes: { B: base64 },
      set: { BS: [base64] },
      deep: { L: [{ M: { bytes: { B: base64 }, count: { N: '1' } } }] },
    };
    expect(records).toMatchObject([
      {
        eventName: 'INSERT',
        eventSource: 'aws:dynamodb',
        eventSourceARN: table.streamArn,
        dynamodb: {
          Keys: { pk: { S: 'p' }, sk: { S: 'x' } },
          NewImage: image,
          SequenceNumber: '1',
          StreamViewType: 'NEW_AND_OLD_IMAGES',
          ApproximateCreationDateTime: expect.any(Number),
        },
      },
      { eventName: 'REMOVE', dynamodb: { OldImage: image, SequenceNumber: '2' } },
    ]);
    expect(records[1]?.dynamodb).not.toHaveProperty('NewImage');
  });

  it('sees only the records that its filter lets pass, and does not stop at the others', async () => {
    const events: string[][] = [];
    await putAll('a1', 'b1', 'a2', 'b2');
    const accepts = (record: DynamoDBRecord): boolean => nameOf(record).startsWith('a');
    await (await follow(recorder(events, { accepts }))).drained();
    expect(events).toEqual([['a1', 'a2']]);
    await tails.pop()?.stop();
    await putAll('b3');
    await (await follow(recorder(events, { accepts }))).drained();
    expect(events).toEqual([['a1', 'a2']]);
  });

  it('has a position of its own, whatever becomes of the other consumers', async () => {
    const [good, bad]: [string[][], string[][]] = [[], []];
    const tail = await follow(
      recorder(good, { name: 'good' }),
      recorder(bad, { name: 'bad', retryAttempts: 0 }, () => {
        throw new Error('down');
      }),
    );
    await putAll('a', 'b');
    await tail.drained();
    expect(good.flat()).toEqual(['a', 'b']);
    expect(parked.map(({ consumer, record }) => [consumer, nameOf(record)])).toEqual([
      ['bad', 'a'],
      ['bad', 'b'],
    ]);
  });

  it('goes on from where it stopped', async () => {
    const events: string[][] = [];
    await putAll('a', 'b');
    const first = await follow(recorder(events));
    await first.drained();
    await first.stop();
    await putAll('c');
    await (await follow(recorder(events))).drained();
    expect(events.flat()).toEqual(['a', 'b', 'c']);
  });

  it('starts anew with another stream, such as that of a table since replaced', async () => {
    const events: string[][] = [];
    await putAll('a');
    const first = await follow(recorder(events));
    await first.drained();
    await first.stop();
    table = await embeddedTable();
    await putAll('b');
    await (await follow(recorder(events))).drained();
    expect(events.flat()).toEqual(['a', 'b']);
  });
});

describe('a failed record', () => {
  it('is tried again with those behind it, and not with those before it', async () => {
    const events: string[][] = [];
    let failures = 2;
    await putAll('a', 'b', 'c');
    const tail = await follow(
      recorder(events, {}, ({ Records }) => {
        const failed = Records.find((record) => nameOf(record) === 'b');
        failures -= 1;
        return failed !== undefined && failures >= 0
          ? { batchItemFailures: [{ itemIdentifier: sequenceOf(failed) }] }
          : success;
      }),
    );
    await tail.drained();
    expect(events).toEqual([
      ['a', 'b', 'c'],
      ['b', 'c'],
      ['b', 'c'],
    ]);
    expect(parked).toEqual([]);
  });

  it('is parked with its reason when its retries are used up, and the rest goes on', async () => {
    const events: string[][] = [];
    await putAll('a', 'b', 'c');
    const tail = await follow(
      recorder(events, {}, ({ Records }) => ({
        batchItemFailures: Records.filter((record) => nameOf(record) === 'b').map((record) => ({
          itemIdentifier: sequenceOf(record),
        })),
      })),
    );
    await tail.drained();
    expect(events).toEqual([['a', 'b', 'c'], ['b', 'c'], ['b', 'c'], ['c']]);
    expect(parked).toMatchObject([
      { consumer: 'recorder', attempts: 3, reason: expect.stringContaining('reported') },
    ]);
    expect(parked.map(({ record }) => nameOf(record))).toEqual(['b']);
  });

  it('is found by halving when the consumer throws, and parked with what was thrown', async () => {
    const events: string[][] = [];
    const handled = new Set<string>();
    await putAll('a', 'b', 'c', 'd', 'e');
    const tail = await follow(
      recorder(events, {}, (event) => {
        if (namesOf(event).includes('d')) throw new TypeError('d is poison');
        for (const name of namesOf(event)) handled.add(name);
        return success;
      }),
    );
    await tail.drained();
    expect([...handled]).toEqual(['a', 'b', 'c', 'e']);
    expect(parked).toMatchObject([{ attempts: 3, reason: 'TypeError: d is poison' }]);
    expect(parked.map(({ record }) => nameOf(record))).toEqual(['d']);
    expect(events.filter((names) => names.length === 1 && names[0] === 'd')).toHaveLength(3);
  });

  it('counts for the whole batch when it is not in the batch', async () => {
    const events: string[][] = [];
    await putAll('a', 'b');
    let first = true;
    const tail = await follow(
      recorder(events, {}, () => {
        const answer = first ? { batchItemFailures: [{ itemIdentifier: 'unknown' }] } : success;
        first = false;
        return answer;
      }),
    );
    await tail.drained();
    expect(events).toEqual([['a', 'b'], ['a'], ['b']]);
  });

  it('is not lost when it cannot be parked', async () => {
    let parkable = false;
    await putAll('a', 'b');
    const client = new DynamoDBStreamsClient(embeddedClientConfig(table.endpoint));
    const tail = await tailStream({
      source: streamSource(client, table.streamArn),
      consumers: [
        recorder([], { retryAttempts: 0 }, ({ Records }) => ({
          batchItemFailures: Records.map((record) => ({ itemIdentifier: sequenceOf(record) })),
        })),
      ],
      checkpointFolder: folder,
      park: async (letter) => {
        if (!parkable) throw new Error('no room');
        parked.push(letter);
      },
      onFault: (_consumer, error) => {
        faults.push(error);
        parkable = true;
      },
    });
    tails.push(tail);
    await tail.drained();
    expect(faults).toEqual([new Error('no room')]);
    expect(parked.map(({ record }) => nameOf(record))).toEqual(['a', 'b']);
  });

  it('does not hold up a stop, and is tried again after the next start', async () => {
    const events: string[][] = [];
    await putAll('a');
    const failing = await follow(
      recorder(events, { retryAttempts: 100 }, () => {
        throw new Error('down');
      }),
    );
    while (events.length < 3) await new Promise((resolve) => setTimeout(resolve, 10));
    await failing.stop();
    const seen = events.length;
    await (await follow(recorder(events))).drained();
    expect(events.slice(seen)).toEqual([['a']]);
  });
});

describe('the tail', () => {
  it('is drained only when what consumers write themselves is handled too', async () => {
    const seen: string[] = [];
    const tail = await follow(
      {
        name: 'writer',
        batchSize: 1,
        retryAttempts: 0,
        handle: async (event) => {
          if (!namesOf(event).includes('x')) return success;
          // Long enough for the reader to look meanwhile and find nothing.
          await new Promise((resolve) => setTimeout(resolve, 250));
          await put('xx');
          return success;
        },
      },
      {
        name: 'reader',
        batchSize: 10,
        retryAttempts: 0,
        handle: async (event) => {
          // Long enough for the writer to look meanwhile and find nothing.
          if (namesOf(event).includes('xx')) await new Promise((resolve) => setTimeout(resolve, 400));
          seen.push(...namesOf(event));
          return success;
        },
      },
    );
    await tail.drained();
    await put('x');
    await tail.drained();
    expect(seen).toEqual(['x', 'xx']);
  });

  it('finishes the event in its hands before it stops, and keeps its position', async () => {
    const events: string[][] = [];
    let started = (): void => undefined;
    const underWay = new Promise<void>((resolve) => {
      started = resolve;
    });
    await putAll('a');
    const slow = await follow({
      ...recorder(events),
      handle: async (event) => {
        started();
        await new Promise((resolve) => setTimeout(resolve, 100));
        events.push(namesOf(event));
        return success;
      },
    });
    await underWay;
    await slow.stop();
    expect(events).toEqual([['a']]);
    await (await follow(recorder(events))).drained();
    expect(events).toEqual([['a']]);
  });

  it('tells those who wait that it stopped before it had caught up', async () => {
    await putAll('a');
    const tail = await follow(
      recorder([], { retryAttempts: 100 }, () => {
        throw new Error('down');
      }),
    );
    const waiting = expect(tail.drained()).rejects.toThrow('stopped');
    await tail.stop();
    await waiting;
  });
});
