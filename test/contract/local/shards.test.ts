import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DynamoDBRecord } from 'aws-lambda';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Shard, StreamSource } from '../../../infra/local/stream/source.ts';
import { tailStream } from '../../../infra/local/tail-stream.ts';

interface FakeShard extends Shard {
  readonly records: number[];
  open: boolean;
}

/** A stream like that of AWS, whose shards are closed and continued by others; the engine has only one. */
class RollingStream implements StreamSource {
  readonly arn: string;
  readonly shardList: FakeShard[] = [];
  failNextRead = false;

  constructor(label = '1') {
    this.arn = `arn:aws:dynamodb:local:000000000000:table/fake/stream/${label}`;
  }

  add(id: string, parentId: string | undefined, records: readonly number[], open: boolean): void {
    this.shardList.push({ id, records: [...records], open, ...(parentId !== undefined && { parentId }) });
  }

  async shards(): Promise<readonly Shard[]> {
    return this.shardList.map(({ id, parentId }) => ({ id, ...(parentId !== undefined && { parentId }) }));
  }

  async open(shardId: string, after = '0'): Promise<string> {
    return `${shardId}|${after}`;
  }

  async read(iterator: string, limit: number) {
    if (this.failNextRead) {
      this.failNextRead = false;
      throw new Error('ExpiredIteratorException');
    }
    const [id = '', after = ''] = iterator.split('|');
    const shard = this.shardList.find((one) => one.id === id);
    if (shard === undefined) throw new Error(`There is no shard ${id}.`);
    const behind = shard.records.filter((number) => number > Number(after));
    const page = behind.slice(0, limit);
    const ended = !shard.open && page.length === behind.length;
    return {
      records: page.map((number): DynamoDBRecord => ({ dynamodb: { SequenceNumber: String(number) } })),
      ...(!ended && { next: `${id}|${page.at(-1) ?? after}` }),
    };
  }
}

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'openlot-test-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const follow = async (
  source: StreamSource,
  seen: number[],
  isDown: (sequenceNumber: number) => boolean = () => false,
) =>
  tailStream({
    source,
    consumers: [
      {
        name: 'recorder',
        batchSize: 2,
        retryAttempts: 100,
        handle: async ({ Records }) => {
          const numbers = Records.map(({ dynamodb }) => Number(dynamodb?.SequenceNumber));
          if (numbers.some(isDown)) throw new Error('down');
          seen.push(...numbers);
          return { batchItemFailures: [] };
        },
      },
    ],
    checkpointFolder: folder,
    park: async ({ reason }) => {
      throw new Error(reason);
    },
    onFault: () => undefined,
  });

describe('shards', () => {
  it('are read after their parents, though they are listed before them', async () => {
    const stream = new RollingStream();
    stream.add('grandchild', 'child', [7, 8, 9], true);
    stream.add('child', 'parent', [4, 5, 6], false);
    stream.add('parent', 'trimmed away', [1, 2, 3], false);
    const seen: number[] = [];
    const tail = await follow(stream, seen);
    await tail.drained();
    expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    await tail.stop();
  });

  it('are continued by their children when they close, while their neighbours stay open', async () => {
    const stream = new RollingStream();
    stream.add('left', undefined, [1], true);
    stream.add('right', undefined, [100], true);
    const seen: number[] = [];
    const tail = await follow(stream, seen);
    await tail.drained();
    stream.add('left child', 'left', [2, 3], true);
    for (const shard of stream.shardList) if (shard.id === 'left') shard.open = false;
    await tail.drained();
    expect(seen).toEqual([1, 100, 2, 3]);
    await tail.stop();
  });

  it('that were read to their end are not read again after a restart', async () => {
    const stream = new RollingStream();
    stream.add('parent', undefined, [1, 2], false);
    stream.add('child', 'parent', [3], true);
    const seen: number[] = [];
    const first = await follow(stream, seen);
    await first.drained();
    await first.stop();
    const second = await follow(stream, seen);
    await second.drained();
    await second.stop();
    expect(seen).toEqual([1, 2, 3]);
  });

  it('are not at their end when a stop interrupts the handling of their last records', async () => {
    const stream = new RollingStream();
    stream.add('closed', undefined, [1, 2], false);
    const seen: number[] = [];
    let asked = 0;
    const failing = await follow(stream, seen, () => {
      asked += 1;
      return true;
    });
    while (asked === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await failing.stop();
    const healthy = await follow(stream, seen);
    await healthy.drained();
    await healthy.stop();
    expect(seen).toEqual([1, 2]);
  });

  it('of another stream are other shards, though they have the same names', async () => {
    const seen: number[] = [];
    for (const label of ['1', '2']) {
      const stream = new RollingStream(label);
      stream.add('shard', undefined, [1, 2], true);
      const tail = await follow(stream, seen);
      await tail.drained();
      await tail.stop();
    }
    expect(seen).toEqual([1, 2, 1, 2]);
  });

  it('whose iterator expires are read on from the checkpoint', async () => {
    const stream = new RollingStream();
    stream.add('only', undefined, [1, 2, 3], true);
    const seen: number[] = [];
    const tail = await follow(stream, seen);
    await tail.drained();
    stream.failNextRead = true;
    for (const { records } of stream.shardList) records.push(4, 5);
    await tail.drained();
    expect(seen).toEqual([1, 2, 3, 4, 5]);
    await tail.stop();
  });
});
