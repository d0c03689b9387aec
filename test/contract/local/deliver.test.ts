import type { DynamoDBRecord } from 'aws-lambda';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { deliver } from '../../../infra/local/stream/deliver.ts';

const retryAttempts = 2;

/** Per record: how often it fails before it succeeds, and whether the consumer names it or throws. */
const trouble = fc.array(
  fc.record({ failures: fc.constantFrom(0, 0, 0, 1, 2, 3, 99), named: fc.boolean() }),
  { maxLength: 12 },
);

it('whatever fails, each record is handled or parked, in order, and only the hopeless are parked', async () => {
  await fc.assert(
    fc.asyncProperty(trouble, async (troubles) => {
      const records = troubles.map(
        (_, index): DynamoDBRecord => ({ dynamodb: { SequenceNumber: `${index}` } }),
      );
      const left: number[] = troubles.map(({ failures }) => failures);
      const indexOf = (record: DynamoDBRecord): number => Number(record.dynamodb?.SequenceNumber);
      const handled: number[] = [];
      const parked: number[] = [];
      const committed: number[] = [];

      const done = await deliver(records, {
        consumer: {
          name: 'recorder',
          batchSize: 12,
          retryAttempts,
          handle: async ({ Records }) => {
            const indexes = Records.map(indexOf);
            const failing = indexes.find((index) => (left[index] ?? 0) > 0);
            if (failing === undefined) handled.push(...indexes);
            else {
              left[failing] = (left[failing] ?? 0) - 1;
              if (!troubles[failing]?.named) throw new Error('down');
              handled.push(...indexes.filter((index) => index < failing));
            }
            return { batchItemFailures: failing === undefined ? [] : [{ itemIdentifier: `${failing}` }] };
          },
        },
        park: async ({ record }) => {
          parked.push(indexOf(record));
        },
        commit: async (sequenceNumber) => {
          committed.push(Number(sequenceNumber));
        },
        backOff: async () => true,
      });

      expect(done).toBe(true);
      const settled = [...handled, ...parked].sort((one, other) => one - other);
      expect(settled).toEqual(records.map(indexOf));
      for (const list of [handled, parked, committed])
        expect(list).toEqual([...list].sort((one, other) => one - other));
      expect(committed.at(-1)).toBe(records.length === 0 ? undefined : records.length - 1);
      for (const index of parked) expect(troubles[index]?.failures).toBeGreaterThan(retryAttempts);
      for (const [index, { failures }] of troubles.entries())
        if (failures === 99) expect(parked).toContain(index);
    }),
  );
});
