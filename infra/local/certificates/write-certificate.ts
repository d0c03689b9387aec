import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DrawCertificate } from '../../../shared/domain/draws/certificate.ts';
import {
  type CertificateChunk,
  type CertificateFile,
  chunkOf,
} from '../../../shared/domain/draws/certificate-file.ts';
import { chunkFolderOf } from '../documents/document-source.ts';
import { StartError } from '../start-error.ts';

/** Longer lists go into chunks of this length, files beside the certificate. */
const mostInPlace = 100_000;

/**
 * Writes a certificate to a file, its long lists in chunks in the folder of the same name, or to standard output.
 * Throws a `StartError` where that cannot be done.
 */
export const writeCertificate = async (
  certificate: DrawCertificate,
  file: string | undefined,
): Promise<void> => {
  if (file === undefined) return print(certificate);
  try {
    const text = JSON.stringify({
      ...certificate,
      frame: await listIn(file, 'frame', certificate.frame),
      exclusions: await listIn(file, 'exclusions', certificate.exclusions),
      pool: await listIn(file, 'pool', certificate.pool),
      outcome: await listIn(file, 'outcome', certificate.outcome),
    } satisfies CertificateFile);
    await writeFile(file, `${text}\n`);
  } catch (cause) {
    throw new StartError(
      {
        zh: `无法写入 ${file}；请检查文件夹和权限，或用 --out 另选路径。`,
        en: `${file} cannot be written; check folder and permissions, or choose another path with --out.`,
      },
      { cause },
    );
  }
};

const print = (certificate: DrawCertificate): void => {
  const { frame, exclusions, pool, outcome } = certificate;
  if ([frame, exclusions, pool, outcome].some(({ length }) => length > mostInPlace))
    throw new StartError({
      zh: `证书中有超过 ${mostInPlace} 条的清单，须分块存放；请用 --out 指定文件。`,
      en: `A list of the certificate has more than ${mostInPlace} lines and goes into chunks; name a file with --out.`,
    });
  process.stdout.write(`${JSON.stringify(certificate)}\n`);
};

type LongList = 'frame' | 'exclusions' | 'pool' | 'outcome';

/** The list itself, or the chunks that it was written to. */
const listIn = async <L extends LongList>(
  file: string,
  list: L,
  things: DrawCertificate[L],
): Promise<DrawCertificate[L] | { readonly chunks: readonly CertificateChunk[] }> => {
  if (things.length <= mostInPlace) return things;
  const folder = chunkFolderOf(file);
  await mkdir(folder, { recursive: true });
  const chunks: CertificateChunk[] = [];
  for (let from = 0; from < things.length; from += mostInPlace) {
    const part = things.slice(from, from + mostInPlace) as unknown as DrawCertificate[L];
    const { chunk, lines } = chunkOf(list, chunks.length, part);
    await writeFile(join(folder, `${chunk.name}.ndjson`), lines);
    chunks.push(chunk);
  }
  return { chunks };
};
