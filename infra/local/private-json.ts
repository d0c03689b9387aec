import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { StartError } from './start-error.ts';

/** Reads a JSON file that this user alone may read; nothing when it is not there. Throws a `StartError` for a damaged one. */
export const readPrivateJson = async (path: string): Promise<unknown> => {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    if (error instanceof SyntaxError)
      throw new StartError(
        {
          zh: `文件 ${path} 已损坏；请从备份恢复，或删除该文件后重试（将重新生成其中的密钥）。`,
          en: `The file ${path} is damaged; restore it from a backup, or delete it and try again (the keys in it are made anew).`,
        },
        { cause: error },
      );
    throw error;
  }
};

/**
 * Writes a JSON file that this user alone may read. A reader, or a start after a crash, sees the old
 * content or the new, never a part: the file is complete on the disk before it takes its name.
 */
export const writePrivateJson = async (path: string, value: unknown): Promise<void> => {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${process.pid}.tmp`;
  await writeFile(draft, `${JSON.stringify(value, undefined, 2)}\n`, { mode: 0o600, flush: true });
  await rename(draft, path);
};
