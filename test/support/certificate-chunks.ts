import type { DrawCertificate } from '../../shared/domain/draws/certificate.ts';
import { type CertificateFile, chunkOf } from '../../shared/domain/draws/certificate-file.ts';

/** A certificate as it is handed out, and the bytes of its chunks by name. */
export interface HandedOut {
  readonly file: CertificateFile;
  readonly chunks: ReadonlyMap<string, string>;
}

const partsOf = <T>(things: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(things.length / size) }, (_, index) =>
    things.slice(index * size, (index + 1) * size),
  );

/** Frame, exclusions and outcome in chunks of so many things; an empty list and the pool stay in place. */
export const inChunks = (certificate: DrawCertificate, size: number): HandedOut => {
  const { frame, exclusions, outcome } = certificate;
  const made = {
    frame: partsOf(frame, size).map((part, number) => chunkOf('frame', number, part)),
    exclusions: partsOf(exclusions, size).map((part, number) => chunkOf('exclusions', number, part)),
    outcome: partsOf(outcome, size).map((part, number) => chunkOf('outcome', number, part)),
  };
  const listed = Object.entries(made).filter(([, parts]) => parts.length > 0);
  return {
    file: {
      ...certificate,
      ...Object.fromEntries(
        listed.map(([list, parts]) => [list, { chunks: parts.map(({ chunk }) => chunk) }]),
      ),
    },
    chunks: new Map(listed.flatMap(([, parts]) => parts.map(({ chunk, lines }) => [chunk.name, lines]))),
  };
};
