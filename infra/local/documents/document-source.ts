import { constants } from 'node:buffer';
import { readFile, stat } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { problemSchema } from '../../../shared/contracts/contract.ts';
import type { Text } from '../../../shared/domain/primitives/text.ts';
import { StartError } from '../start-error.ts';

/** Where a document is: what it says, and the chunks of a certificate, each nothing where it cannot be had. */
export interface DocumentSource {
  /** Its JSON; of a JWS in compact form, which is no JSON, the text. */
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

/**
 * What is in a file, with the chunks of a certificate in the folder of the same name, at an http or https address, or on
 * standard input, which is `-` and has no chunks. `sought` names what it should be.
 */
export const documentSource = (place: string, sought: Text, limits = webLimits): DocumentSource => {
  const unreadable = (where: string, cause: unknown): StartError =>
    new StartError(
      {
        zh: `无法从 ${where} 读取${sought.zh}；请检查路径或网址，以及内容是否为${sought.zh}。`,
        en: `No ${sought.en} can be read from ${where}; check path or URL, and that it is one.`,
      },
      { cause },
    );
  if (place === '-') return inputSource(unreadable);
  return /^https?:\/\//.test(place) ? webSource(place, unreadable, limits) : fileSource(place, unreadable);
};

type Unreadable = (where: string, cause: unknown) => StartError;

/** A byte order mark is no JSON; PROTOCOL.md §2. Every JWS begins as here, for that is base64url of `{"`. */
const parsed = (bytes: Uint8Array): unknown => {
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  return text.trimStart().startsWith('eyJ') ? text.trim() : JSON.parse(text);
};

const inputSource = (unreadable: Unreadable): DocumentSource => ({
  document: async () => {
    try {
      return parsed(await buffer(process.stdin));
    } catch (cause) {
      throw unreadable('标准输入 standard input', cause);
    }
  },
  chunk: () => Promise.resolve(undefined),
});

const fileSource = (file: string, unreadable: Unreadable): DocumentSource => ({
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
  unreadable: Unreadable,
  { documentBytes, chunkBytes, bytes, answerMilliseconds }: WebLimits,
): DocumentSource => {
  let left = bytes;
  const bytesOf = async (answer: Response, most: number): Promise<Uint8Array> => {
    const pieces: Uint8Array[] = [];
    let length = 0;
    for await (const piece of answer.body ?? []) {
      pieces.push(piece);
      length += piece.length;
      left -= piece.length;
      if (length > most || left < 0) throw new Error(`${answer.url} sends more than it can have`);
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
          zh: `${address} 没有可读取的内容：${detail}`,
          en: `There is nothing to read at ${address} (HTTP ${answer.status}).`,
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
