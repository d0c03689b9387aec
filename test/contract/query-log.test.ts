import type { BatchWriteCommandOutput } from '@aws-sdk/lib-dynamodb';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, expect, it } from 'vitest';
import { documentClient } from '../../shared/adapters/dynamodb/document-client.ts';
import { layout } from '../../shared/adapters/dynamodb/keys.ts';
import { dynamoQueryLog } from '../../shared/adapters/dynamodb/query-log.ts';
import { dynamoRecords } from '../../shared/adapters/dynamodb/records.ts';
import type { QueryLogEntry } from '../../shared/domain/pledges/query-log.ts';
import { StorageBusyError } from '../../shared/use-cases/ports.ts';
import { subjectOf } from '../support/builders.ts';
import { collect } from '../support/collect.ts';
import { type EmbeddedTable, embeddedTable } from '../support/embedded-table.ts';
import { withFault } from '../support/faulty-client.ts';
import { testNow } from '../support/manual-clock.ts';
import { sampleRecords } from '../support/sample-records.ts';

let table: EmbeddedTable;
beforeEach(async () => {
  table = await embeddedTable();
});

const entryOf = (n: number, differences: Partial<QueryLogEntry> = {}): QueryLogEntry => ({
  id: `query-${String(n).padStart(3, '0')}`,
  subject: subjectOf(1),
  at: testNow,
  askedBy: 'approval-system',
  purpose: 'credit-query',
  ...differences,
});
const queriesAbout = async (n: number): Promise<QueryLogEntry[]> => {
  const records = dynamoRecords(table.client, table.tableName);
  const stored = await collect(records.all('queriesAboutSubject', { subject: subjectOf(n) }));
  return stored.map(({ value }) => value);
};

it('keeps one query, with what was asked and decided', async () => {
  const entry = entryOf(1, {
    purpose: 'pledge-eligibility',
    itemCode: 'XK-SCJG-001',
    applicationNo: '2026-1',
    decision: 'refuse',
  });
  await dynamoQueryLog(table.client, table.tableName).append([entry]);
  expect(await queriesAbout(1)).toEqual([entry]);
});

it('keeps a hundred queries of one call, each under its own subject', async () => {
  const entries = Array.from({ length: 100 }, (_, n) => entryOf(n, { subject: subjectOf(n % 2) }));
  const log = dynamoQueryLog(table.client, table.tableName);
  await log.append(entries);
  await log.append([]);
  for (const n of [0, 1])
    expect(await queriesAbout(n)).toEqual(entries.filter(({ subject }) => subject === subjectOf(n)));
});

/** A client on which storage takes so many of a batch and leaves the others, and how often it was asked. */
const takingOnly = (most: number) => {
  const client = documentClient(table.endpoint);
  let asked = 0;
  client.middlewareStack.add(
    (next) => async (input) => {
      asked += 1;
      const [name = '', requests = []] =
        Object.entries((input.input as { RequestItems?: Record<string, unknown[]> }).RequestItems ?? {})[0] ??
        [];
      const left = requests.slice(most);
      const taken = { ...input, input: { RequestItems: { [name]: requests.slice(0, most) } } };
      const answer =
        most === 0
          ? { response: undefined, output: { $metadata: {} } as BatchWriteCommandOutput }
          : await next(taken as typeof input);
      const output = answer.output as BatchWriteCommandOutput;
      if (left.length > 0) output.UnprocessedItems = { [name]: left } as never;
      return answer;
    },
    { step: 'initialize', priority: 'low' },
  );
  return { client, timesAsked: () => asked };
};

it('writes again what storage has not taken of a batch', async () => {
  const { client, timesAsked } = takingOnly(10);
  const entries = Array.from({ length: 25 }, (_, n) => entryOf(n));
  await dynamoQueryLog(client, table.tableName).append(entries);
  expect(timesAsked()).toBe(3);
  expect(await queriesAbout(1)).toEqual(entries);
});

it('does not ask storage without end to take what it leaves', async () => {
  const { client, timesAsked } = takingOnly(0);
  const log = dynamoQueryLog(client, table.tableName);
  await expect(log.append([entryOf(1), entryOf(2)])).rejects.toThrow(StorageBusyError);
  expect(timesAsked()).toBe(6);
});

it('forgets a query after ten years and not before', async () => {
  await dynamoQueryLog(table.client, table.tableName).append([entryOf(1)]);
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.tableName, Key: layout.queryLogEntry.key(entryOf(1)) }),
  );
  const expiresAt = new Date(Number(Item?.['expiresAt']) * 1000).toISOString();
  expect(expiresAt >= '2036-03-02T01:00:00.000Z').toBe(true);
  expect(expiresAt < '2036-04-01').toBe(true);
});

it('never passes over a bulk read that could not be written', async () => {
  const log = dynamoQueryLog(withFault(table, 'PutItemCommand', 'InternalServerError'), table.tableName);
  await expect(log.appendBulk(sampleRecords.bulkRead)).rejects.toThrow('InternalServerError');
});

it('never passes over a query that could not be written', async () => {
  for (const [command, count] of [
    ['PutItemCommand', 1],
    ['BatchWriteItemCommand', 2],
  ] as const) {
    const log = dynamoQueryLog(withFault(table, command, 'InternalServerError'), table.tableName);
    const entries = Array.from({ length: count }, (_, n) => entryOf(n));
    await expect(log.append(entries)).rejects.toThrow('InternalServerError');
  }
});
