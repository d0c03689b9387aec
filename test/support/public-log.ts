import { canonicalJson } from '../../shared/domain/audit/canonical.ts';
import { leafHash, merkleRoot } from '../../shared/domain/audit/merkle.ts';
import { inclusionSteps, proofOf, subtreesOf } from '../../shared/domain/audit/tree-proofs.ts';
import type { CertificateLog, CertificateLogEntry } from '../../shared/domain/draws/certificate.ts';

/** What is said in the log, before it has a place there. */
export type LogLine = Omit<CertificateLogEntry, 'index'>;

/** What others did meanwhile, from none to two entries between any two. */
const others = (place: number, at: LogLine['at']): LogLine[] =>
  Array.from({ length: (place * 2) % 3 }, (_, index) => ({
    at,
    action: 'task-drafted',
    about: `task/${place}-${index}`,
    facts: {},
  }));

/**
 * The log of a certificate: these lines in a log that they share with others, as far as the last of them, each with its
 * inclusion proof. `earlier` is how many entries the log has had before.
 */
export const sharedLog = (said: readonly LogLine[], earlier = 0): CertificateLog => {
  const lines = said.map((line) => ({ ...line }));
  const [first] = lines;
  const all = [
    ...Array.from({ length: first === undefined ? 0 : earlier }, (_, index) => ({
      at: (first as LogLine).at,
      action: 'register-imported',
      about: `import/${index}`,
      facts: {},
    })),
    ...lines.flatMap((line, place) => [...others(place + 1, line.at), line]),
  ];
  const leaves = all.map((line, index) => canonicalJson({ index, ...line }));
  const hashOf = subtreesOf(leaves.map((leaf) => leafHash(leaf)));
  return {
    root: merkleRoot(leaves),
    entries: lines.map((line) => {
      const index = all.indexOf(line);
      return { entry: { index, ...line }, proof: proofOf(inclusionSteps(index, leaves.length), hashOf) };
    }),
  };
};

/** The lines of a log, to be changed and put into a log again. */
export const linesOf = ({ entries }: CertificateLog): LogLine[] =>
  entries.map(({ entry: { index: _, ...line } }) => line);
