import { join } from 'node:path';
import { createCaughtUp } from './stream/caught-up.ts';
import { type Checkpoint, openCheckpoint } from './stream/checkpoint.ts';
import type { Park, StreamConsumer } from './stream/consumer.ts';
import { follow } from './stream/follow.ts';
import { createSleep } from './stream/sleep.ts';
import type { StreamSource } from './stream/source.ts';

/** What the local server runs in place of Lambda's event source mappings. */
export interface TailStreamProps {
  readonly source: StreamSource;
  readonly consumers: readonly StreamConsumer[];
  /** The folder that keeps one checkpoint file per consumer. */
  readonly checkpointFolder: string;
  /** Takes the records whose retries are used up: the dead letters. */
  readonly park: Park;
  /** Told of every error in reading the stream or keeping a position; the consumer goes on by itself. */
  readonly onFault: (consumer: string, error: unknown) => void;
}

/** The consumers at work. */
export interface StreamTail {
  /**
   * Resolves when every consumer has handled all that was written before this call, and all that the
   * consumers themselves wrote meanwhile. Rejects when the tail is stopped first.
   */
  drained(): Promise<void>;
  /** Lets every consumer finish the event in its hands, keeps its position, and ends. */
  stop(): Promise<void>;
}

const pollMilliseconds = 100;
const faultPauseMilliseconds = 1_000;
const longestBackOffMilliseconds = 5_000;

/** Doubles from 100 ms; nothing when a batch was only halved. */
const backOffMilliseconds = (attempts: number): number =>
  attempts === 0 ? 0 : Math.min(100 * 2 ** (attempts - 1), longestBackOffMilliseconds);

/**
 * Follows the table's stream with every consumer, each from its own checkpoint or else from the oldest
 * record. Delivery is at least once and in order within a shard: after a crash the records of the event
 * that was under way come again.
 */
export const tailStream = async (props: TailStreamProps): Promise<StreamTail> => {
  const { source, consumers, checkpointFolder, park, onFault } = props;
  const caughtUp = createCaughtUp(consumers.map(({ name }) => name));
  const idle = createSleep();
  const retrying = createSleep();
  let stopping = false;

  const run = async (consumer: StreamConsumer, checkpoint: Checkpoint): Promise<void> => {
    const backOff = async (attempts: number): Promise<boolean> => {
      if (!stopping) await retrying.pause(backOffMilliseconds(attempts));
      return !stopping;
    };
    const readAll = follow({ source, consumer, checkpoint, park, backOff });
    while (!stopping) {
      const since = caughtUp.epoch();
      try {
        if (await readAll()) caughtUp.delivered();
        else caughtUp.quiet(consumer.name, since);
      } catch (error) {
        onFault(consumer.name, error);
        if (!stopping) await retrying.pause(faultPauseMilliseconds);
        caughtUp.delivered();
      }
      // The epoch moves when there is a reason to look again at once.
      if (!stopping && since === caughtUp.epoch()) await idle.pause(pollMilliseconds);
    }
  };

  const opened = await Promise.all(
    consumers.map(async (consumer) => ({
      consumer,
      checkpoint: await openCheckpoint(join(checkpointFolder, `${consumer.name}.json`), source.arn),
    })),
  );
  const runs = Promise.all(opened.map(({ consumer, checkpoint }) => run(consumer, checkpoint)));
  return {
    drained: () => {
      const done = caughtUp.wait();
      idle.wake();
      return done;
    },
    stop: async () => {
      stopping = true;
      idle.wake();
      retrying.wake();
      await runs;
      caughtUp.abandon(new Error('The stream tail was stopped before it had caught up.'));
    },
  };
};
