/**
 * A process that runs the engine and a stream consumer, to be killed by a test. Usage:
 * `node local-host.ts write|drain FOLDER`. It writes numbered items, going on where the last run stopped, and
 * notes in FOLDER which were acknowledged and which were handled: one line per event, and `run` at each start.
 */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { ensureTable } from '../../infra/local/create-table.ts';
import { startDynoxide } from '../../infra/local/dynoxide.ts';
import { streamSource } from '../../infra/local/stream/source.ts';
import { tailStream } from '../../infra/local/tail-stream.ts';
import { tableDefinition } from '../../shared/adapters/dynamodb/table-definition.ts';

const [mode, folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Which folder?');
const tableName = 'openlot';
const handledLog = join(folder, 'handled.log');
const acknowledgedLog = join(folder, 'acknowledged.log');

const engine = await startDynoxide({ dbPath: join(folder, 'openlot.db') });
const config = {
  endpoint: engine.endpoint,
  region: 'local',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
};
const client = new DynamoDBClient(config);
const { streamArn } = await ensureTable(client, tableName, tableDefinition);
appendFileSync(handledLog, 'run\n');
const tail = await tailStream({
  source: streamSource(new DynamoDBStreamsClient(config), streamArn),
  checkpointFolder: join(folder, 'streams'),
  consumers: [
    {
      name: 'recorder',
      batchSize: 7,
      retryAttempts: 3,
      handle: async ({ Records }) => {
        const numbers = Records.map((record) => record.dynamodb?.Keys?.['sk']?.S);
        appendFileSync(handledLog, `${numbers.join(' ')}\n`);
        return { batchItemFailures: [] };
      },
    },
  ],
  park: async ({ reason }) => {
    throw new Error(reason);
  },
  onFault: (_consumer, error) => console.error(error),
});
process.stdout.write(`${engine.endpoint}\n`);

if (mode === 'drain') {
  await tail.drained();
  await tail.stop();
  client.destroy();
  await engine.stop();
} else {
  const documents = DynamoDBDocumentClient.from(client);
  const before = existsSync(acknowledgedLog)
    ? readFileSync(acknowledgedLog, 'utf8').trim().split('\n').length
    : 0;
  for (let number = before; ; number += 1) {
    const sk = String(number).padStart(6, '0');
    await documents.send(new PutCommand({ TableName: tableName, Item: { pk: 'writes', sk } }));
    appendFileSync(acknowledgedLog, `${sk}\n`);
  }
}
