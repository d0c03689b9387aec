import { TransactionCanceledException, TransactionConflictException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dynamoLedger } from '../../shared/adapters/dynamodb/ledger.ts';
import { dynamoRecords } from '../../shared/adapters/dynamodb/records.ts';
import { canonicalJson } from '../../shared/domain/audit/canonical.ts';
import { digestOf } from '../../shared/domain/audit/digest.ts';
import type { AuditEntry, PublicLogEntry } from '../../shared/domain/audit/entry.ts';
import { frontierRoot } from '../../shared/domain/audit/frontier.ts';
import { emptyRoot, leafHash, merkleRoot } from '../../shared/domain/audit/merkle.ts';
import { isConsistent, rootOfInclusion } from '../../shared/domain/audit/tree-proofs.ts';
import {
  type Change,
  entityShards,
  type Ledger,
  type Records,
  type Write,
} from '../../shared/use-cases/ports.ts';
import { entity, itemEntry, newCommand, subjectOf, visitRecord } from '../support/builders.ts';
import { collect } from '../support/collect.ts';
import { countingEntropy } from '../support/counting-entropy.ts';
import { acceptedValue, refusalIn } from '../support/draws.ts';
import { type EmbeddedTable, embeddedTable } from '../support/embedded-table.ts';
import { awsError, withFault } from '../support/faulty-client.ts';
import { testNow } from '../support/manual-clock.ts';
import { creation, visit } from '../support/sample-records.ts';

let table: EmbeddedTable;
let records: Records;
let ledger: Ledger;
const entropy = countingEntropy();
beforeEach(async () => {
  table = await embeddedTable();
  records = dynamoRecords(table.client, table.tableName);
  ledger = dynamoLedger(table.client, table.tableName, entropy);
});

const change = (differences: Partial<Change> = {}): Change => ({
  command: newCommand(),
  at: testNow,
  actor: 'steward',
  action: 'register-imported',
  about: 'entity/A',
  basis: '谁管辖谁维护',
  writes: [creation('item', itemEntry('A'))],
  answer: { done: true },
  ...differences,
});

const everyRow = async (): Promise<Record<string, unknown>[]> => {
  const rows: Record<string, unknown>[] = [];
  let from: Record<string, unknown> | undefined;
  do {
    const page = await table.client.send(
      new ScanCommand({ TableName: table.tableName, ...(from !== undefined && { ExclusiveStartKey: from }) }),
    );
    rows.push(...(page.Items ?? []));
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
  return rows;
};

const trailOf = async (about: string): Promise<AuditEntry[]> => collect(ledger.trail(about));

/** The ledger over a client on which every transaction meets this error. */
const ledgerUnder = (fault: string | Error, fails?: () => boolean): Ledger =>
  dynamoLedger(withFault(table, 'TransactWriteItemsCommand', fault, fails), table.tableName, entropy);

const cancelled = (...codes: readonly string[]): TransactionCanceledException =>
  new TransactionCanceledException({
    message: 'cancelled',
    $metadata: {},
    CancellationReasons: codes.map((Code) => ({ Code })),
  });

describe('a change', () => {
  it('makes a record in version 1 and gives its answer', async () => {
    expect(acceptedValue(await ledger.apply(change()))).toEqual({ done: true });
    expect(await records.get('item', { code: 'A' })).toEqual({
      kind: 'item',
      value: itemEntry('A'),
      version: 1,
    });
  });

  it('raises the version of what it rewrites by one', async () => {
    await ledger.apply(change());
    const before = await records.get('item', { code: 'A' });
    const value = itemEntry('A', { name: '公示信息检查' });
    acceptedValue(await ledger.apply(change({ writes: [{ kind: 'item', value, before }] })));
    expect(await records.get('item', { code: 'A' })).toEqual({ kind: 'item', value, version: 2 });
  });

  it('moves a record from one index to another with it', async () => {
    await ledger.apply(change({ writes: [creation('entity', entity(1))] }));
    const before = await records.get('entity', { target: { id: subjectOf(1) } });
    const value = entity(1, { district: '330206' });
    await ledger.apply(change({ writes: [{ kind: 'entity', value, before }] }));
    const inCity = async (city: string) => {
      const shards = await Promise.all(
        Array.from({ length: entityShards }, (_, shard) =>
          collect(records.all('entitiesOfCity', { city, shard })),
        ),
      );
      return shards.flat().map((one) => one.value.target.id);
    };
    expect(await inCity('3301')).toEqual([]);
    expect(await inCity('3302')).toEqual([subjectOf(1)]);
  });

  it('of a record that has changed since it was read is refused as stale-version', async () => {
    await ledger.apply(change());
    const before = await records.get('item', { code: 'A' });
    await ledger.apply(change({ writes: [{ kind: 'item', value: itemEntry('A', { name: '一' }), before }] }));
    const late = await ledger.apply(
      change({ writes: [{ kind: 'item', value: itemEntry('A', { name: '二' }), before }] }),
    );
    expect(refusalIn(late).code).toBe('stale-version');
    expect((await records.get('item', { code: 'A' }))?.value.name).toBe('一');
  });

  it('that makes what is there already is refused as stale-version', async () => {
    await ledger.apply(change());
    expect(refusalIn(await ledger.apply(change())).code).toBe('stale-version');
  });

  it('whose command was applied before is refused as such, whatever else would be wrong with it', async () => {
    const first = change();
    await ledger.apply(first);
    expect(refusalIn(await ledger.apply(first)).code).toBe('command-already-applied');
    const other = change({ command: first.command, writes: [creation('item', itemEntry('B'))] });
    expect(refusalIn(await ledger.apply(other)).code).toBe('command-already-applied');
    expect(await records.get('item', { code: 'B' })).toBeUndefined();
  });

  it('of which one part fails leaves nothing: no record, audit entry, log entry or claim', async () => {
    await ledger.apply(change({ facts: { n: 1 } }));
    const before = await everyRow();
    const refusedChange = change({
      about: 'entity/B',
      writes: [creation('item', itemEntry('B')), creation('item', itemEntry('A'))],
      facts: { n: 2 },
    });
    expect(refusalIn(await ledger.apply(refusedChange)).code).toBe('stale-version');
    expect(await everyRow()).toEqual(before);
    expect(await trailOf('entity/B')).toEqual([]);
    expect(await ledger.answerOf(refusedChange.command.id)).toBeUndefined();
    expect((await ledger.publicLogHead()).size).toBe(1);
  });

  it('is applied once when twenty of the same command come at the same time', async () => {
    const same = change({ facts: {} });
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => ledger.apply(same)));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    const codes = outcomes.flatMap((one) => (one.ok ? [] : [one.refusal.code]));
    expect(new Set(codes)).toEqual(new Set(['command-already-applied']));
    expect(await trailOf('entity/A')).toHaveLength(1);
    expect((await ledger.publicLogHead()).size).toBe(1);
  });

  it('hashes a record as it is stored: without what is undefined, in its schema’s own spelling', async () => {
    const value = itemEntry('A', { subItem: undefined });
    const findings = [{ itemCode: 'A', outcome: 'problem' as const, note: '  门店未亮照 ' }];
    const recorded = visit(1, { state: 'recorded', record: visitRecord(['5'], { findings }) });
    await ledger.apply(change({ writes: [creation('item', value), creation('visit', recorded)] }));
    const stored = [await records.get('item', { code: 'A' }), await records.get('visit', recorded)];
    const [entry] = await trailOf('entity/A');
    expect(entry?.touched.map(({ after }) => after)).toEqual(stored.map((one) => digestOf(one?.value)));
  });

  it('that could not be read back is not written', async () => {
    const broken = { ...itemEntry('A'), legalBasis: '' };
    await expect(ledger.apply(change({ writes: [creation('item', broken)] }))).rejects.toThrow(/legalBasis/);
    await expect(ledger.prepare([creation('item', broken)])).rejects.toThrow(/legalBasis/);
    expect(await everyRow()).toEqual([]);
  });

  it('of more than a hundred rows is a bug of its maker and throws', async () => {
    const writes = (count: number): Write[] =>
      Array.from({ length: count }, (_, n) => creation('item', itemEntry(`I${n}`)));
    await expect(ledger.apply(change({ writes: writes(99) }))).rejects.toThrow(/does not fit/);
    expect(await everyRow()).toEqual([]);
    acceptedValue(await ledger.apply(change({ writes: writes(98) })));
    expect(await everyRow()).toHaveLength(100);
  });
});

describe('the claim of a command', () => {
  it('answers its retries with the digest and the answer of the first run, for thirty days', async () => {
    const asked = change({ answer: { a: ['一', 1, null] } });
    await ledger.apply(asked);
    expect(await ledger.answerOf(asked.command.id)).toEqual({
      digest: asked.command.digest,
      answer: { a: ['一', 1, null] },
    });
    const claim = (await everyRow()).find(({ pk }) => pk === `COMMAND#${asked.command.id}`);
    expect(claim?.['expiresAt']).toBe(Date.parse(testNow) / 1000 + 30 * 24 * 3600);
  });

  it('of an unknown command has no answer', async () => {
    expect(await ledger.answerOf('nobody#nothing')).toBeUndefined();
  });

  it('keeps an answer as long as an import’s report on a thousand wrong rows', async () => {
    const message = {
      zh: '统一社会信用代码校验位不符；请对照营业执照逐位核对'.repeat(4),
      en: 'wrong '.repeat(40),
    };
    const problems = Array.from({ length: 1000 }, (_, n) => ({ line: n + 1, code: 'uscc-check', message }));
    const asked = change({ answer: { problems } });
    acceptedValue(await ledger.apply(asked));
    expect((await ledger.answerOf(asked.command.id))?.answer).toEqual({ problems });
  });
});

describe('the audit trail', () => {
  it('says who did what on which basis, and what each record was before and after', async () => {
    await ledger.apply(change());
    const before = await records.get('item', { code: 'A' });
    const after = itemEntry('A', { name: '公示信息检查' });
    await ledger.apply(
      change({
        actor: 'approver',
        action: 'task-approved',
        writes: [
          { kind: 'item', value: after, before },
          creation('unit', { code: '33', name: '浙江省', level: 'province', jurisdiction: '330000' }),
        ],
      }),
    );
    const [made, changed] = await trailOf('entity/A');
    expect(made).toEqual({
      id: expect.any(String),
      at: testNow,
      actor: 'steward',
      action: 'register-imported',
      about: 'entity/A',
      basis: '谁管辖谁维护',
      touched: [{ record: 'ITEM#A', before: null, after: digestOf(itemEntry('A')) }],
    });
    expect(changed).toMatchObject({
      actor: 'approver',
      action: 'task-approved',
      touched: [
        { record: 'ITEM#A', before: digestOf(itemEntry('A')), after: digestOf(after) },
        { record: 'UNIT#33', before: null },
      ],
    });
  });

  it('of one thing is not that of another whose name begins alike, and comes oldest first', async () => {
    for (const [n, minute] of ['05', '01', '03'].entries())
      await ledger.apply(
        change({
          at: `2026-03-02T01:${minute}:00.000Z` as Change['at'],
          about: 'entity/X',
          writes: [creation('item', itemEntry(`X${n}`))],
        }),
      );
    await ledger.apply(change({ about: 'entity/X1', writes: [] }));
    expect((await trailOf('entity/X')).map((entry) => entry.at.slice(14, 16))).toEqual(['01', '03', '05']);
  });

  it('reads on over more entries than one page of storage holds', async () => {
    const long = '依'.repeat(100_000);
    for (let n = 0; n < 5; n += 1) await ledger.apply(change({ about: 'entity/L', basis: long, writes: [] }));
    expect(await trailOf('entity/L')).toHaveLength(5);
  });
});

describe('the public log', () => {
  const entriesAbout = (about: string): Promise<readonly PublicLogEntry[]> => ledger.publicLogAbout(about);

  it('is empty at first', async () => {
    const head = await ledger.publicLogHead();
    expect(head).toEqual({ size: 0, hashes: [] });
    expect(frontierRoot(head)).toBe(emptyRoot);
    expect(await entriesAbout('draw/1')).toEqual([]);
  });

  it('takes no entry of a change that states no facts', async () => {
    await ledger.apply(change());
    expect((await ledger.publicLogHead()).size).toBe(0);
  });

  it('holds of a change its index, time, action, subject and facts', async () => {
    await ledger.apply(
      change({ about: 'draw/1', action: 'draw-committed', facts: { commitment: 'ab', n: 1 } }),
    );
    expect(await entriesAbout('draw/1')).toEqual([
      { index: 0, at: testNow, action: 'draw-committed', about: 'draw/1', facts: { commitment: 'ab', n: 1 } },
    ]);
  });

  it('has no gap and the root of all its entries after twenty appended at the same time', async () => {
    const abouts = Array.from({ length: 20 }, (_, n) => `draw/${n}` as const);
    const outcomes = await Promise.all(
      abouts.map((about, n) =>
        ledger.apply(change({ about, writes: [creation('item', itemEntry(`I${n}`))], facts: { n } })),
      ),
    );
    expect(outcomes.every(({ ok }) => ok)).toBe(true);
    const entries = (await Promise.all(abouts.map(entriesAbout))).flat().sort((a, b) => a.index - b.index);
    expect(entries.map(({ index }) => index)).toEqual(abouts.map((_, n) => n));
    const head = await ledger.publicLogHead();
    expect(head.size).toBe(20);
    expect(frontierRoot(head)).toBe(merkleRoot(entries.map(canonicalJson)));
    expect((await trailOf('draw/7')).length).toBe(1);
  });

  it('gives the entries about one thing oldest first, and none about another whose name begins alike', async () => {
    for (const about of ['draw/1', 'draw/11', 'draw/1'] as const)
      await ledger.apply(change({ about, writes: [], facts: {} }));
    expect((await entriesAbout('draw/1')).map(({ index }) => index)).toEqual([0, 2]);
  });

  it('takes no entry that could not be read back', async () => {
    const facts = { reason: '字'.repeat(2001) };
    await expect(ledger.apply(change({ facts }))).rejects.toThrow();
    expect(await everyRow()).toEqual([]);
  });

  it('is read by index, without a gap and not beyond its end', async () => {
    for (let n = 0; n < 5; n += 1) await ledger.apply(change({ writes: [], facts: { n } }));
    const read = async (from: number, limit: number) =>
      (await ledger.publicLogEntries(from, limit)).map(({ index, facts }) => [index, facts['n']]);
    expect(await read(0, 2)).toEqual([
      [0, 0],
      [1, 1],
    ]);
    expect(await read(3, 100)).toEqual([
      [3, 3],
      [4, 4],
    ]);
    expect(await read(5, 10)).toEqual([]);
    expect(await read(0, 0)).toEqual([]);
    await table.client.send(
      new DeleteCommand({ TableName: table.tableName, Key: { pk: 'LOG#0000000002', sk: 'ENTRY' } }),
    );
    expect(await read(0, 10)).toHaveLength(2);
  });

  it('whose head cannot be read is not written over', async () => {
    await ledger.apply(change({ writes: [], facts: {} }));
    await table.client.send(
      new UpdateCommand({
        TableName: table.tableName,
        Key: { pk: 'LOGHEAD', sk: 'HEAD' },
        UpdateExpression: 'REMOVE frontier',
      }),
    );
    await expect(ledger.apply(change({ facts: {} }))).rejects.toThrow();
    await expect(ledger.publicLogHead()).rejects.toThrow();
    expect(await records.get('item', { code: 'A' })).toBeUndefined();
  });
});

describe('the proofs of the public log', () => {
  const size = 70;
  let leaves: readonly string[];
  let proving: Ledger;
  beforeAll(async () => {
    const own = await embeddedTable();
    proving = dynamoLedger(own.client, own.tableName, entropy);
    for (let n = 0; n < size; n += 1) await proving.apply(change({ writes: [], facts: { n } }));
    leaves = (await proving.publicLogEntries(0, size)).map(canonicalJson);
  });
  const headOf = (n: number) => ({ size: n, root: merkleRoot(leaves.slice(0, n)) });
  const twoSizes = fc.tuple(fc.integer({ min: 1, max: size }), fc.integer({ min: 1, max: size }));

  it('lead from every entry to the root of every tree that holds it', async () => {
    const places = twoSizes.map(([a, b]) => ({ index: Math.min(a, b) - 1, size: Math.max(a, b) }));
    await fc.assert(
      fc.asyncProperty(places, async ({ index, size: of }) => {
        const proof = await proving.publicLogProof(index, of);
        expect(rootOfInclusion(leafHash(leaves[index] ?? ''), index, of, proof)).toBe(headOf(of).root);
      }),
    );
    const last = await proving.publicLogProof(size - 1, size);
    expect(rootOfInclusion(leafHash(leaves[size - 1] ?? ''), size - 1, size, last)).toBe(
      frontierRoot(await proving.publicLogHead()),
    );
  });

  it('show that every tree is the beginning of every later one', async () => {
    await fc.assert(
      fc.asyncProperty(twoSizes, async (sizes) => {
        const [from, to] = [Math.min(...sizes), Math.max(...sizes)];
        const proof = await proving.publicLogConsistency(from, to);
        expect(isConsistent(headOf(from), headOf(to), proof)).toBe(true);
      }),
    );
  });

  it('do not exist for a longer log than there is, which is a bug of its asker and throws', async () => {
    await expect(proving.publicLogProof(3, size + 1)).rejects.toThrow();
    await expect(proving.publicLogProof(3, 3)).rejects.toThrow(RangeError);
    await expect(proving.publicLogConsistency(2, size + 1)).rejects.toThrow();
    await expect(proving.publicLogConsistency(0, 3)).rejects.toThrow(RangeError);
  });

  it('hold for entries appended at the same time', async () => {
    await Promise.all(
      Array.from({ length: 12 }, (_, n) => ledger.apply(change({ writes: [], facts: { n } }))),
    );
    const entries = (await ledger.publicLogEntries(0, 12)).map(canonicalJson);
    for (const [index, leaf] of entries.entries())
      expect(rootOfInclusion(leafHash(leaf), index, 12, await ledger.publicLogProof(index, 12))).toBe(
        merkleRoot(entries),
      );
  });
});

describe('preparing records', () => {
  const items = (count: number, name = '甲'): Write[] =>
    Array.from({ length: count }, (_, n) => creation('item', itemEntry(`I${n}`, { name })));
  const names = async (count: number) =>
    (
      await records.getMany(
        'item',
        Array.from({ length: count }, (_, n) => ({ code: `I${n}` })),
      )
    ).map((one) => one?.value.name);

  it('writes any number of them, without audit or claim', async () => {
    await ledger.prepare(items(250));
    expect(await names(250)).toEqual(Array(250).fill('甲'));
    expect(await everyRow()).toHaveLength(250);
    await ledger.prepare([]);
  });

  it('keeps what is there already and adds what is missing', async () => {
    await ledger.prepare(items(120, '先'));
    await ledger.prepare(items(250, '后'));
    expect(await names(250)).toEqual([...Array(120).fill('先'), ...Array(130).fill('后')]);
    await ledger.prepare(items(250, '再'));
    expect((await names(250)).includes('再')).toBe(false);
  });

  it('goes on where an earlier run broke off', async () => {
    let transactions = 0;
    const breaking = ledgerUnder(awsError('InternalServerError'), () => {
      transactions += 1;
      return transactions > 1;
    });
    await expect(breaking.prepare(items(250, '先'))).rejects.toThrow('InternalServerError');
    expect((await everyRow()).length).toBe(100);
    await ledger.prepare(items(250, '后'));
    expect(await names(250)).toEqual([...Array(100).fill('先'), ...Array(150).fill('后')]);
  });

  it('gives the same when two runs write the same at the same time', async () => {
    await Promise.all([ledger.prepare(items(150, '甲')), ledger.prepare(items(150, '乙'))]);
    expect((await names(150)).every((name) => name === '甲' || name === '乙')).toBe(true);
    expect(await everyRow()).toHaveLength(150);
  });

  it('of a large frame stays within the four megabytes of a transaction', async () => {
    const long = '杭'.repeat(200);
    const parts = Array.from({ length: 15 }, (_, part) =>
      creation('framePart', {
        inputsId: 'large',
        part,
        entries: Array.from({ length: 500 }, (_, n) => ({ id: subjectOf(part * 500 + n), stratum: 'N' })),
        names: Array.from({ length: 500 }, () => long),
      }),
    );
    await ledger.prepare(parts);
    const read = await collect(records.all('frameParts', { inputsId: 'large' }));
    expect(read.map(({ value }) => value.part)).toEqual(parts.map((_, part) => part));
  });
});

describe('storage under pressure', () => {
  const pressures = [
    awsError('ProvisionedThroughputExceededException'),
    awsError('ThrottlingException'),
    awsError('RequestLimitExceeded'),
    new TransactionConflictException({ message: 'conflict', $metadata: {} }),
    cancelled('None', 'TransactionConflict', 'None'),
    cancelled('ThrottlingError', 'None', 'None'),
  ];

  it('of any kind that lasts is refused as busy, and nothing was done', async () => {
    await Promise.all(
      pressures.map(async (fault) => {
        expect(refusalIn(await ledgerUnder(fault).apply(change())).code).toBe('busy');
        const preparing = ledgerUnder(fault).prepare([creation('item', itemEntry('A'))]);
        await expect(preparing).rejects.toThrow(/overloaded/);
      }),
    );
    expect(await everyRow()).toEqual([]);
  });

  it('of any kind that passes lets the change through', async () => {
    for (const [n, fault] of pressures.entries()) {
      let left = 2;
      const recovering = ledgerUnder(fault, () => {
        left -= 1;
        return left >= 0;
      });
      const writes = [creation('item', itemEntry(`I${n}`))];
      acceptedValue(await recovering.apply(change({ writes, facts: {} })));
    }
    expect((await ledger.publicLogHead()).size).toBe(pressures.length);
  });

  it('whose log is always one entry further on is busy in the end', async () => {
    const racing = ledgerUnder(cancelled('None', 'None', 'None', 'ConditionalCheckFailed', 'None'));
    expect(refusalIn(await racing.apply(change({ facts: {} }))).code).toBe('busy');
  });

  it('that fails in a way that is no pressure throws', async () => {
    for (const fault of [
      awsError('ResourceNotFoundException'),
      awsError('AccessDeniedException'),
      cancelled('None', 'ItemCollectionSizeLimitExceeded', 'None'),
      cancelled('ValidationError'),
    ])
      await expect(ledgerUnder(fault).apply(change())).rejects.toBe(fault);
  });
});
