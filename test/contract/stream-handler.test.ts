import { marshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import { beforeEach, describe, expect, it } from 'vitest';
import { encodeRecord } from '../../shared/adapters/dynamodb/codecs.ts';
import { streamHandler } from '../../shared/adapters/dynamodb/stream-handler.ts';
import type { RecordChange } from '../../shared/use-cases/ports.ts';
import { itemEntry } from '../support/builders.ts';
import { draw, sampleRecords } from '../support/sample-records.ts';

type StreamRecord = DynamoDBStreamEvent['Records'][number];

const imageOf = (item: object | undefined) =>
  item === undefined ? undefined : (marshall(item, { removeUndefinedValues: true }) as never);
let sequence = 0;
const recordOf = (after: object | undefined, before?: object): StreamRecord => {
  sequence += 1;
  const [NewImage, OldImage] = [imageOf(after), imageOf(before)];
  return {
    eventName: after === undefined ? 'REMOVE' : 'MODIFY',
    dynamodb: {
      SequenceNumber: String(sequence),
      ...(NewImage !== undefined && { NewImage }),
      ...(OldImage !== undefined && { OldImage }),
    },
  };
};
const itemNamed = (code: string) => encodeRecord('item', itemEntry(code), 1);

let seen: RecordChange[];
let together: string[][];
let logged: { code: string; fields: Readonly<Record<string, unknown>> }[];
beforeEach(() => {
  seen = [];
  together = [];
  logged = [];
  sequence = 0;
});
const handle = (records: readonly StreamRecord[], failsAt?: string, failsTogetherAt?: number) =>
  streamHandler(
    {
      together: async (changes) => {
        if (changes.some(({ version }) => version === failsTogetherAt)) throw new Error('all of it broke');
        together.push(changes.map(({ kind, version }) => `${kind} ${version}`));
      },
      each: async (change) => {
        if (change.kind === 'item' && change.after.code === failsAt) throw new Error('the reaction broke');
        seen.push(change);
      },
    },
    (code, fields) => void logged.push({ code, fields }),
  )({ Records: [...records] });

describe('a change on the table’s stream', () => {
  it('comes as the record before and after, one change after another', async () => {
    const frozen = draw();
    const committed = draw({ state: 'committed' });
    const records = [
      recordOf(itemNamed('A')),
      recordOf(encodeRecord('draw', committed, 2), encodeRecord('draw', frozen, 1)),
    ];
    expect(await handle(records)).toEqual({ batchItemFailures: [] });
    expect(seen).toEqual([
      { kind: 'item', before: undefined, after: itemEntry('A'), version: 1 },
      { kind: 'draw', before: frozen, after: committed, version: 2 },
    ]);
  });

  it('of what is no record, or was removed, is nobody’s business', async () => {
    const records = [
      recordOf({ pk: 'COMMAND#x', sk: 'COMMAND', digest: 'd', answer: new Uint8Array([1]) }),
      recordOf({ pk: 'AUDIT#x', sk: '1', entry: {} }),
      recordOf({ pk: 'LOGHEAD', sk: 'HEAD', size: 1 }),
      recordOf(undefined, encodeRecord('queryLogEntry', sampleRecords.queryLogEntry, 1)),
    ];
    expect(await handle(records)).toEqual({ batchItemFailures: [] });
    expect(seen).toEqual([]);
  });
});

describe('a change whose reaction fails', () => {
  it('ends the batch, so that what came after it is not done before it', async () => {
    const records = ['A', 'B', 'C'].map((code) => recordOf(itemNamed(code)));
    expect(await handle(records, 'B')).toEqual({ batchItemFailures: [{ itemIdentifier: '2' }] });
    expect(seen).toHaveLength(1);
    expect(logged).toMatchObject([{ code: 'reaction-crashed', fields: { sequenceNumber: '2' } }]);
  });

  it('because its row does not parse is reported like any other, never passed over', async () => {
    const { legalBasis: _, ...broken } = itemEntry('B');
    const records = [recordOf(itemNamed('A')), recordOf({ ...itemNamed('B'), value: broken })];
    expect(await handle(records)).toEqual({ batchItemFailures: [{ itemIdentifier: '2' }] });
  });
});

describe('the changes of one event', () => {
  it('come together first, in their order, as far as they parse', async () => {
    const records = [
      recordOf(itemNamed('A')),
      recordOf({ pk: 'AUDIT#x', sk: '1', entry: {} }),
      recordOf(encodeRecord('draw', draw(), 2)),
      recordOf({ ...itemNamed('C'), value: {} }),
      recordOf(itemNamed('D')),
    ];
    expect(await handle(records)).toEqual({ batchItemFailures: [{ itemIdentifier: '4' }] });
    expect(together).toEqual([['item 1', 'draw 2']]);
    expect(seen).toHaveLength(2);
  });

  it('fail as a whole where they fail together, so that Lambda halves them until the one at fault is alone', async () => {
    const records = [recordOf(itemNamed('A')), recordOf(encodeRecord('draw', draw(), 7))];
    await expect(handle(records, undefined, 7)).rejects.toThrow('all of it broke');
    expect(seen).toEqual([]);
  });
});
