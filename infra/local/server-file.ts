import { join } from 'node:path';
import * as z from 'zod';
import { readPrivateJson, writePrivateJson } from './private-json.ts';

const serverFile = (dataDir: string): string => join(dataDir, 'server.json');
const serverFileSchema = z.object({ url: z.url() });

/** Notes where the service that keeps its files in `dataDir` is reached. */
export const rememberServer = (dataDir: string, url: string): Promise<void> =>
  writePrivateJson(serverFile(dataDir), { url });

/** The address of the service that keeps its files in `dataDir`, if it was ever started. */
export const localServer = async (dataDir: string): Promise<string | undefined> =>
  serverFileSchema.safeParse(await readPrivateJson(serverFile(dataDir))).data?.url;
