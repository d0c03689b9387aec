import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { SingleBar } from 'cli-progress';
import { importReportSchema } from '../../../shared/contracts/registry.ts';
import { isPenaltyHeader } from '../../../shared/domain/credit/rows/read-penalty-row.ts';
import { isPermitHeader } from '../../../shared/domain/credit/rows/read-permit-row.ts';
import { bothLanguages } from '../../../shared/domain/primitives/text.ts';
import { csvRows, detectEncoding, type RowEncoding } from '../../../shared/http/rows.ts';
import {
  type LineRemark,
  mostNotedLines,
  type NoteSummary,
} from '../../../shared/use-cases/registry/import-report.ts';
import { mostRows } from '../../../shared/use-cases/registry/run-import.ts';
import { type ApiClient, ApiError, apiClient } from '../api-client.ts';
import { personaToken } from '../persona-token.ts';
import { localServer } from '../server-file.ts';
import { StartError } from '../start-error.ts';

/** What can be imported: where its rows go, and which of its columns. */
interface ImportKind {
  readonly path: string;
  /** Whether a column is sent; files of penalties and permits hold papers of persons that must not leave the sender. */
  readonly isSent: (header: string) => boolean;
}

const register = (name: string): ImportKind => ({ path: `/v1/${name}/import`, isSent: () => true });

const kinds: Readonly<Record<string, ImportKind>> = {
  targets: register('targets'),
  inspectors: register('inspectors'),
  items: register('items'),
  penalties: { path: '/v1/credit-events/import/penalties', isSent: isPenaltyHeader },
  permits: { path: '/v1/credit-events/import/permits', isSent: isPermitHeader },
};

/** Rows with long cells go in smaller calls; the service takes at most 4 MB. */
const mostBatchBytes = 2_000_000;

interface ImportOptions {
  readonly url?: string;
  readonly token?: string;
  readonly data: string;
  readonly dryRun?: true;
  readonly json?: true;
}

/** What a first reading of the file tells: how it is written, how long it is, and its name for the service. */
interface FileFacts {
  readonly encoding: RowEncoding;
  readonly bytes: number;
  readonly digest: string;
}

/** Where the problems of rejected lines go, one after another, so that memory does not grow with the file. */
interface Output {
  problem(remark: LineRemark): void;
  end(counts: Counts, notes: readonly NoteSummary[], isComplete: boolean): void;
}

type Counts = Record<'read' | 'accepted' | 'changed' | 'repeated' | 'rejected', number>;

/**
 * `openlot import`: streams a CSV file into a register or the credit histories, 1,000 rows a call. Running it again goes over the same
 * lines and changes nothing that is already so, which is also how an interrupted import is resumed.
 */
export const importFile = async (name: string, file: string, options: ImportOptions): Promise<void> => {
  const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
  if (kind === undefined)
    throw new StartError({
      zh: `不能导入 ${name}；可用：${Object.keys(kinds).join('、')}。`,
      en: `${name} cannot be imported; there are: ${Object.keys(kinds).join(', ')}.`,
    });
  const client = await clientOf(options);
  const facts = await readFacts(file);
  const interrupted = (): void => {
    process.stderr.write(
      '\n已中断；再次运行同一命令即可续传。 Interrupted; run the same command again to go on.\n',
    );
    process.exit(130);
  };
  process.once('SIGINT', interrupted);
  try {
    await sendFile(client, kind, file, facts, options);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    throw new StartError(
      {
        zh: `导入未完成：${error.message}`,
        en: 'The import did not finish; correct this and run the same command again.',
      },
      { cause: error },
    );
  } finally {
    process.off('SIGINT', interrupted);
  }
};

const clientOf = async (options: ImportOptions): Promise<ApiClient> => {
  const local = await localServer(options.data);
  const url = options.url ?? local;
  if (url === undefined)
    throw new StartError({
      zh: `文件夹 ${options.data} 没有运行过服务；请先运行 npm start 或 npx openlot serve，或用 --url 指定服务地址。`,
      en: `No service has run in ${options.data}; run npm start or npx openlot serve first, or name the service with --url.`,
    });
  const given = options.token ?? process.env['OPENLOT_TOKEN'];
  if (given !== undefined) return apiClient(url, async () => given);
  if (local === undefined || !isSameServer(new URL(url), new URL(local)))
    throw new StartError({
      zh: `访问 ${url} 需要令牌；请用 --token 或环境变量 OPENLOT_TOKEN 给出。`,
      en: `${url} needs a token; give it with --token or in OPENLOT_TOKEN.`,
    });
  return apiClient(url, () => personaToken(options.data, 'steward'));
};

const isLoopback = ({ hostname }: URL): boolean => ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);

const isSameServer = (one: URL, other: URL): boolean =>
  one.port === other.port && (one.hostname === other.hostname || (isLoopback(one) && isLoopback(other)));

const readFacts = async (file: string): Promise<FileFacts> => {
  const hash = createHash('sha256');
  let bytes = 0;
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const piece of createReadStream(file)) {
      hash.update(piece as Buffer);
      bytes += (piece as Buffer).length;
      yield piece as Buffer;
    }
  }
  const pieces = counted();
  const encoding = await detectEncoding(pieces).catch((cause: unknown) => {
    throw new StartError(
      {
        zh: `无法读取文件 ${file}；请检查路径和权限。`,
        en: `The file ${file} cannot be read; check path and permissions.`,
      },
      { cause },
    );
  });
  if (!encoding.ok)
    throw new StartError({
      zh: `${file}:${encoding.refusal.reason.zh}`,
      en: `${file}: ${encoding.refusal.reason.en}`,
    });
  return { encoding: encoding.value, bytes, digest: hash.digest('hex') };
};

const sendFile = async (
  client: ApiClient,
  { path: base, isSent }: ImportKind,
  file: string,
  { encoding, bytes, digest }: FileFacts,
  { dryRun, json }: ImportOptions,
): Promise<void> => {
  const output = json === true ? jsonOutput() : proseOutput();
  const counts: Counts = { read: 0, accepted: 0, changed: 0, repeated: 0, rejected: 0 };
  const notes = new Map<string, NoteSummary>();
  const bar = new SingleBar({
    format: '导入 import {bar} {percentage}% | {rows} 行 rows',
    stream: process.stderr,
    noTTYOutput: false,
  });
  const path = `${base}?importId=${digest}&dryRun=${dryRun === true}`;

  let batch: string[] = [];
  let batchBytes = 0;
  const flush = async (): Promise<void> => {
    if (batch.length === 0) return;
    const report = await client.postRows(path, importReportSchema, batch.join('\n'));
    batch = [];
    batchBytes = 0;
    for (const count of Object.keys(counts) as (keyof Counts)[]) counts[count] += report[count];
    for (const problem of report.problems) output.problem(problem);
    for (const note of report.notes) notes.set(note.code, joined(notes.get(note.code), note));
  };

  let sent = 0;
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for await (const piece of createReadStream(file)) {
      sent += (piece as Buffer).length;
      bar.update(sent, { rows: counts.read });
      yield piece as Buffer;
    }
  }
  bar.start(bytes, 0, { rows: 0 });
  let isComplete = false;
  try {
    for await (const row of csvRows(pieces(), encoding)) {
      if ('problem' in row) {
        counts.read += 1;
        counts.rejected += 1;
        output.problem({ line: row.line, ...row.problem });
      } else {
        const sent = Object.entries(row.values).filter(([header]) => isSent(header));
        const line = JSON.stringify({ ...Object.fromEntries(sent), line: row.line });
        if (batchBytes + Buffer.byteLength(line) > mostBatchBytes) await flush();
        batch.push(line);
        batchBytes += Buffer.byteLength(line);
        if (batch.length === mostRows) await flush();
      }
    }
    await flush();
    bar.update(bytes, { rows: counts.read });
    isComplete = true;
  } finally {
    bar.stop();
    output.end(counts, [...notes.values()], isComplete);
  }
  // A file of which nothing could be taken is most likely the wrong file, or the wrong columns.
  if (counts.accepted + counts.repeated === 0) process.exitCode = 1;
};

const joined = (earlier: NoteSummary | undefined, later: NoteSummary): NoteSummary =>
  earlier === undefined
    ? later
    : {
        ...later,
        count: earlier.count + later.count,
        lines: [...earlier.lines, ...later.lines].slice(0, mostNotedLines),
      };

/** One JSON object, written as it comes about. */
const jsonOutput = (): Output => {
  let separator = '{"problems":[';
  return {
    problem(remark) {
      process.stdout.write(`${separator}\n${JSON.stringify(remark)}`);
      separator = ',';
    },
    end(counts, notes, isComplete) {
      const rest = JSON.stringify({ notes, ...counts, ...(!isComplete && { isComplete }) }).slice(1);
      process.stdout.write(`${separator === ',' ? '' : separator}],${rest}\n`);
    },
  };
};

const proseOutput = (): Output => ({
  problem({ line, code, message }) {
    process.stdout.write(`第 ${line} 行 line ${line}: ${code}: ${bothLanguages(message)}\n`);
  },
  end({ read, accepted, changed, repeated, rejected }, notes) {
    for (const { code, message, count, lines } of notes)
      process.stderr.write(
        `${count} × ${code}: ${bothLanguages(message)} (${lines.slice(0, 5).join(', ')}${count > 5 ? ', …' : ''})\n`,
      );
    process.stdout.write(
      `读取 ${read} 行：采纳 ${accepted}（其中变更 ${changed}），重复 ${repeated}，拒绝 ${rejected}\n` +
        `${read} read: ${accepted} accepted (${changed} changed), ${repeated} repeated, ${rejected} rejected\n`,
    );
  },
});
