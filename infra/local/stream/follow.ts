import type { Checkpoint } from './checkpoint.ts';
import type { Park, StreamConsumer } from './consumer.ts';
import { deliver } from './deliver.ts';
import type { Shard, StreamSource } from './source.ts';

/** What one consumer needs to follow the stream. */
export interface Following {
  readonly source: StreamSource;
  readonly consumer: StreamConsumer;
  readonly checkpoint: Checkpoint;
  readonly park: Park;
  readonly backOff: (attempts: number) => Promise<boolean>;
}

/**
 * One consumer's way through the stream. Each call of the result reads every shard that may be read once,
 * hands over what is there, and says whether there was anything. A shard waits for its parent, so that the
 * changes of an item stay in order. Errors pass through; the next call then goes on from the checkpoint.
 */
export const follow = (following: Following): (() => Promise<boolean>) => {
  const { source, consumer, checkpoint } = following;
  const iterators = new Map<string, string>();
  let shards: readonly Shard[] = [];

  const isFinished = (shardId: string): boolean => {
    const position = checkpoint.positionOf(shardId);
    return position !== undefined && 'finished' in position;
  };
  const readable = (): readonly Shard[] => {
    const there = new Set(shards.map(({ id }) => id));
    return shards.filter(
      ({ id, parentId }) =>
        !isFinished(id) && (parentId === undefined || !there.has(parentId) || isFinished(parentId)),
    );
  };

  const readOnce = async ({ id }: Shard): Promise<boolean> => {
    const position = checkpoint.positionOf(id);
    const iterator =
      iterators.get(id) ??
      (await source.open(id, position !== undefined && 'after' in position ? position.after : undefined));
    // An iterator in the map is one whose records are all handled, or else the checkpoint decides.
    iterators.delete(id);
    const { records, next } = await source.read(iterator, consumer.batchSize);
    const allDone = await deliver(records, {
      ...following,
      commit: (sequenceNumber) => checkpoint.advance(id, { after: sequenceNumber }),
    });
    if (!allDone) return true;
    if (next === undefined) {
      await checkpoint.advance(id, { finished: true });
      // Only a new list names the children that continue it.
      shards = [];
    } else iterators.set(id, next);
    return records.length > 0 || next === undefined;
  };

  return async () => {
    if (readable().length === 0) shards = await source.shards();
    let moved = false;
    for (const shard of readable()) moved = (await readOnce(shard)) || moved;
    return moved;
  };
};
