import { canonicalJson } from '../../domain/audit/canonical.ts';
import type { PublicLogEntry } from '../../domain/audit/entry.ts';
import { leafHash } from '../../domain/audit/merkle.ts';
import { rootOfInclusion } from '../../domain/audit/tree-proofs.ts';
import type { CertificateLog } from '../../domain/draws/certificate.ts';
import { aboutDraw, readDrawLog } from '../../domain/draws/draw-log.ts';
import { randomnessInLog } from '../../domain/draws/randomness-in-log.ts';
import type { Draw } from '../../domain/inspections/draw.ts';
import type { Ledger } from '../ports.ts';

type PublicLog = Pick<Ledger, 'publicLogAbout' | 'publicLogProof'>;

/**
 * The public log as far as it concerns a draw whose secret is revealed: the entries about it and those that voided the
 * draws before it, each with its proof. The log is read from an index that may lag: throws while it does not yet
 * show everything that the draw knows of, so that the run is tried again.
 */
export const certificateLog = async (ledger: PublicLog, draw: Draw): Promise<CertificateLog> => {
  const own = await ledger.publicLogAbout(aboutDraw(draw.id));
  const found = [...(await voidsBefore(ledger, draw)), ...own].toSorted((a, b) => a.index - b.index);
  const size = (found.at(-1)?.index ?? -1) + 1;
  const entries: CertificateLog['entries'][number][] = [];
  for (const entry of found) entries.push({ entry, proof: await ledger.publicLogProof(entry.index, size) });
  const log = { root: rootOf(entries, size), entries };
  if (own.at(-1)?.action !== 'secret-revealed' || !isWhole(log, draw))
    throw new Error(`the public log does not yet show everything about draw ${draw.id}`);
  return log;
};

const voidsBefore = async (ledger: PublicLog, { id, number }: Draw): Promise<readonly PublicLogEntry[]> => {
  const line = id.slice(0, -String(number).length);
  const voids: PublicLogEntry[] = [];
  for (let earlier = 1; earlier < number; earlier += 1)
    for (const entry of await ledger.publicLogAbout(aboutDraw(`${line}${earlier}`)))
      if (entry.action === 'draw-voided') voids.push(entry);
  return voids;
};

const rootOf = (entries: CertificateLog['entries'], size: number): string => {
  const last = entries.at(-1);
  const root =
    last && rootOfInclusion(leafHash(canonicalJson(last.entry)), last.entry.index, size, last.proof);
  if (root === undefined) throw new Error('a proof of the public log leads nowhere');
  return root;
};

const isWhole = (log: CertificateLog, draw: Draw): boolean => {
  const { id, number, commitment, randomness, substitutions, voided } = draw;
  const said = readDrawLog(id, log);
  if (said === undefined || commitment === undefined) return false;
  const value = randomnessInLog(commitment, said);
  return (
    value.ok &&
    value.value === randomness.value &&
    said.voidedBefore.length === number - 1 &&
    said.substituted.length === substitutions &&
    (said.voided.length === 1) === (voided !== undefined)
  );
};
