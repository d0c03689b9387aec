import { constants, existsSync } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import * as z from 'zod';
import { bothLanguages } from '../../../shared/domain/primitives/text.ts';
import type { Narrator } from '../demo/narrator.ts';
import { playLoop } from '../demo/play-loop.ts';
import { localLog } from '../local-log.ts';
import { type LocalService, startLocalService } from '../local-service.ts';
import { readPrivateJson, writePrivateJson } from '../private-json.ts';
import { StartError } from '../start-error.ts';

interface ServeOptions {
  readonly port: number;
  readonly data: string;
  readonly endpoint?: string;
  readonly webhooksToLoopback?: true;
  readonly empty?: true;
}

/** `openlot serve`: runs until Ctrl-C. An empty service is filled with the demonstration, unless told not to. */
export const serve = async ({
  port,
  data: dataDir,
  endpoint,
  webhooksToLoopback,
  empty,
}: ServeOptions): Promise<void> => {
  await makeFolder(dataDir).catch((cause: unknown) => {
    throw new StartError(
      {
        zh: `无法写入文件夹 ${dataDir}；请检查权限，或用 --data 另选文件夹。`,
        en: `The folder ${dataDir} cannot be written to; check its permissions or choose another one with --data.`,
      },
      { cause },
    );
  });
  const service = await startLocalService({
    dataDir,
    port,
    endpoint,
    webhooksToLoopback: webhooksToLoopback === true,
    log: localLog,
  });
  const stopped = stopSignal();
  const filling =
    empty !== true && (await wantsDemonstration(service, dataDir)) ? fill(service, dataDir) : undefined;
  // Ctrl-C does not wait for the demonstration; the next start plays it again.
  const isStopped = await Promise.race([stopped.then(() => true), filling?.then(() => false) ?? false]);
  if (!isStopped) {
    announce(service, dataDir);
    await stopped;
  }
  // What is left of the demonstration finds the service gone.
  filling?.catch(() => undefined);
  process.stderr.write('\n正在停止… Stopping…\n');
  await service.stop();
  // Its retries would keep the process for seconds.
  if (isStopped) process.exit();
};

/** Makes the folder and those above it. `mkdir`'s own recursion never ends where the kernel says ENOENT, as in /proc. */
const makeFolder = async (folder: string): Promise<void> => {
  if (existsSync(folder)) return access(folder, constants.W_OK);
  await makeFolder(dirname(folder));
  await mkdir(folder, { mode: 0o700 });
};

const marker = (dataDir: string): string => join(dataDir, 'demonstration.json');
const markerSchema = z.object({ state: z.enum(['playing', 'played']) });

/** An empty service is filled, and one whose filling was cut off is filled again; one's own data is left alone. */
const wantsDemonstration = async ({ isEmpty }: LocalService, dataDir: string): Promise<boolean> => {
  const marked = markerSchema.safeParse(await readPrivateJson(marker(dataDir))).data;
  return marked === undefined ? isEmpty : marked.state === 'playing';
};

const fill = async ({ url }: LocalService, dataDir: string): Promise<void> => {
  await writePrivateJson(marker(dataDir), { state: 'playing' });
  process.stderr.write('首次运行：装入演示数据并走完一个闭环… First run: playing the demonstration once…\n');
  await playLoop({ url, dataDir, narrator: headlines });
  await writePrivateJson(marker(dataDir), { state: 'played' });
};

const announce = ({ url, issuer, tableEndpoint }: LocalService, dataDir: string): void => {
  process.stdout.write(`
Openlot 已就绪 is ready

  公示门户 portal          ${url}/
  接口文档 API reference   ${url}/docs
  OpenAPI                  ${url}/openapi.json
  身份服务 identity        ${issuer}
  数据库 DynamoDB          ${tableEndpoint}
  数据文件夹 data folder   ${dataDir}

  令牌 a token             npx openlot token --as planner${dataDir === resolve('.openlot') ? '' : ` --data ${dataDir}`}
  停止 stop                Ctrl-C
`);
};

/** Tells the steps in both languages; what is checked in each is for `openlot demo` to tell. */
const headlines: Narrator = {
  step: (title) => void process.stderr.write(`  ${bothLanguages(title)}\n`),
  fact: () => undefined,
};

/** Resolves at the first Ctrl-C or SIGTERM. */
const stopSignal = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
