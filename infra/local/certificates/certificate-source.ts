import { constants } from 'node:buffer';
import { readFile, stat } from 'node:fs/promises';
import { problemSchema } from '../../../shared/contracts/contract.ts';
import { StartError } from '../start-error.ts';

/** Where a certificate is: its document, and its chunks, each nothing where it cannot be had. */
export interface CertificateSource {
  readonly document: () => Promise<unknown>;
  readonly chunk: (name: string) => Promise<Uint8Array | undefined>;
}

/** A web address is hostile input: it may send without end, or not at all. */
export interface WebLimits {
  readonly documentBytes: number;
  readonly chunkBytes: number;
  /** Of the document and all chunks together. */
  readonly bytes: number;
  readonly answerMilliseconds: number;
}

const webLimits: WebLimits = {
  documentBytes: 256_000_000,
  chunkBytes: 64_000_000,
  bytes: 4_000_000_000,
  answerMilliseconds: 120_000,
};

/** The certificate in a file, with its chunks in the folder of the same name, or at an http or https address. */
export const certificateSource = (place: string, limits = webLimits): CertificateSource =>
  /^https?:\/\//.test(place) ? webSource(place, limits) : fileSource(place);

/** A byte order mark is no JSON; PROTOCOL.md §2. */
const parsed = (bytes: Uint8Array): unknown =>
  JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));

const unreadable = (place: string, cause: unknown): StartError =>
  new StartError(
    {
      zh: `无法从 ${place} 读取证书；请检查路径或网址，以及内容是否为 JSON。密钥公开前没有证书。`,
      en: `No certificate can be read from ${place}; check path or URL and that it is JSON. There is none before the secret is revealed.`,
    },
    { cause },
  );

const fileSource = (file: string): CertificateSource => ({
  document: () =>
    readFile(file)
      .then(parsed)
      .catch((cause: unknown) => {
        throw unreadable(file, cause);
      }),
  chunk: async (name) => {
    const path = `${chunkFolderOf(file)}/${name}.ndjson`;
    const facts = await stat(path).catch(() => undefined);
    if (facts?.isFile() !== true) return undefined;
    if (facts.size > constants.MAX_STRING_LENGTH) throw unreadable(path, new Error('too long for a text'));
    return readFile(path).catch((cause: unknown) => {
      throw unreadable(path, cause);
    });
  },
});

/** The folder that holds the chunks of a certificate's file: its name without `.json`. */
export const chunkFolderOf = (file: string): string => file.replace(/\.json$/, '');

const webSource = (
  address: string,
  { documentBytes, chunkBytes, bytes, answerMilliseconds }: WebLimits,
): CertificateSource => {
  let left = bytes;
  const bytesOf = async (answer: Response, most: number): Promise<Uint8Array> => {
    const pieces: Uint8Array[] = [];
    let length = 0;
    for await (const piece of answer.body ?? []) {
      pieces.push(piece);
      length += piece.length;
      left -= piece.length;
      if (length > most || left < 0) throw new Error(`${answer.url} sends more than a certificate can have`);
    }
    return Buffer.concat(pieces, length);
  };
  const ask = (url: string | URL): Promise<Response> =>
    fetch(url, { signal: AbortSignal.timeout(answerMilliseconds) });
  return {
    document: async () => {
      try {
        const answer = await ask(address);
        const content = parsed(await bytesOf(answer, documentBytes));
        if (answer.ok) return content;
        const { detail } = problemSchema.parse(content);
        throw new StartError({
          zh: `${address} 没有证书：${detail}`,
          en: `There is no certificate at ${address} (HTTP ${answer.status}).`,
        });
      } catch (cause) {
        throw cause instanceof StartError ? cause : unreadable(address, cause);
      }
    },
    chunk: async (name) => {
      const url = new URL(address);
      url.pathname = `${url.pathname.replace(/\/$/, '')}/${name}`;
      try {
        const answer = await ask(url);
        if (answer.status === 404) return undefined;
        if (!answer.ok) throw new Error(`${url.href} answers with ${answer.status}`);
        return await bytesOf(answer, chunkBytes);
      } catch (cause) {
        throw unreadable(url.href, cause);
      }
    },
  };
};
