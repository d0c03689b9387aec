import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { listCreditChanges, readCreditSnapshot } from '../../../shared/contracts/feeds.ts';
import { creditCopyOf } from '../../../shared/domain/delivery/credit-copy.ts';
import { appendToFeeds } from '../../../shared/use-cases/delivery/append-to-feeds.ts';
import type { RecordChange } from '../../../shared/use-cases/ports.ts';
import { entity, newCommand } from '../../support/builders.ts';
import { type CopySource, type CopyStore, emptyStore, keepCopy } from '../../support/copy-keeper.ts';
import { acceptedValue } from '../../support/draws.ts';
import { type TestService, testService } from '../../support/service.ts';
import { standingOfTarget } from '../../support/standings.ts';

let service: TestService;
let source: CopySource;
/** Changes that the stream has not brought yet, in order. */
let underWay: RecordChange[];

beforeAll(async () => {
  service = await testService();
  underWay = [];
  const asked = async (operation: string, query: Record<string, string>): Promise<unknown> => {
    const answer = await service.ask(operation, { as: 'approval-system', query });
    expect(answer.status).toBe(200);
    return answer.json();
  };
  source = {
    snapshot: async (cursor) =>
      readCreditSnapshot.answer.parse(
        await asked('readCreditSnapshot', { limit: '3', ...(cursor !== undefined && { cursor }) }),
      ),
    changes: async (since) =>
      listCreditChanges.answer.parse(await asked('listCreditChanges', { limit: '3', since })),
  };
});

const places = ['330106', '330206', '110101'];
const numbers = [1, 2, 3, 4, 5];

/** Somebody changes an entity, or registers it. */
const write = async (seed: number): Promise<void> => {
  const { records, ledger } = service.wiring;
  const n = numbers[seed % numbers.length] ?? 1;
  const district = places[seed % places.length] ?? '330106';
  const value = entity(n, { district }, { standing: standingOfTarget(n, { score: seed % 7 }) });
  const before = await records.get('entity', { target: { id: value.target.id } });
  acceptedValue(
    await ledger.apply({
      command: newCommand(),
      at: service.clock.now(),
      actor: 'test',
      action: 'standing-updated',
      about: `entity/${value.target.id}`,
      basis: 'test',
      writes: [{ kind: 'entity', value, before }],
      answer: null,
    }),
  );
  const version = (before?.version ?? 0) + 1;
  underWay.push({ kind: 'entity', before: before?.value, after: value, version });
  service.clock.advance({ minutes: seed % 4 });
};

/** The stream brings so many of the changes; some come twice. */
const bring = async (count: number, isAgain: boolean): Promise<void> => {
  const brought = underWay.slice(0, count);
  await appendToFeeds(service.wiring, brought);
  if (!isAgain) underWay.splice(0, count);
};

/** Runs a keeper for so many steps, with writers at work between them; it crashes after the last one. */
const live = async (store: CopyStore, steps: number, between: () => Promise<void>): Promise<void> => {
  const keeper = keepCopy(source, store);
  for (let step = 0; step < steps; step += 1) {
    await keeper.next();
    await between();
  }
};

/** Lets everything be told and the keeper read all of it; then its copy must be what the service has. */
const expectSameCopy = async (store: CopyStore): Promise<void> => {
  await bring(underWay.length, false);
  for await (const state of keepCopy(source, store)) if (state === 'idle') break;
  const refs = numbers.map((n) => ({ target: { id: entity(n).target.id } }));
  const stored = await service.wiring.records.getMany('entity', refs);
  const registered = stored.filter((one) => one !== undefined);
  expect(store.copy.size).toBe(registered.length);
  for (const { value } of registered)
    expect(store.copy.get(value.target.id)?.credit).toEqual(creditCopyOf(value));
};

let seed = 0;
const someoneWrites = async (): Promise<void> => {
  seed += 1;
  if (seed % 3 === 0) await write(seed);
  if (seed % 4 === 0) await bring(2, seed % 8 === 0);
};

describe('a copy that is kept from a snapshot and the changes', { timeout: 120_000 }, () => {
  it('is the same as what the service has, wherever among the changes its keeper crashed', async () => {
    for (const n of numbers) await write(n);
    const begun = emptyStore();
    await expectSameCopy(begun);
    // A page is read in one step, its three entries are held in one each, and the place is saved in one.
    for (let crash = 0; crash < 20; crash += 1) {
      const store: CopyStore = { copy: new Map(begun.copy), place: begun.place };
      await live(store, crash, someoneWrites);
      await expectSameCopy(store);
    }
  });

  it('is the same when its keeper crashed after one step, then after two, after three and so on', async () => {
    const store = emptyStore();
    for (let steps = 1; 'cursor' in store.place; steps += 1) await live(store, steps, someoneWrites);
    await expectSameCopy(store);
  });

  it('is the same however often its keeper crashes, whoever writes meanwhile', async () => {
    const event = fc.oneof(
      { weight: 4, arbitrary: fc.nat(1000).map((n) => () => write(n)) },
      {
        weight: 2,
        arbitrary: fc
          .tuple(fc.integer({ min: 1, max: 4 }), fc.boolean())
          .map((brought) => () => bring(...brought)),
      },
      { weight: 3, arbitrary: fc.constant(async () => undefined) },
    );
    const lives = fc.array(fc.integer({ min: 1, max: 25 }), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(lives, fc.infiniteStream(event), async (lengths, events) => {
        const store = emptyStore();
        for (const steps of lengths) await live(store, steps, () => events.next().value());
        await expectSameCopy(store);
      }),
      { numRuns: 4, seed: 20260302 },
    );
  });
});
