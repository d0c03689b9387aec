import type { DrawCertificate } from '../../domain/draws/certificate.ts';
import {
  type CertificateChunk,
  type CertificateFile,
  chunkOf,
  verifyCertificateFile,
} from '../../domain/draws/certificate-file.ts';
import { drawFormat } from '../../domain/draws/commitment.ts';
import type { Exclusion } from '../../domain/draws/exclusion.ts';
import type { DrawnVisit } from '../../domain/draws/outcome.ts';
import type { Substitution } from '../../domain/draws/substitution.ts';
import type { Draw } from '../../domain/inspections/draw.ts';
import type { Ports } from '../ask.ts';
import type { Records } from '../ports.ts';
import type { TellProgress } from '../runs.ts';
import { readCertificateBytes, storeCertificateFile } from './certificate-file-store.ts';
import { certificateLog } from './certificate-log.ts';
import type { ReplayedDraw } from './replay-draw.ts';

type Outside = Pick<Ports, 'records' | 'ledger'>;

/** How many bytes of a list go into one chunk; a list that is no longer stands in the certificate itself. */
const chunkBytes = 700_000;

/** Certificates of larger frames are not checked here: that would take as long as the draw again. */
const mostToCheck = 100_000;

/** A draw as it came out, for its certificate; one that proved impossible has no outcome. */
export interface HeldDraw extends Pick<ReplayedDraw, 'inputs' | 'seed'> {
  readonly outcome: readonly DrawnVisit[];
  readonly substitutions: readonly Substitution[];
}

/**
 * Writes the certificate of a draw whose secret is revealed, its long lists in chunks, and checks what it wrote as
 * anyone would: throws rather than leave a certificate that is not valid, or whose only fault is not `draw-refused` where
 * the draw proved impossible. Doing it twice changes nothing.
 */
export const writeCertificate = async (
  { records, ledger }: Outside,
  draw: Draw,
  { inputs, seed, outcome, substitutions }: HeldDraw,
  tell: TellProgress,
): Promise<void> => {
  const { id, commitment, rules, inputsId, counts } = draw;
  if (commitment === undefined) throw new Error(`draw ${id} was never committed to`);
  const total = counts.frame + counts.exclusions + counts.pool + counts.sample;
  let done = 0;
  const list = async <L extends ListName>(name: L, things: Things<L>): Promise<StoredList<L>> => {
    const stored = await storeList(ledger, id, name, things, (written) =>
      tell('writing', done + written, total),
    );
    done += stored.count;
    return stored.list;
  };
  const file: CertificateFile = {
    format: drawFormat,
    commitment,
    log: await certificateLog(ledger, draw),
    frame: await list('frame', inputs.frame),
    exclusions: await list('exclusions', exclusionsOf(records, inputsId)),
    pool: await list('pool', inputs.pool),
    rules,
    seed,
    outcome: await list('outcome', outcome),
    substitutions,
  };
  if (counts.frame <= mostToCheck) {
    const verdict = await verifyCertificateFile(file, (name) => readCertificateBytes(records, id, name));
    const said = verdict.valid ? 'valid' : verdict.code;
    const expected = outcome.length > 0 ? 'valid' : 'draw-refused';
    if (said !== expected) throw new Error(`the certificate of draw ${id} would be ${said}, not ${expected}`);
  }
  await storeCertificateFile(ledger, id, 'certificate', JSON.stringify(file));
};

type ListName = 'frame' | 'exclusions' | 'pool' | 'outcome';
type Things<L extends ListName> = AsyncIterable<DrawCertificate[L][number]> | DrawCertificate[L];
type StoredList<L extends ListName> = DrawCertificate[L] | { readonly chunks: readonly CertificateChunk[] };

async function* exclusionsOf(records: Records, inputsId: string): AsyncGenerator<Exclusion> {
  for await (const { value } of records.all('exclusionParts', { inputsId })) yield* value.exclusions;
}

/** Stores a long list in chunks, one at a time; a short one is given back as it is. */
const storeList = async <L extends ListName>(
  ledger: Outside['ledger'],
  drawId: string,
  name: L,
  things: Things<L>,
  onWritten: (count: number) => Promise<void>,
): Promise<{ readonly list: StoredList<L>; readonly count: number }> => {
  const chunks: CertificateChunk[] = [];
  let pending: DrawCertificate[L][number][] = [];
  let bytes = 0;
  let count = 0;
  const store = async (): Promise<void> => {
    const { chunk, lines } = chunkOf(name, chunks.length, pending as unknown as DrawCertificate[L]);
    await storeCertificateFile(ledger, drawId, chunk.name, lines);
    chunks.push(chunk);
    pending = [];
    bytes = 0;
    await onWritten(count);
  };
  for await (const thing of things as AsyncIterable<DrawCertificate[L][number]>) {
    const size = Buffer.byteLength(JSON.stringify(thing)) + 1;
    if (bytes + size > chunkBytes && pending.length > 0) await store();
    pending.push(thing);
    bytes += size;
    count += 1;
  }
  if (chunks.length === 0) return { list: pending as unknown as DrawCertificate[L], count };
  await store();
  return { list: { chunks }, count };
};
