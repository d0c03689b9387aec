import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createDeliveries } from '../../../functions/deliveries/process.ts';
import { dynamoLedger } from '../../../shared/adapters/dynamodb/ledger.ts';
import { keyVault } from '../../../shared/adapters/key-vault.ts';
import { webhookSender } from '../../../shared/adapters/webhook-sender.ts';
import type { DeliveryState } from '../../../shared/domain/delivery/delivery.ts';
import type { Topic } from '../../../shared/domain/delivery/feed.ts';
import { registerWebhook } from '../../../shared/use-cases/delivery/register-webhook.ts';
import { replayWebhook } from '../../../shared/use-cases/delivery/replay-webhook.ts';
import { resendMessage } from '../../../shared/use-cases/delivery/resend-message.ts';
import { rotateWebhookSecret } from '../../../shared/use-cases/delivery/rotate-webhook-secret.ts';
import type { SendingPorts } from '../../../shared/use-cases/delivery/send-message.ts';
import { switchWebhook } from '../../../shared/use-cases/delivery/switch-webhook.ts';
import { testWebhook } from '../../../shared/use-cases/delivery/test-webhook.ts';
import type { Ledger, RecordChange } from '../../../shared/use-cases/ports.ts';
import { askOf, callerIn, entity, ownDepartment } from '../../support/builders.ts';
import { collect } from '../../support/collect.ts';
import { countingEntropy } from '../../support/counting-entropy.ts';
import { acceptedValue, refusalIn } from '../../support/draws.ts';
import { withFault } from '../../support/faulty-client.ts';
import { type FeedDesk, feedDesk } from '../../support/feed-desk.ts';
import { measureOrder, sampleRecords } from '../../support/sample-records.ts';
import { isSignedWith, startWebhookReceiver } from '../../support/webhook-receiver.ts';

const receiver = await startWebhookReceiver();
afterAll(receiver.stop);

const officer = callerIn('department-officer');
let desk: FeedDesk;
let ports: SendingPorts & FeedDesk['ports'];
let logged: { code: string; fields: Readonly<Record<string, unknown>> }[];

beforeEach(async () => {
  receiver.received.length = 0;
  receiver.treatments.length = 0;
  receiver.onReceived = undefined;
  logged = [];
  desk = await feedDesk();
  ports = {
    ...desk.ports,
    vault: keyVault(Buffer.alloc(32, 5)),
    webhooks: webhookSender({ allowsLoopback: true, milliseconds: 300 }),
    log: (code, fields) => void logged.push({ code, fields }),
  };
  await desk.save('unit', sampleRecords.unit);
});

const register = async (topics: readonly Topic[] = ['credit', 'orders'], url = receiver.url) => {
  const webhook = { department: ownDepartment, url, topics };
  return acceptedValue(await registerWebhook(ports, { ...askOf(officer), webhook }));
};
const deliver = (given: Partial<SendingPorts> = {}) => createDeliveries({ ...ports, ...given })();
/** Entity number `n` is registered, and the feed tells of it. */
const happens = async (...numbers: number[]): Promise<void> => {
  for (const n of numbers) await desk.tell(await desk.save('entity', entity(n)));
};
const messages = async (endpointId: string, state: DeliveryState) =>
  (await collect(ports.records.all('deliveriesOfWebhook', { endpointId, state }))).map(({ value }) => value);
const indices = () =>
  receiver.received.map(({ body }) => (JSON.parse(body) as { data: { index: number } }).data.index);
const idsReceived = () => receiver.received.map(({ headers }) => headers['webhook-id']);
const onWebhook = (webhookId: string) => ({ ...askOf(officer), webhookId });

describe('a webhook', () => {
  it('is sent every change of its topics since it was registered, signed with its secret', async () => {
    await happens(1);
    const { id, secret = '' } = await register();
    await happens(2);
    await desk.tell(await desk.save('measureOrder', measureOrder()));
    await deliver();
    expect(receiver.received).toHaveLength(2);
    for (const received of receiver.received) {
      expect(isSignedWith(secret, received)).toBe(true);
      expect(isSignedWith(`whsec_${'A'.repeat(43)}=`, received)).toBe(false);
      expect(isSignedWith(secret, { ...received, body: `${received.body} ` })).toBe(false);
      expect(received.headers['webhook-timestamp']).toBe(String(Date.parse(desk.clock.now()) / 1000));
      expect(received.headers['webhook-id']).not.toContain('.');
    }
    const bodies = receiver.received.map(({ body }) => JSON.parse(body) as Record<string, unknown>);
    expect(bodies).toEqual(
      expect.arrayContaining([
        {
          type: 'credit.changed',
          timestamp: desk.clock.now(),
          data: expect.objectContaining({ feed: 'credit', index: 1, version: 1 }),
        },
        {
          type: 'order.changed',
          timestamp: desk.clock.now(),
          data: expect.objectContaining({ feed: `orders/${ownDepartment}`, index: 0, order: measureOrder() }),
        },
      ]),
    );
    expect(await messages(id, 'delivered')).toHaveLength(2);
    await deliver();
    expect(receiver.received).toHaveLength(2);
  });

  it('is told of the orders that its own unit and those below it apply or decided only', async () => {
    await register(['orders']);
    for (const [department, authority] of [
      ['33.SCJG.3301', '33.STHJ'],
      ['33.STHJ', '33.SCJG'],
      ['33', '33'],
      ['33.YJGL', '33.STHJ'],
    ] as const)
      await desk.tell(
        await desk.save('measureOrder', measureOrder({ id: department, department, authority })),
      );
    await happens(1);
    await deliver();
    expect(receiver.received.map(({ body }) => JSON.parse(body).data.order.department).toSorted()).toEqual([
      '33.SCJG.3301',
      '33.STHJ',
    ]);
  });

  it('leaves a note of what it was told of credit, and none of orders', async () => {
    const { id } = await register();
    await happens(1, 2);
    await desk.tell(await desk.save('measureOrder', measureOrder()));
    await deliver();
    await deliver();
    expect(
      (await collect(ports.records.all('bulkReadsOn', { on: '2026-03-02' }))).map(({ value }) => value),
    ).toEqual([
      {
        id: `${id}#1`,
        at: desk.clock.now(),
        askedBy: `webhook/${id}`,
        purpose: 'webhook',
        read: 'changes',
        from: 0,
        to: 1,
      },
    ]);
  });

  it('is sent more than one transaction makes', async () => {
    await register(['credit']);
    const changes = Array.from(
      { length: 100 },
      (_, n): RecordChange => ({ kind: 'entity', before: undefined, after: entity(n), version: 1 }),
    );
    await desk.tell(...changes);
    await deliver();
    expect(indices().toSorted((a, b) => a - b)).toEqual(changes.map((_, n) => n));
  });

  it('keeps its secret sealed at rest and out of the log, bodies as well', async () => {
    const { id, secret = '' } = await register();
    receiver.treatments.push(500);
    await happens(1);
    await deliver();
    const stored = await ports.records.get('webhookEndpoint', { id });
    expect(JSON.stringify(stored)).not.toContain(secret.replace('whsec_', ''));
    const text = JSON.stringify(logged);
    expect(logged.map(({ code }) => code)).toEqual(['message-failed', 'deliveries-completed']);
    for (const secretText of [secret, entity(1).target.name, receiver.url, 'v1,'])
      expect(text).not.toContain(secretText);
  });

  it('is not registered for another unit, a unit that there is not, or an address that is not public', async () => {
    const refusalOf = async (differences: object, allowsLoopback = true) =>
      refusalIn(
        await registerWebhook(
          { ...ports, webhooks: webhookSender({ allowsLoopback }) },
          {
            ...askOf(officer),
            webhook: { department: ownDepartment, url: receiver.url, topics: ['credit'], ...differences },
          },
        ),
      ).code;
    expect(await refusalOf({ department: '33.STHJ' })).toBe('outside-jurisdiction');
    expect(await refusalOf({ department: '33' })).toBe('outside-jurisdiction');
    expect(await refusalOf({ department: `${ownDepartment}.9` })).toBe('not-found');
    expect(await refusalOf({}, false)).toBe('invalid-input');
  });
});

describe('a message that is not taken', () => {
  it('is sent again later and later, with the same id and a fresh timestamp, until it is taken', async () => {
    const { id, secret = '' } = await register();
    receiver.treatments.push(500, 'hang-up', 'silence', { redirectTo: receiver.url });
    await happens(1);
    for (const minutes of [0, 0.11, 6, 40, 150]) {
      desk.clock.advance({ minutes });
      await deliver();
    }
    expect(receiver.received).toHaveLength(5);
    expect(new Set(idsReceived()).size).toBe(1);
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-timestamp'])).size).toBe(5);
    expect(receiver.received.every((one) => isSignedWith(secret, one))).toBe(true);
    expect(await messages(id, 'delivered')).toMatchObject([{ attempts: 5, lastStatus: 204 }]);
  });

  it('is left alone until it is due', async () => {
    const { id } = await register();
    receiver.treatments.push(503);
    await happens(1);
    await deliver();
    await deliver();
    expect(receiver.received).toHaveLength(1);
    expect(await messages(id, 'pending')).toMatchObject([{ attempts: 1, lastStatus: 503 }]);
  });

  it('is dead after ten attempts, which an operator hears of, and can be sent again by hand', async () => {
    const { id } = await register();
    receiver.treatments.push(...Array.from({ length: 10 }, () => 500));
    await happens(1);
    for (let attempt = 0; attempt < 10; attempt += 1) {
      await deliver();
      desk.clock.advance({ days: 2 });
    }
    const [dead] = await messages(id, 'dead');
    expect(dead).toMatchObject({ attempts: 10, lastStatus: 500 });
    expect(logged.filter(({ code }) => code === 'message-dead')).toHaveLength(1);
    await deliver();
    expect(receiver.received).toHaveLength(10);
    acceptedValue(await resendMessage(ports, { ...onWebhook(id), messageId: dead?.id ?? '' }));
    await deliver();
    expect(new Set(idsReceived()).size).toBe(1);
    expect(await messages(id, 'delivered')).toMatchObject([{ attempts: 1 }]);
  });

  it('while it is still being sent is not sent again by hand, nor one that there is not', async () => {
    const { id } = await register();
    receiver.treatments.push(500);
    await happens(1);
    await deliver();
    const [pending] = await messages(id, 'pending');
    const resend = (messageId: string) => resendMessage(ports, { ...onWebhook(id), messageId });
    expect(refusalIn(await resend(pending?.id ?? '')).code).toBe('wrong-state');
    expect(refusalIn(await resend('none')).code).toBe('not-found');
  });

  it('does not hold up others', async () => {
    await register();
    receiver.treatments.push(500);
    await happens(1, 2, 3);
    await deliver();
    expect(indices().toSorted()).toEqual([0, 1, 2]);
  });
});

describe('an endpoint that does not answer', () => {
  it('is left alone after five failures in a row, and keeps what it was not sent', async () => {
    const { id } = await register();
    receiver.treatments.push(...Array.from({ length: 30 }, () => 500));
    await happens(...Array.from({ length: 20 }, (_, n) => n));
    await deliver();
    expect(receiver.received.length).toBeGreaterThanOrEqual(5);
    expect(receiver.received.length).toBeLessThan(10);
    receiver.treatments.length = 0;
    for (let round = 0; round < 3; round += 1) {
      desk.clock.advance({ minutes: 10 });
      await deliver();
    }
    expect(await messages(id, 'delivered')).toHaveLength(20);
  });

  it('does not hold up another one, which rounds go on to serve while it is waited for', async () => {
    const slow = await startWebhookReceiver();
    slow.treatments.push(...Array.from({ length: 50 }, () => 'silence' as const));
    await register(['credit'], slow.url);
    await register(['credit']);
    const round = createDeliveries({
      ...ports,
      webhooks: webhookSender({ allowsLoopback: true, milliseconds: 2_000 }),
    });
    await happens(1);
    const first = round();
    await expect.poll(() => receiver.received.length).toBe(1);
    await happens(2);
    await round();
    expect(receiver.received).toHaveLength(2);
    expect(slow.received).toHaveLength(1);
    await first;
    slow.stop();
  });

  it('because it is gone is paused, and is sent everything when it is there again', async () => {
    const { id } = await register();
    receiver.treatments.push(410);
    await happens(1);
    await deliver();
    const paused = await ports.records.get('webhookEndpoint', { id });
    expect(paused?.value).toMatchObject({ state: 'paused', pausedBecause: 'gone' });
    await happens(2, 3);
    desk.clock.advance({ minutes: 10 });
    await deliver();
    expect(receiver.received).toHaveLength(1);
    const resumed = acceptedValue(await switchWebhook(ports, { ...onWebhook(id), step: 'resume' }));
    expect(resumed).toMatchObject({ state: 'active' });
    expect(resumed).not.toHaveProperty('pausedBecause');
    await deliver();
    expect(indices().toSorted()).toEqual([0, 0, 1, 2]);
  });
});

describe('a crash', () => {
  it('between sending and its record sends the message again, with the same id', async () => {
    const { id } = await register();
    await happens(1);
    await deliver({
      ledger: {
        ...ports.ledger,
        apply: async (change) => {
          if (change.action === 'message-sent') throw new Error('killed');
          return ports.ledger.apply(change);
        },
      } satisfies Ledger,
    }).catch((error: unknown) => expect(String(error)).toContain('could not be served'));
    expect(receiver.received).toHaveLength(1);
    await deliver();
    expect(receiver.received).toHaveLength(2);
    expect(new Set(idsReceived()).size).toBe(1);
    expect(await messages(id, 'delivered')).toHaveLength(1);
  });

  it('before the messages are made leaves none out', async () => {
    const { id } = await register();
    await happens(1, 2);
    let calls = 0;
    const client = withFault(desk.table, 'TransactWriteItemsCommand', 'ProvisionedThroughputExceeded', () => {
      calls += 1;
      return calls <= 6;
    });
    await deliver({ ledger: dynamoLedger(client, desk.table.tableName, countingEntropy()) });
    await deliver();
    expect(indices().toSorted()).toEqual([0, 1]);
    expect(await messages(id, 'delivered')).toHaveLength(2);
  });

  it('of the storage while an attempt is recorded is told, and the message is sent again', async () => {
    await register();
    await happens(1);
    await deliver({
      ledger: {
        ...ports.ledger,
        apply: async (change) =>
          change.action === 'message-sent'
            ? { ok: false, refusal: { code: 'busy', reason: { zh: '忙', en: 'busy' } } }
            : ports.ledger.apply(change),
      },
    });
    expect(logged.filter(({ code }) => code === 'message-unrecorded').length).toBeGreaterThan(0);
    const before = receiver.received.length;
    await deliver();
    expect(receiver.received).toHaveLength(before + 1);
    expect(new Set(idsReceived()).size).toBe(1);
  });
});

describe('a department officer', () => {
  it('pauses a webhook and lets it go on, with everything that happened meanwhile', async () => {
    const { id } = await register();
    acceptedValue(await switchWebhook(ports, { ...onWebhook(id), step: 'pause' }));
    expect(refusalIn(await switchWebhook(ports, { ...onWebhook(id), step: 'pause' })).code).toBe(
      'wrong-state',
    );
    await happens(1, 2);
    await deliver();
    expect(receiver.received).toHaveLength(0);
    acceptedValue(await switchWebhook(ports, { ...onWebhook(id), step: 'resume' }));
    await deliver();
    expect(indices().toSorted()).toEqual([0, 1]);
  });

  it('retires a webhook for good: nothing is sent any more, what was sent can still be read', async () => {
    const { id } = await register();
    await happens(1);
    await deliver();
    await happens(2);
    const retired = acceptedValue(await switchWebhook(ports, { ...onWebhook(id), step: 'retire' }));
    expect(retired).toMatchObject({ id, state: 'retired' });
    await deliver();
    expect(receiver.received).toHaveLength(1);
    expect(await messages(id, 'delivered')).toHaveLength(1);
    const [sent] = await messages(id, 'delivered');
    const answers = [
      await switchWebhook(ports, { ...onWebhook(id), step: 'resume' }),
      await switchWebhook(ports, { ...onWebhook(id), step: 'retire' }),
      await rotateWebhookSecret(ports, onWebhook(id)),
      await replayWebhook(ports, { ...onWebhook(id), topic: 'credit', from: 0 }),
      await testWebhook(ports, onWebhook(id)),
      await resendMessage(ports, { ...onWebhook(id), messageId: sent?.id ?? '' }),
    ];
    expect(answers.map((one) => refusalIn<unknown, { code: string }>(one).code)).toEqual(
      answers.map(() => 'wrong-state'),
    );
  });

  it('changes the secret: for a day messages bear both signatures, then that of the new one alone', async () => {
    const { id, secret: old = '' } = await register();
    const { secret: fresh = '' } = acceptedValue(await rotateWebhookSecret(ports, onWebhook(id)));
    expect(fresh).not.toBe(old);
    const signedBy = () => {
      const last = receiver.received.at(-1);
      return [old, fresh].map((secret) => last !== undefined && isSignedWith(secret, last));
    };
    await happens(1);
    await deliver();
    expect(signedBy()).toEqual([true, true]);
    desk.clock.advance({ days: 1 });
    await happens(2);
    await deliver();
    expect(signedBy()).toEqual([false, true]);
  });

  it('has everything sent again from a place in the feed on, with the ids that it bore before', async () => {
    const { id } = await register();
    await happens(1, 2, 3);
    await deliver();
    const before = idsReceived();
    const replay = (topic: Topic, from: number) => replayWebhook(ports, { ...onWebhook(id), topic, from });
    acceptedValue(await replay('credit', 1));
    await deliver();
    expect(indices().slice(3).toSorted()).toEqual([1, 2]);
    expect(new Set(idsReceived())).toEqual(new Set(before));
    expect(refusalIn(await replay('credit', 4)).code).toBe('invalid-input');
  });

  it('has a message sent to see whether it arrives', async () => {
    const { id, secret = '' } = await register();
    const message = acceptedValue(await testWebhook(ports, onWebhook(id)));
    await deliver();
    const [received] = receiver.received;
    expect(received?.headers['webhook-id']).toBe(message.id);
    expect(received !== undefined && isSignedWith(secret, received)).toBe(true);
    expect(JSON.parse(received?.body ?? '')).toEqual({
      type: 'webhook.test',
      timestamp: desk.clock.now(),
      data: { endpointId: id },
    });
  });

  it('of another department can do none of it', async () => {
    const { id } = await register();
    const stranger = { ...askOf({ ...officer, department: '33.STHJ' }), webhookId: id };
    const answers = [
      await switchWebhook(ports, { ...stranger, step: 'pause' }),
      await rotateWebhookSecret(ports, stranger),
      await replayWebhook(ports, { ...stranger, topic: 'credit', from: 0 }),
      await testWebhook(ports, stranger),
      await resendMessage(ports, { ...stranger, messageId: 'm' }),
    ];
    expect(answers.map((one) => refusalIn<unknown, { code: string }>(one).code)).toEqual(
      answers.map(() => 'outside-jurisdiction'),
    );
  });

  it('has a replay refused for a topic that the webhook is not told of', async () => {
    const { id } = await register(['orders']);
    const replayed = await replayWebhook(ports, { ...onWebhook(id), topic: 'credit', from: 0 });
    expect(refusalIn(replayed).errors?.[0]?.field).toBe('body.topic');
  });
});
