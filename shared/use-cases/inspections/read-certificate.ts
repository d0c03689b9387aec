import { refusal } from '../../domain/primitives/refusal.ts';
import { accepted, type Result, refused } from '../../domain/primitives/result.ts';
import type { Ports } from '../ask.ts';
import { found } from '../found.ts';
import { readCertificateFile } from './certificate-file-store.ts';

/**
 * A file of the certificate from which anyone can replay a draw, compressed (gzip): `certificate` or one of its
 * chunks, such as `frame-0`. Refuses with `wrong-state` until the secret is revealed, for before that it would tell
 * tomorrow's targets, and with `not-found` a chunk that the certificate does not have.
 */
export const readCertificate = async (
  { records }: Pick<Ports, 'records'>,
  drawId: string,
  file: string,
): Promise<Result<Uint8Array<ArrayBuffer>>> => {
  const stored = await found(records, 'draw', { id: drawId });
  if (!stored.ok) return stored;
  const { certifiedAt, secret, voided, randomness } = stored.value.value;
  if (certifiedAt === undefined) {
    if (voided !== undefined && randomness.value === undefined) return noneEver;
    return secret === undefined ? notRevealed : beingWritten;
  }
  const gzip = await readCertificateFile(records, drawId, file);
  return gzip === undefined
    ? refused(refusal('not-found', `证书没有分块 ${file}。`, `The certificate has no chunk ${file}.`))
    : accepted(gzip);
};

const wrongState = (zh: string, en: string) => refused(refusal('wrong-state', zh, en, 'state'));

const notRevealed = wrongState(
  '该次抽取的种子尚未揭示；揭示后即可下载证书并复算。',
  'The secret of this draw is not revealed yet; its certificate exists once it is.',
);
const beingWritten = wrongState(
  '种子已揭示，证书正在生成；请稍后再试。',
  'The secret is revealed and the certificate is being written; try again shortly.',
);
const noneEver = wrongState(
  '该次抽取在公共随机数齐备之前已作废，没有证书；作废理由和已揭示的种子见抽取页面。',
  'This draw was void before its public randomness was complete, so it has no certificate; its page shows why, and its secret.',
);
