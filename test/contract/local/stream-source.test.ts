import { createServer, type Server } from 'node:http';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { afterEach, describe, expect, it } from 'vitest';
import { streamSource } from '../../../infra/local/stream/source.ts';
import { embeddedClientConfig } from '../../support/embedded-table.ts';

const arn = 'arn:aws:dynamodb:local:000000000000:table/fake/stream/1';

/** What AWS does and the embedded engine does not: it forgets old records, and lists shards in pages. */
const answers: Readonly<Record<string, (input: Record<string, unknown>) => [status: number, body: unknown]>> =
  {
    DescribeStream: ({ ExclusiveStartShardId: start }) => [
      200,
      {
        StreamDescription:
          start === undefined
            ? { Shards: [{ ShardId: 'one' }], LastEvaluatedShardId: 'one' }
            : { Shards: [{ ShardId: 'two', ParentShardId: 'one' }] },
      },
    ],
    GetShardIterator: ({ ShardIteratorType: type, SequenceNumber: after }) =>
      type === 'TRIM_HORIZON'
        ? [200, { ShardIterator: 'oldest' }]
        : after === '1'
          ? [400, { __type: 'com.amazonaws.dynamodb.v20120810#TrimmedDataAccessException' }]
          : [400, { __type: 'com.amazonaws.dynamodb.v20120810#ResourceNotFoundException' }],
    GetRecords: () => [200, { Records: [] }],
  };

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

const connect = async () => {
  const server = createServer(async (request, response) => {
    const operation = String(request.headers['x-amz-target']).split('.')[1] ?? '';
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const [status, body] = answers[operation]?.(JSON.parse(Buffer.concat(chunks).toString())) ?? [500, {}];
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(body));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('There is no port.');
  return streamSource(
    new DynamoDBStreamsClient(embeddedClientConfig(`http://127.0.0.1:${address.port}`)),
    arn,
  );
};

describe('a stream in AWS', () => {
  it('gives all its shards, page by page', async () => {
    expect(await (await connect()).shards()).toEqual([{ id: 'one' }, { id: 'two', parentId: 'one' }]);
  });

  it('is read on from its oldest record when the position was trimmed away, and only then', async () => {
    const source = await connect();
    expect(await source.open('one', '1')).toBe('oldest');
    await expect(source.open('one', '2')).rejects.toThrow();
  });

  it('says that a shard is at its end by giving no further iterator', async () => {
    expect(await (await connect()).read('oldest', 10)).toEqual({ records: [] });
  });
});
