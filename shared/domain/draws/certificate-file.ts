import * as z from 'zod';
import { canonicalJson } from '../audit/canonical.ts';
import { hashSchema, sha256Hex } from '../audit/hash.ts';
import { accepted, type Result, refused } from '../primitives/result.ts';
import { type DrawCertificate, drawCertificateSchema } from './certificate.ts';
import { frameLeaf } from './frame.ts';
import { invalid, type Verification, verifyCertificate } from './verify-certificate.ts';

/** A part of a list in a file of its own: its name, how many things it holds, and the SHA-256 of its bytes. */
const certificateChunkSchema = z
  .strictObject({ name: z.string().regex(/^[a-z]+-\d{1,6}$/), count: z.int().min(1), hash: hashSchema })
  .readonly();
export type CertificateChunk = z.infer<typeof certificateChunkSchema>;

const chunkedListSchema = z
  .strictObject({
    chunks: z
      .array(certificateChunkSchema)
      .min(1)
      .max(100_000)
      .refine((chunks) => new Set(chunks.map(({ name }) => name)).size === chunks.length, {
        // Else a small folder would hold a list that no memory does.
        error: 'chunks must not repeat',
      })
      .readonly(),
  })
  .readonly();

const { frame, exclusions, pool, outcome, ...others } = drawCertificateSchema.unwrap().shape;
const lists = { frame, exclusions, pool, outcome };
/** The lists of a certificate that may be handed out in chunks. */
type ChunkedList = keyof typeof lists;
const chunkedLists = Object.keys(lists) as ChunkedList[];

/** A certificate as it is handed out: each of its long lists in place or in chunks; PROTOCOL.md §2.2. */
export const certificateFileSchema = z
  .strictObject({
    ...others,
    frame: z.union([frame, chunkedListSchema]),
    exclusions: z.union([exclusions, chunkedListSchema]),
    pool: z.union([pool, chunkedListSchema]),
    outcome: z.union([outcome, chunkedListSchema]),
  })
  .readonly();
export type CertificateFile = z.infer<typeof certificateFileSchema>;

/** A chunk, the `number`-th of its list, with its text: each thing in canonical JSON on a line of its own. */
export const chunkOf = <L extends ChunkedList>(
  list: L,
  number: number,
  things: DrawCertificate[L],
): { readonly chunk: CertificateChunk; readonly lines: string } => {
  const leaves =
    list === 'frame' ? (things as DrawCertificate['frame']).map(frameLeaf) : things.map(canonicalJson);
  const lines = leaves.map((leaf) => `${leaf}\n`).join('');
  return { chunk: { name: `${list}-${number}`, count: things.length, hash: sha256Hex(lines) }, lines };
};

/** Gives the bytes of a chunk, or nothing where there is none of that name. */
export type ReadChunk = (name: string) => Promise<Uint8Array | undefined>;

/**
 * Puts a certificate together from its file and its chunks, all of which may come from anywhere. Refuses with `chunk`
 * when a chunk is not what the file says; what is wrong otherwise is for `verifyCertificate` to find.
 */
export const assembleCertificate = async (
  file: unknown,
  readChunk: ReadChunk,
): Promise<Result<unknown, 'chunk'>> => {
  if (typeof file !== 'object' || file === null) return accepted(file);
  const assembled: Record<string, unknown> = { ...file };
  for (const list of chunkedLists) {
    const chunked = chunkedListSchema.safeParse(assembled[list]);
    if (!chunked.success) continue;
    const things: unknown[] = [];
    for (const chunk of chunked.data.chunks) {
      const read = thingsIn(chunk, await readChunk(chunk.name));
      if (read === undefined) return refused('chunk');
      for (const thing of read) things.push(thing);
    }
    assembled[list] = things;
  }
  return accepted(assembled);
};

/** Checks a certificate as it is handed out, with its chunks. */
export const verifyCertificateFile = async (file: unknown, readChunk: ReadChunk): Promise<Verification> => {
  const assembled = await assembleCertificate(file, readChunk);
  return assembled.ok ? verifyCertificate(assembled.value) : invalid(assembled.refusal);
};

const thingsIn = (
  { count, hash }: CertificateChunk,
  bytes: Uint8Array | undefined,
): readonly unknown[] | undefined => {
  if (bytes === undefined || sha256Hex(bytes) !== hash) return undefined;
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const lines = text.split('\n');
    const hasAll = lines.length === count + 1 && lines.pop() === '';
    return hasAll ? lines.map((line): unknown => JSON.parse(line)) : undefined;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined;
    throw error;
  }
};
