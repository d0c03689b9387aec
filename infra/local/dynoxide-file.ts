import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StartError } from './start-error.ts';

const sqliteBusy = 5;

/**
 * Makes this process the only one that may run an engine on the file, and returns what gives that up again.
 * The lock is the kernel's, so that it ends with the process however the process ends: nothing stale can
 * block the next start. Throws a `StartError` when another process holds it or the folder cannot be written.
 */
export const lockDatabase = (file: string): (() => void) => {
  try {
    mkdirSync(dirname(file), { recursive: true });
    const lock = new DatabaseSync(`${file}.lock`);
    lock.exec('BEGIN EXCLUSIVE');
    return () => lock.close();
  } catch (cause) {
    throw new StartError(isBusy(cause) ? inUse(file) : notWritable(file), { cause });
  }
};

const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy;

const inUse = (file: string) => ({
  zh: `数据文件 ${file} 正被另一个进程使用；请先停止它，或用 --data 另选文件夹，或用 --endpoint 指定其他 DynamoDB。`,
  en: `Another process is using the data file ${file}; stop it, choose another folder with --data, or point --endpoint at another DynamoDB.`,
});

const notWritable = (file: string) => ({
  zh: `无法写入数据文件夹 ${dirname(file)}；请用 --data 另选可写的文件夹，或用 --endpoint 指定其他 DynamoDB。`,
  en: `The data folder ${dirname(file)} cannot be written; choose a writable one with --data, or point --endpoint at another DynamoDB.`,
});

/**
 * The engine looks for the next sequence number with every write, and for new records with every poll, by
 * reading all stream records it ever kept. With this index both cost the same on the first day and the last.
 */
export const indexStreamRecords = (file: string): void => {
  const database = new DatabaseSync(file, { timeout: 5_000 });
  try {
    database.exec(
      'CREATE INDEX IF NOT EXISTS openlot_stream_order ON _stream_records (table_name, CAST(sequence_number AS INTEGER))',
    );
  } finally {
    database.close();
  }
};
