import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startLocalService } from '../../../infra/local/local-service.ts';
import { firstDay, playYear } from '../../../infra/local/year/play-year.ts';
import { simulatedClock } from '../../../infra/local/year/simulated-clock.ts';

it('one entity’s year plays from good standing to good standing, every figure explained and every day replayed', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'openlot-year-'));
  const told: string[] = [];
  const narrator = {
    step: ({ zh, en }: { zh: string; en: string }) => void told.push(zh, en),
    fact: ({ zh, en }: { zh: string; en: string }) => void told.push(zh, en),
  };
  const clock = simulatedClock(firstDay);
  const crashes: unknown[] = [];
  const log = (code: string, fields: object) => {
    if (/crashed|refused/.test(code)) crashes.push({ code, ...fields });
  };
  const service = await startLocalService({ dataDir, port: 0, log, clock });
  try {
    await playYear({ url: service.url, dataDir, narrator }, service, clock);
  } finally {
    await service.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
  expect(crashes).toEqual([]);
  expect(told.length).toBeGreaterThan(80);
  expect(told.filter((words) => /undefined|NaN|\[object/.test(words))).toEqual([]);
}, 180_000);
