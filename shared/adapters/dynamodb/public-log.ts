import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { canonicalJson } from '../../domain/audit/canonical.ts';
import { type PublicLogEntry, publicLogEntrySchema } from '../../domain/audit/entry.ts';
import {
  appendLeaf,
  completedSubtrees,
  emptyFrontier,
  type MerkleFrontier,
  merkleFrontierSchema,
} from '../../domain/audit/frontier.ts';
import { type Hash, hashSchema } from '../../domain/audit/hash.ts';
import {
  consistencySteps,
  inclusionSteps,
  type ProofStep,
  proofOf,
  type TreeNode,
} from '../../domain/audit/tree-proofs.ts';
import type { Ledger } from '../../use-cases/ports.ts';
import { batchGet } from './batch-get.ts';
import { ledgerKeys, logAboutPartition } from './keys.ts';
import { queryAll } from './query-all.ts';
import { putNew, type TransactItem } from './transact.ts';

const headSchema = z.object({ frontier: merkleFrontierSchema });
const nodesSchema = z.object({ nodes: z.array(hashSchema).min(1) });

/** The entry whose item holds a complete subtree: the subtree's last one. */
const lastEntryOf = ({ level, index }: TreeNode): number => (index + 1) * 2 ** level - 1;

/** The reading half of the ledger that is about the public log, and the writes that make it longer. */
export interface PublicLog
  extends Pick<
    Ledger,
    'publicLogAbout' | 'publicLogEntries' | 'publicLogHead' | 'publicLogProof' | 'publicLogConsistency'
  > {
  /** The writes that append an entry to a log with this head; they fail where it has another one by now. */
  appended(head: MerkleFrontier, entry: Omit<PublicLogEntry, 'index'>): readonly TransactItem[];
}

/**
 * The public log in the one table. Beside each entry stand the tree nodes that it completes (`nodes`, smallest
 * first), so that a proof is read from as many items as it has hashes, however long the log; whoever would rather
 * have tiles (https://c2sp.org/tlog-tiles) can cut them from the same nodes.
 */
export const dynamoPublicLog = (client: DynamoDBDocumentClient, tableName: string): PublicLog => {
  const readItems = (indices: readonly number[]) =>
    batchGet(client, tableName, indices.map(ledgerKeys.logEntry));

  const proofFrom = async (steps: readonly ProofStep[]): Promise<readonly Hash[]> => {
    const nodes = steps.flat();
    const items = await readItems(nodes.map(lastEntryOf));
    const hashes = new Map(
      nodes.map((node, i) => [node, nodesSchema.parse(items[i]).nodes[node.level]] as const),
    );
    return proofOf(steps, (node) => hashSchema.parse(hashes.get(node)));
  };

  return {
    appended(head, given) {
      const entry = publicLogEntrySchema.parse({ index: head.size, ...given });
      const leaf = canonicalJson(entry);
      return [
        {
          Put: {
            TableName: tableName,
            Item: { ...ledgerKeys.logHead, frontier: appendLeaf(head, leaf), size: head.size + 1 },
            ...(head.size === 0
              ? { ConditionExpression: 'attribute_not_exists(pk)' }
              : {
                  ConditionExpression: '#size = :size',
                  ExpressionAttributeNames: { '#size': 'size' },
                  ExpressionAttributeValues: { ':size': head.size },
                }),
          },
        },
        putNew(tableName, {
          ...ledgerKeys.logEntry(entry.index),
          ...ledgerKeys.logAbout(entry.about, entry.index),
          entry,
          nodes: completedSubtrees(head, leaf),
        }),
      ];
    },

    async publicLogAbout(about) {
      const entries: PublicLogEntry[] = [];
      const asked = { index: 'gsi1', partition: logAboutPartition(about) } as const;
      for await (const item of queryAll(client, tableName, asked))
        entries.push(publicLogEntrySchema.parse(item['entry']));
      return entries;
    },

    async publicLogEntries(from, limit) {
      const items = await readItems(Array.from({ length: limit }, (_, i) => from + i));
      // Read one by one, a later entry may be seen of two that came in meanwhile: no gap is shown.
      const end = items.indexOf(undefined);
      return items
        .slice(0, end === -1 ? undefined : end)
        .map((item) => publicLogEntrySchema.parse(item?.['entry']));
    },

    async publicLogHead() {
      const { Item } = await client.send(
        new GetCommand({ TableName: tableName, Key: ledgerKeys.logHead, ConsistentRead: true }),
      );
      return Item === undefined ? emptyFrontier : headSchema.parse(Item).frontier;
    },

    publicLogProof: async (index, size) => proofFrom(inclusionSteps(index, size)),
    publicLogConsistency: async (from, to) => proofFrom(consistencySteps(from, to)),
  };
};
