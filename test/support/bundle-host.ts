/**
 * Runs one bundle as Lambda does: a process of its own with the function's environment, which loads `index.mjs` and
 * calls its handler with one event after another. Started by `startBundle`.
 */
import { pathToFileURL } from 'node:url';

const [path = ''] = process.argv.slice(2);
const { handler } = await import(pathToFileURL(path).href);

process.on('message', async ({ id, event }: { id: number; event: unknown }) => {
  try {
    process.send?.({ id, answer: (await handler(event, {})) ?? null });
  } catch (error) {
    process.send?.({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
process.send?.({ id: 0, answer: null });
