import { gunzipSync, gzipSync } from 'node:zlib';
import { certificatePartBytes } from '../../domain/inspections/certificate-part.ts';
import type { Ledger, Records, Write } from '../ports.ts';

/** The stored name of the `index`-th part of a file. */
const partName = (file: string, index: number): string => (index === 0 ? file : `${file}.${index}`);

/** Stores a file of a draw's certificate; one that is there already stays as it is. */
export const storeCertificateFile = async (
  ledger: Pick<Ledger, 'prepare'>,
  drawId: string,
  file: string,
  text: string,
): Promise<void> => {
  const gzip = gzipSync(text);
  const parts = Math.floor(gzip.length / certificatePartBytes) + 1;
  const writes = Array.from({ length: parts }, (_, i): Write => {
    const bytes = gzip.subarray(i * certificatePartBytes, (i + 1) * certificatePartBytes);
    const value = { drawId, name: partName(file, i), gzip: bytes.toString('base64') };
    return { kind: 'certificatePart', value, before: undefined };
  });
  await ledger.prepare(writes);
};

/** A stored file of a draw's certificate, compressed (gzip); nothing where there is none of that name. */
export const readCertificateFile = async (
  records: Pick<Records, 'get'>,
  drawId: string,
  file: string,
): Promise<Buffer<ArrayBuffer> | undefined> => {
  const parts: Buffer[] = [];
  do {
    const part = await records.get('certificatePart', { drawId, name: partName(file, parts.length) });
    if (part === undefined) return undefined;
    parts.push(Buffer.from(part.value.gzip, 'base64'));
  } while (parts.at(-1)?.length === certificatePartBytes);
  return Buffer.concat(parts);
};

/** The bytes of a stored file as they were before they were compressed. */
export const readCertificateBytes = async (
  records: Pick<Records, 'get'>,
  drawId: string,
  file: string,
): Promise<Buffer<ArrayBuffer> | undefined> => {
  const gzip = await readCertificateFile(records, drawId, file);
  return gzip === undefined ? undefined : gunzipSync(gzip);
};
