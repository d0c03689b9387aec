import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { eventBridgeBus } from '../../shared/adapters/event-bridge-bus.ts';
import type { FeedEntry } from '../../shared/domain/delivery/feed.ts';
import { embeddedClientConfig } from '../support/embedded-table.ts';
import { sampleRecords } from '../support/sample-records.ts';

interface Put {
  readonly Entries: readonly Readonly<Record<string, unknown>>[];
}

let puts: Put[];
/** How many of the entries of each request are not taken. */
let failing: number;
beforeEach(() => {
  puts = [];
  failing = 0;
});

const server = createServer(async (request, out) => {
  const put = (await json(request)) as Put;
  puts.push(put);
  const Entries = put.Entries.map((_, i) =>
    i < failing ? { ErrorCode: 'ThrottlingException', ErrorMessage: 'slow down' } : { EventId: String(i) },
  );
  out.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' });
  out.end(JSON.stringify({ FailedEntryCount: failing, Entries }));
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
afterAll(() => void server.close());

const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const bus = eventBridgeBus('the-bus', new EventBridgeClient(embeddedClientConfig(endpoint)));
const entryAt = (index: number): FeedEntry => ({ ...sampleRecords.feedEntry, index });

describe('the event bus', () => {
  it('gets each entry with what it is about, when it was, and the whole of it', async () => {
    await bus.publish([entryAt(7)]);
    expect(puts).toEqual([
      {
        Entries: [
          {
            EventBusName: 'the-bus',
            Source: 'openlot',
            DetailType: 'credit.changed',
            Time: Date.parse(entryAt(7).at) / 1000,
            Detail: JSON.stringify(entryAt(7)),
          },
        ],
      },
    ]);
  });

  it('gets at most ten entries at once, in their order', async () => {
    await bus.publish(Array.from({ length: 23 }, (_, n) => entryAt(n)));
    expect(puts.map(({ Entries }) => Entries.length)).toEqual([10, 10, 3]);
    const indices = puts.flatMap(({ Entries }) =>
      Entries.map(({ Detail }) => JSON.parse(String(Detail)).index as number),
    );
    expect(indices).toEqual(Array.from({ length: 23 }, (_, n) => n));
  });

  it('that does not take an entry is no silent loss: it is thrown, so that the stream brings it again', async () => {
    failing = 2;
    await expect(bus.publish([entryAt(0), entryAt(1), entryAt(2)])).rejects.toThrow(
      '2 of 3 events were not taken: ThrottlingException, ThrottlingException',
    );
  });

  it('gets nothing where there is nothing', async () => {
    await bus.publish([]);
    expect(puts).toEqual([]);
  });
});
