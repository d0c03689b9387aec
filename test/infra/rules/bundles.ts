import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FunctionName, functionNames } from '../../../infra/constructs/service-function.ts';
import { playLoop } from '../../../infra/local/demo/play-loop.ts';
import { demoUscc } from '../../../infra/local/demo-data/identifiers.ts';
import { personaToken } from '../../../infra/local/persona-token.ts';
import type { Persona } from '../../../infra/local/personas.ts';
import { dynamoRecords } from '../../../shared/adapters/dynamodb/records.ts';
import { registerWebhook } from '../../../shared/contracts/webhooks.ts';
import { creditFeed, type FeedEntry, ordersFeed } from '../../../shared/domain/delivery/feed.ts';
import type { Text } from '../../../shared/domain/primitives/text.ts';
import { endOf, entriesOf } from '../../../shared/use-cases/delivery/read-feed.ts';
import { type DeployedService, startDeployedService } from '../../support/deployed-service.ts';
import type { Synthesis } from '../../support/synthesis.ts';
import { isSignedWith, startWebhookReceiver } from '../../support/webhook-receiver.ts';
import { permissions } from './permissions.ts';

const kilobytes = 1024;

/** How much a bundle may weigh; what must start fast must be small. */
const limits: Readonly<Record<FunctionName, number>> = {
  'staff-api': 2500 * kilobytes,
  'inspector-api': 1500 * kilobytes,
  'credit-api': 1500 * kilobytes,
  'entity-api': 1500 * kilobytes,
  portal: 3000 * kilobytes,
  'draw-runner': 1500 * kilobytes,
  reactions: 1500 * kilobytes,
  clock: 1500 * kilobytes,
  deliveries: 1500 * kilobytes,
};

/** A stream record of a visit that no schema accepts. */
const poison = {
  eventID: 'poison',
  eventName: 'MODIFY',
  dynamodb: {
    SequenceNumber: '111',
    NewImage: {
      pk: { S: 'VISIT#x' },
      sk: { S: 'RECORD' },
      kind: { S: 'visit' },
      version: { N: '1' },
      value: { M: {} },
    },
  },
};

/** The code of an entity that is in no register. */
const unknownCode = (n: number): string => demoUscc(99_000 + n).replace(/^.*:/, '');

/** What the functions do with data; the rest of their permissions is used by Lambda itself. */
const isSeenAtWork = (permission: string): boolean =>
  /^dynamodb:(BatchGetItem|BatchWriteItem|GetItem|PutItem|Query)/.test(permission) ||
  /^kms:.* for (draw|receipt|webhook)/.test(permission) ||
  permission === 'events:PutEvents';

const withoutIndex = (permission: string): string => permission.replace(/ on gsi\d$/, '');

/** The bundles that synthesis made, each in a process of its own, under the templates' routes and event sources. */
export const bundleRules = (synthesis: Synthesis) =>
  describe('bundles', () => {
    const stage = 'demo-cn';
    let service: DeployedService;

    beforeAll(async () => {
      service = await startDeployedService(synthesis, stage);
    });
    afterAll(() => service.stop());

    const ask = async (path: string, persona?: Persona, body?: unknown): Promise<Response> =>
      fetch(new URL(path, service.url), {
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          ...(persona !== undefined && {
            authorization: `Bearer ${await personaToken(service.dataDir, persona)}`,
          }),
          ...(body !== undefined && { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });

    test.each(functionNames)('the bundle of %s stays small', (name) => {
      const { size } = statSync(join(synthesis.bundle(stage, name).folder, 'index.mjs'));
      console.info(`${name}: ${Math.round(size / kilobytes)} kB`);
      expect(size).toBeLessThan(limits[name]);
    });

    test('a request without a token is turned away, one with a token is answered', async () => {
      const turnedAway = await ask('/v1/items');
      expect(turnedAway.status).toBe(401);
      expect(turnedAway.headers.get('content-type')).toContain('application/problem+json');
      expect((await ask('/v1/items', 'planner')).status).toBe(200);
      expect((await ask('/healthz')).status).toBe(200);
    });

    test('nobody vouches for an unknown entity, and the receipt of that holds', async () => {
      const answer = await ask('/v1/pledge-eligibility', 'approval-system', {
        code: unknownCode(1),
        itemCode: 'XK-WHLY-001',
        applicationNo: '1',
      });
      const body = (await answer.json()) as { decision: string; receipt: string };
      expect(answer.status, JSON.stringify(body)).toBe(200);
      expect(body.decision).toBe('review');
      const keys = (await (await ask('/.well-known/jwks.json')).json()) as JSONWebKeySet;
      const { payload } = await jwtVerify(body.receipt, createLocalJWKSet(keys), { issuer: service.url });
      expect(payload).toMatchObject({ kind: 'pledge-eligibility', decision: 'review' });
    });

    test('a tick of the clock writes how far it has come', async () => {
      await service.call('clock', {});
      const progress = await dynamoRecords(service.table.client, service.table.tableName).get('progress', {
        name: 'deadlines',
      });
      expect(progress?.value.done).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    });

    test('a record that does not parse is reported as failed, so that it is parked', async () => {
      expect(await service.call('reactions', { Records: [poison] })).toEqual({
        batchItemFailures: [{ itemIdentifier: '111' }],
      });
    });

    test('the whole loop holds on them, from the registers to the reveal', { timeout: 90_000 }, async () => {
      const told: Text[] = [];
      const tell = (text: Text) => void told.push(text);
      await playLoop({ url: service.url, dataDir: service.dataDir, narrator: { step: tell, fact: tell } });
      expect(told.length).toBeGreaterThan(40);
      const spoiled = /undefined|NaN|\[object/;
      expect(
        told.filter(
          ({ zh, en }) => spoiled.test(zh) || spoiled.test(en) || !/\p{Script=Han}|^http/u.test(zh),
        ),
      ).toEqual([]);
    });

    test('a published result enters the entity’s credit history', async () => {
      await service.drained();
      const records = dynamoRecords(service.table.client, service.table.tableName);
      const published = await records.page('publishedVisits', {}, { limit: 1 });
      const [visit] = published.ok ? published.value.items : [];
      const events: string[] = [];
      for await (const { value } of records.all('eventsOfSubject', { subject: visit?.value.target ?? '' }))
        events.push(value.id);
      expect(events).toContain(`inspection-result:${visit?.value.id}`);
    });

    test('every change was published on the event bus, as the feeds tell of it', async () => {
      const records = dynamoRecords(service.table.client, service.table.tableName);
      const told: FeedEntry[] = [];
      for (const feed of [creditFeed, ordersFeed('')]) {
        const end = await endOf(records, feed);
        expect(end).toBeGreaterThan(0);
        for (let from = 0; from < end; from += 500)
          told.push(...(await entriesOf(records, feed, from, Math.min(from + 500, end))));
      }
      const published = service.published('reactions');
      expect(new Set(published.map(({ EventBusName }) => EventBusName))).toEqual(new Set(['the-bus']));
      const byId = (entries: readonly FeedEntry[]) => new Map(entries.map((entry) => [entry.id, entry]));
      expect(byId(published.map(({ Detail }) => JSON.parse(Detail) as FeedEntry))).toEqual(byId(told));
    });

    test('a webhook is sent messages that are signed with the secret that was shown once', async () => {
      const receiver = await startWebhookReceiver();
      const end = await endOf(dynamoRecords(service.table.client, service.table.tableName), creditFeed);
      const webhook = { department: '33.SCJG', url: receiver.url, topics: ['credit', 'orders'] };
      const registered = await ask('/v1/webhooks', 'department-officer', webhook);
      const { id, secret } = registerWebhook.answer.parse(await registered.json());
      for (const [path, body] of [
        ['test', {}],
        ['replay', { topic: 'credit', from: end - 2 }],
      ] as const)
        expect((await ask(`/v1/webhooks/${id}/${path}`, 'department-officer', body)).status).toBe(202);
      await service.call('deliveries', {});
      receiver.stop();
      expect(receiver.received).toHaveLength(3);
      for (const received of receiver.received) expect(isSignedWith(secret ?? '', received)).toBe(true);
    });

    test('each function needed the permissions that it has, and no others', async () => {
      // The one thing that nobody does in the loop.
      await ask('/v1/credit/batch', 'approval-system', { codes: [unknownCode(1), unknownCode(2)] });
      for (const name of functionNames) {
        const used = [...service.used(name)];
        const granted = permissions[name].filter(isSeenAtWork);
        expect(granted, name).toEqual(expect.arrayContaining(used));
        expect(new Set(used.map(withoutIndex)), name).toEqual(new Set(granted.map(withoutIndex)));
      }
    });
  });
