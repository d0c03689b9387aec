import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Language, Text } from '../../../shared/domain/primitives/text.ts';
import { CheckFailure } from '../demo/checks.ts';
import { narrator } from '../demo/narrator.ts';
import { playLoop } from '../demo/play-loop.ts';
import { localLog } from '../local-log.ts';
import { startLocalService } from '../local-service.ts';
import { firstDay, playYear } from '../year/play-year.ts';
import { simulatedClock } from '../year/simulated-clock.ts';

/** The stories that can be played. */
export const stories = ['loop', 'year'] as const;
type Story = (typeof stories)[number];

const endings: Readonly<Record<Story, Text>> = {
  loop: {
    zh: '每一步都已核对，全部成立。运行 npm start，会在保留运行的服务上走完同样的闭环，供浏览器查看。',
    en: 'Every step was checked and held. Run npm start to play the same on a service that stays, and look at it in your browser.',
  },
  year: {
    zh: '每一步、每一个数字都已核对，全部成立。',
    en: 'Every step and every figure was checked and held.',
  },
};

/**
 * `openlot demo`: the whole loop, or the year of one entity on a simulated clock, on a service and data of its own; exits
 * with 0 only if every step held.
 */
export const demo = async (story: Story, { lang }: { readonly lang: Language }): Promise<void> => {
  const write = (text: string): void => void process.stdout.write(text);
  const dataDir = await mkdtemp(join(tmpdir(), 'openlot-demo-'));
  try {
    const clock = simulatedClock(firstDay);
    const service = await startLocalService({
      dataDir,
      port: 0,
      log: localLog,
      ...(story === 'year' && { clock }),
    });
    const stage = { url: service.url, dataDir, narrator: narrator(write, lang) };
    try {
      if (story === 'year') await playYear(stage, service, clock);
      else await playLoop(stage);
      write(`\n${endings[story][lang]}\n`);
    } finally {
      await service.stop();
    }
  } catch (error) {
    if (!(error instanceof CheckFailure)) throw error;
    write(
      lang === 'zh' ? `\n✗ 此步不成立：${error.message}\n` : `\n✗ This step did not hold: ${error.message}\n`,
    );
    process.exitCode = 1;
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
};
