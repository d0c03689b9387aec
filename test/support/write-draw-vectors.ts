import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { inChunks } from './certificate-chunks.ts';
import { chunkSizes, drawVectorPlans } from './draw-vector-plans.ts';
import { certificateOf } from './draws.ts';
import { streamVectors } from './stream-vectors.ts';

// Golden vectors are a promise to every other implementation. A file that exists is left alone unless
// `--replace` says that the protocol itself has changed:
//   npx tsx test/support/write-draw-vectors.ts [--replace]

const vectors = new URL('../vectors/', import.meta.url);
const replaces = process.argv.includes('--replace');

const write = (name: string, content: string): void => {
  const file = new URL(name, vectors);
  if (existsSync(file) && !replaces) process.stderr.write(`${name} exists and was left alone\n`);
  else writeFileSync(file, content);
};
const writeJson = (name: string, content: unknown): void =>
  write(name, `${JSON.stringify(content, null, 1)}\n`);

mkdirSync(new URL('draws/', vectors), { recursive: true });
for (const [name, plan] of Object.entries(drawVectorPlans)) {
  const size = chunkSizes[name];
  const certificate = certificateOf(plan);
  const { file, chunks } =
    size === undefined ? { file: certificate, chunks: [] } : inChunks(certificate, size);
  writeJson(`draws/${name}.json`, file);
  if (size !== undefined) mkdirSync(new URL(`draws/${name}/`, vectors), { recursive: true });
  for (const [chunk, lines] of chunks) write(`draws/${name}/${chunk}.ndjson`, lines);
}
writeJson('streams.json', streamVectors());
