/*
 * What `openlot bench credit` measures, a program of its own: the credit API with the wiring and the log that its
 * Lambda function has, behind an HTTP server of Node.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { createCreditApi } from '../../../functions/credit-api/app.ts';
import { systemClock } from '../../../shared/adapters/clock.ts';
import { structuredLog } from '../../../shared/adapters/log.ts';
import { wire } from '../../../shared/adapters/wiring.ts';
import { readEnvironment } from '../../../shared/environment.ts';
import { answering } from './program.ts';

answering(async () => {
  const wiring = wire(readEnvironment(process.env), systemClock, structuredLog('credit-api'));
  const server = createServer(getRequestListener(createCreditApi(wiring).fetch));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
});
