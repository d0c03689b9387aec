import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalService, startLocalService } from '../../../infra/local/local-service.ts';
import { documentClient } from '../../../shared/adapters/dynamodb/document-client.ts';
import { dynamoRecords } from '../../../shared/adapters/dynamodb/records.ts';
import { manualClock } from '../../support/manual-clock.ts';

const clock = manualClock();
let folder: string;
let service: LocalService;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'openlot-local-'));
  service = await startLocalService({ dataDir: folder, port: 0, clock, log: () => undefined });
});
afterAll(async () => {
  await service.stop();
  await rm(folder, { recursive: true, force: true });
});

/** The last day whose deadlines were dealt with. */
const dealtWith = async (): Promise<string | undefined> =>
  (
    await dynamoRecords(documentClient(service.tableEndpoint), 'openlot').get('progress', {
      name: 'deadlines',
    })
  )?.value.done;

describe('a local service with a simulated clock', () => {
  it('deals with deadlines when it is told to, and as of the time that the clock shows', async () => {
    expect(await dealtWith()).toBeUndefined();
    await service.tick();
    expect(await dealtWith()).toBe('2026-03-01');
    clock.advance({ days: 40 });
    expect(await dealtWith()).toBe('2026-03-01');
    await Promise.all([service.tick(), service.tick()]);
    expect(await dealtWith()).toBe('2026-04-10');
  });
});
