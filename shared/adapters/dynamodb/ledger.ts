import { gunzipSync, gzipSync } from 'node:zlib';
import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { digestOf } from '../../domain/audit/digest.ts';
import { type AuditEntry, auditEntrySchema } from '../../domain/audit/entry.ts';
import { type Refusal, refusal } from '../../domain/primitives/refusal.ts';
import { accepted, refused } from '../../domain/primitives/result.ts';
import {
  type Change,
  type Entropy,
  type Ledger,
  StorageBusyError,
  type Write,
} from '../../use-cases/ports.ts';
import { encodeRecord, type RecordItem } from './codecs.ts';
import { auditPartition, ledgerKeys } from './keys.ts';
import { dynamoPublicLog } from './public-log.ts';
import { queryAll } from './query-all.ts';
import { putNew, type TransactItem, transact, transactionsOf } from './transact.ts';

/** How long an applied command answers its retries; clients retry within minutes, people within days. */
const commandTermSeconds = 30 * 24 * 3600;

/** How often a public entry tries for the next place in the log before it says busy. */
const logAttempts = 20;

const claimSchema = z.object({
  digest: z.string(),
  answer: z.instanceof(Uint8Array),
});

const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** A report on a thousand wrong rows says the same things a thousand times; plain, it would not fit an item. */
const compressed = (answer: unknown): Uint8Array => gzipSync(JSON.stringify(answer ?? null));
const decompressed = (answer: Uint8Array): unknown => JSON.parse(gunzipSync(answer).toString('utf8'));

const itemOf = ({ kind, value, before }: Write): RecordItem =>
  encodeRecord(kind, plain(value), (before?.version ?? 0) + 1);

const putOf = (tableName: string, item: RecordItem) => ({
  Put: {
    TableName: tableName,
    Item: item,
    ...(item.version === 1
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : {
          ConditionExpression: '#version = :version',
          ExpressionAttributeNames: { '#version': 'version' },
          ExpressionAttributeValues: { ':version': item.version - 1 },
        }),
  },
});

function* putsOf(tableName: string, writes: readonly Write[]): Generator<TransactItem> {
  for (const write of writes) yield putNew(tableName, itemOf(write));
}

const auditEntryOf = (change: Change, items: readonly RecordItem[], id: string): AuditEntry => ({
  id,
  at: change.at,
  actor: change.actor,
  action: change.action,
  about: change.about,
  basis: change.basis,
  touched: items.map(({ pk, value }, i) => {
    const before = change.writes[i]?.before;
    return {
      record: pk,
      before: before === undefined ? null : digestOf(plain(before.value)),
      after: digestOf(value),
    };
  }),
});

const applied: Refusal = refusal(
  'command-already-applied',
  '该操作已经执行过。',
  'This command has been applied before.',
);
const stale: Refusal = refusal(
  'stale-version',
  '记录在您读取之后已被他人更改；请重新读取后再试。',
  'The record was changed by someone else after you read it; read it again and retry.',
);
const busy: Refusal = refusal(
  'busy',
  '系统繁忙，本次操作未执行；请稍后以同一幂等键重试。',
  'Storage is overloaded and nothing was done; retry shortly with the same key.',
);

/** The ledger in the one table. */
export const dynamoLedger = (client: DynamoDBDocumentClient, tableName: string, entropy: Entropy): Ledger => {
  const { appended, ...log } = dynamoPublicLog(client, tableName);

  const logged = async ({
    at,
    action,
    about,
    facts,
    loggedAs = about,
  }: Change): Promise<readonly TransactItem[]> =>
    facts === undefined
      ? []
      : appended(await log.publicLogHead(), { at, action, about: loggedAs, facts: plain(facts) });

  return {
    async apply(change) {
      const entryId = entropy.id();
      const items = change.writes.map(itemOf);
      const own = [
        putNew(tableName, {
          ...ledgerKeys.command(change.command.id),
          digest: change.command.digest,
          answer: compressed(change.answer),
          expiresAt: Math.floor(Date.parse(change.at) / 1000) + commandTermSeconds,
        }),
        ...items.map((item) => putOf(tableName, item)),
        putNew(tableName, {
          ...ledgerKeys.auditEntry(change.about, change.at, entryId),
          entry: auditEntryOf(change, items, entryId),
        }),
      ];
      for (let attempt = 1; attempt <= logAttempts; attempt += 1) {
        const outcome = await transact(client, [...own, ...(await logged(change))]);
        if (outcome.kind === 'written') return accepted(change.answer);
        if (outcome.kind === 'busy') return refused(busy);
        if (outcome.failed.includes(0)) return refused(applied);
        // Only the log's head moved on: the change itself still holds, so it tries for the next place.
        if (outcome.failed.some((i) => i < own.length)) return refused(stale);
      }
      return refused(busy);
    },

    async prepare(writes) {
      for (const batch of transactionsOf(putsOf(tableName, writes))) {
        let missing = batch;
        while (missing.length > 0) {
          const outcome = await transact(client, missing);
          if (outcome.kind === 'written') break;
          if (outcome.kind === 'busy') throw new StorageBusyError('storage stays overloaded');
          // What an earlier run wrote stays as it is: someone may have worked on it since.
          missing = missing.filter((_, index) => !outcome.failed.includes(index));
        }
      }
    },

    async answerOf(commandId) {
      const { Item } = await client.send(
        new GetCommand({ TableName: tableName, Key: ledgerKeys.command(commandId), ConsistentRead: true }),
      );
      if (Item === undefined) return undefined;
      const { digest, answer } = claimSchema.parse(Item);
      return { digest, answer: decompressed(answer) };
    },

    async *trail(about) {
      for await (const item of queryAll(client, tableName, { partition: auditPartition(about) }))
        yield auditEntrySchema.parse(item['entry']);
    },

    ...log,
  };
};
