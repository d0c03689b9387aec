import { constants } from 'node:buffer';
import { once } from 'node:events';
import { mkdir, mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { documentSource, type WebLimits } from '../../../infra/local/documents/document-source.ts';
import { StartError } from '../../../infra/local/start-error.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'openlot-source-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

/** The address of a server that answers so. */
const serving = async (answer: RequestListener): Promise<string> => {
  const server = createServer(answer).listen(0, '127.0.0.1');
  ends.push(() => {
    server.close();
    server.closeAllConnections();
  });
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/draws/D-1/certificate`;
};

const sought = { zh: '证书', en: 'certificate' };
const limits: WebLimits = {
  documentBytes: 1_000,
  chunkBytes: 1_000,
  bytes: 1_500,
  answerMilliseconds: 1_000,
};

describe('a certificate at an address', () => {
  it('is read with its chunks, compressed or not', async () => {
    const address = await serving((request, response) => {
      const isChunk = request.url === '/v1/draws/D-1/certificate/frame-0';
      if (isChunk) response.setHeader('content-encoding', 'gzip').end(gzipSync('{"a":1}\n'));
      else if (request.url === '/v1/draws/D-1/certificate') response.end('{"format":"x"}');
      else response.writeHead(404).end();
    });
    const source = documentSource(address, sought, limits);
    expect(await source.document()).toEqual({ format: 'x' });
    expect(Buffer.from((await source.chunk('frame-0')) ?? []).toString()).toBe('{"a":1}\n');
    expect(await source.chunk('frame-1')).toBeUndefined();
  });

  it('that is refused says why', async () => {
    const problem = {
      type: 'about:blank',
      title: '状态不符',
      status: 409,
      code: 'wrong-state',
      detail: '密钥尚未公开',
      remedy: '请稍后再试',
      instance: 'r-1',
    };
    const address = await serving((_, response) =>
      response.writeHead(409, { 'content-type': 'application/problem+json' }).end(JSON.stringify(problem)),
    );
    await expect(documentSource(address, sought).document()).rejects.toThrow(/密钥尚未公开\n.*HTTP 409/);
  });

  it.each<[string, RequestListener]>([
    [
      'never ends',
      (_, response) => {
        const timer = setInterval(() => response.write('x'.repeat(100)), 1);
        response.once('close', () => clearInterval(timer));
      },
    ],
    [
      'is a bomb',
      (_, response) => {
        response.setHeader('content-encoding', 'gzip').end(gzipSync(Buffer.alloc(10_000_000, ' ')));
      },
    ],
    ['never comes', () => {}],
    [
      'breaks off',
      (_, response) => {
        response.writeHead(200, { 'content-length': '100' });
        response.write('{');
        setTimeout(() => response.destroy(), 20);
      },
    ],
    ['is no JSON', (_, response) => void response.end('<html>')],
    ['is not UTF-8', (_, response) => void response.end(Buffer.from([0x22, 0xff, 0x22]))],
    ['is refused without a reason', (_, response) => void response.writeHead(500).end('oops')],
  ])('that %s is no certificate', async (_, answer) => {
    const source = documentSource(await serving(answer), sought, limits);
    await expect(source.document()).rejects.toThrow(StartError);
  });

  it('whose chunks are more than it can have is no certificate', async () => {
    const source = documentSource(
      await serving((_, response) => void response.end(' '.repeat(900))),
      sought,
      limits,
    );
    await source.chunk('frame-0');
    await expect(source.chunk('frame-1')).rejects.toThrow(StartError);
  });
});

describe('a receipt', () => {
  it.each(['eyJ.a.b', 'eyJ.a.b\r\n', '\ufeffeyJ.a.b\n'])('is the text of %j', async (content) => {
    await writeFile(join(folder, 'receipt.jwt'), content);
    expect(await documentSource(join(folder, 'receipt.jwt'), sought).document()).toBe('eyJ.a.b');
  });
});

describe('a certificate in a file', () => {
  it('has its chunks in the folder of the same name', async () => {
    await writeFile(join(folder, 'c.json'), '{}');
    await mkdir(join(folder, 'c', 'pool-0.ndjson'), { recursive: true });
    await writeFile(join(folder, 'c', 'frame-0.ndjson'), 'x\n');
    const source = documentSource(join(folder, 'c.json'), sought);
    expect(await source.document()).toEqual({});
    expect(Buffer.from((await source.chunk('frame-0')) ?? []).toString()).toBe('x\n');
    expect([await source.chunk('frame-1'), await source.chunk('pool-0')]).toEqual([undefined, undefined]);
  });

  it('with a chunk that no text can hold is none', async () => {
    await mkdir(join(folder, 'vast'), { recursive: true });
    const chunk = await open(join(folder, 'vast', 'frame-0.ndjson'), 'w');
    await chunk.truncate(constants.MAX_STRING_LENGTH + 1);
    await chunk.close();
    await expect(documentSource(join(folder, 'vast.json'), sought).chunk('frame-0')).rejects.toThrow(
      StartError,
    );
  });

  it('that is missing, no JSON, or begins with a mark is none', async () => {
    await writeFile(join(folder, 'text.json'), 'certificate');
    await writeFile(join(folder, 'marked.json'), '\ufeff{}');
    for (const name of ['missing.json', 'text.json', 'marked.json'])
      await expect(documentSource(join(folder, name), sought).document()).rejects.toThrow(StartError);
  });
});
