import * as z from 'zod';
import { readPrivateJson, writePrivateJson } from '../private-json.ts';

const positionSchema = z.union([z.object({ after: z.string() }), z.object({ finished: z.literal(true) })]);
const checkpointSchema = z.object({ streamArn: z.string(), shards: z.record(z.string(), positionSchema) });

/** How far a shard was handled: behind a sequence number, or to its end. */
type Position = z.infer<typeof positionSchema>;

/** How far one consumer has come in one stream, kept in a file. */
export interface Checkpoint {
  positionOf(shardId: string): Position | undefined;
  /** Resolves when the new position is on the disk. */
  advance(shardId: string, position: Position): Promise<void>;
}

/** Opens the checkpoint file. A position in another stream, such as that of a table since replaced, is void. */
export const openCheckpoint = async (path: string, streamArn: string): Promise<Checkpoint> => {
  const stored = await readPrivateJson(path);
  const earlier = stored === undefined ? undefined : checkpointSchema.parse(stored);
  const shards = new Map(Object.entries(earlier?.streamArn === streamArn ? earlier.shards : {}));
  return {
    positionOf: (shardId) => shards.get(shardId),
    async advance(shardId, position) {
      shards.set(shardId, position);
      await writePrivateJson(path, { streamArn, shards: Object.fromEntries(shards) });
    },
  };
};
