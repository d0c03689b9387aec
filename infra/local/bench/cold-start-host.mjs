/*
 * One cold start for `openlot bench bundle`, started as `cold-start-host.mjs BUNDLE` with the environment of the
 * function: loads the bundle as Lambda does, calls its handler with the event that it is sent, and reports. Plain
 * JavaScript, for what the loader of TypeScript takes is not the bundle's.
 */
import { pathToFileURL } from 'node:url';

const [, , bundle] = process.argv;
const event = new Promise((resolve) => {
  process.once('message', resolve);
});
const { handler } = await import(pathToFileURL(bundle).href);
const loaded = performance.now();
const { statusCode, body } = await handler(await event, {});
const answered = performance.now();
const { user, system } = process.cpuUsage();
process.send({ statusCode, body, loaded, answered, processorTime: (user + system) / 1000 });
process.disconnect();
