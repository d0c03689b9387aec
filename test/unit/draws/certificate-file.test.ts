import { describe, expect, test } from 'vitest';
import { sha256Hex } from '../../../shared/domain/audit/hash.ts';
import {
  assembleCertificate,
  type CertificateFile,
  certificateFileSchema,
  chunkOf,
  verifyCertificateFile,
} from '../../../shared/domain/draws/certificate-file.ts';
import { inChunks } from '../../support/certificate-chunks.ts';
import { honest } from '../../support/forge.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const { file, chunks } = inChunks(honest, 5);
const readChunk = (name: string): Promise<Uint8Array | undefined> => {
  const lines = chunks.get(name);
  return Promise.resolve(lines === undefined ? undefined : bytesOf(lines));
};

describe('a certificate in chunks', () => {
  test('has of each long list as many chunks as it needs, and stays a valid file', () => {
    expect([...chunks.keys()]).toEqual(['frame-0', 'frame-1', 'frame-2', 'exclusions-0', 'outcome-0']);
    expect(certificateFileSchema.parse(JSON.parse(JSON.stringify(file)))).toEqual(file);
    expect(certificateFileSchema.parse(honest)).toEqual(honest);
  });

  test('is put together again as it was', async () => {
    expect(await assembleCertificate(file, readChunk)).toEqual({ ok: true, value: honest });
    expect(await verifyCertificateFile(file, readChunk)).toMatchObject({ valid: true, certificate: honest });
  });

  test('has each thing in canonical JSON on a line of its own', () => {
    const { chunk, lines } = chunkOf('frame', 7, [
      { id: 'USCC:1', stratum: '甲\n"', district: '330106' },
      { id: 'USCC:2', stratum: '甲' },
    ]);
    expect(lines).toBe(
      '{"district":"330106","id":"USCC:1","stratum":"甲\\n\\""}\n{"id":"USCC:2","stratum":"甲"}\n',
    );
    expect(chunk).toEqual({ name: 'frame-7', count: 2, hash: sha256Hex(lines) });
  });
});

describe('a chunk fails', () => {
  const verdict = async (changed: unknown, read = readChunk) => {
    const verification = await verifyCertificateFile(changed, read);
    return verification.valid ? 'valid' : verification.code;
  };
  /** The file with these bytes for its outcome, whose hash is right. */
  const withOutcome = (bytes: Uint8Array, count = 4) =>
    verdict(
      {
        ...file,
        outcome: { chunks: [{ name: 'outcome-0', count, hash: sha256Hex(bytes) }] },
      } satisfies CertificateFile,
      (name) => (name === 'outcome-0' ? Promise.resolve(bytes) : readChunk(name)),
    );
  const lines = chunks.get('outcome-0') as string;

  test('when it is missing, cut short, or changed by a byte', async () => {
    expect(await verdict(file, () => Promise.resolve(undefined))).toBe('chunk');
    const cut = async (name: string) => (await readChunk(name))?.subarray(1);
    expect(await verdict(file, cut)).toBe('chunk');
  });

  test('when it has other than the lines it should have', async () => {
    expect(await withOutcome(bytesOf(lines))).toBe('valid');
    expect(await withOutcome(bytesOf(lines), 3)).toBe('chunk');
    expect(await withOutcome(bytesOf(lines), 5)).toBe('chunk');
    expect(await withOutcome(bytesOf(lines.trimEnd()))).toBe('chunk');
    expect(await withOutcome(bytesOf(`${lines}\n`), 5)).toBe('chunk');
    expect(await withOutcome(bytesOf(''))).toBe('chunk');
    expect(await withOutcome(bytesOf('\n'), 1)).toBe('chunk');
  });

  test('when it is not UTF-8, begins with a mark, or is not JSON', async () => {
    expect(await withOutcome(Uint8Array.of(...bytesOf(lines).subarray(0, -1), 0xff, 0x0a))).toBe('chunk');
    expect(await withOutcome(bytesOf(`\ufeff${lines}`))).toBe('chunk');
    expect(await withOutcome(bytesOf(lines.replace('{', '')))).toBe('chunk');
    expect(await withOutcome(bytesOf(lines.replace('"stratum":"A"', '"stratum":NaN')))).toBe('chunk');
    expect(await withOutcome(bytesOf('{},{}\n'), 1)).toBe('chunk');
  });

  test('and what it holds is checked like anything else', async () => {
    const hostile = ['null', '1e400', '{"__proto__":1}', `${'['.repeat(9999)}${']'.repeat(9999)}`];
    for (const thing of hostile) expect(await withOutcome(bytesOf(`${thing}\n`), 1)).toBe('malformed');
    const reversed = lines.split('\n').toReversed().slice(1).join('\n');
    expect(await withOutcome(bytesOf(`${reversed}\n`))).toBe('target-sequence');
    expect(await withOutcome(bytesOf(lines.replaceAll(',', ' , ')))).toBe('valid');
  });

  test('before anything else does, but what is no list of chunks is malformed', async () => {
    const nothing = () => Promise.resolve(undefined);
    expect(await verdict({ ...file, format: 'x', pool: { chunks: [] } }, nothing)).toBe('chunk');
    const odd = [
      { chunks: [] },
      { chunks: [{ name: '../secret', count: 1, hash: '0'.repeat(64) }] },
      { chunks: [{ name: 'pool-0', count: 0, hash: '0'.repeat(64) }] },
      { chunks: [{ name: 'pool-0', count: 1, hash: 'x' }] },
      { chunks: [], more: 1 },
      'chunks',
    ];
    for (const pool of odd) expect(await verdict({ ...honest, pool })).toBe('malformed');
    for (const nonsense of [undefined, null, 7, 'x', [file]])
      expect(await verdict(nonsense)).toBe('malformed');
  });

  test('and a store that is out of order is nobody’s fault in the certificate', async () => {
    const outage = new Error('no network');
    await expect(verifyCertificateFile(file, () => Promise.reject(outage))).rejects.toBe(outage);
  });
});
