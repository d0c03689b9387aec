import { afterAll } from 'vitest';
import { createCreditApi } from '../../functions/credit-api/app.ts';
import { createInspectorApi } from '../../functions/inspector-api/app.ts';
import { createPortal } from '../../functions/portal/app.tsx';
import { createStaffApi } from '../../functions/staff-api/app.ts';
import type { Persona } from '../../infra/local/personas.ts';
import { drandBeacon } from '../../shared/adapters/beacon.ts';
import { type Wiring, wire } from '../../shared/adapters/wiring.ts';
import { contracts } from '../../shared/contracts/all.ts';
import type { Contract, HttpFunction } from '../../shared/contracts/contract.ts';
import { readEnvironment } from '../../shared/environment.ts';
import type { App } from '../../shared/http/app.ts';
import type { Ports } from '../../shared/use-cases/ask.ts';
import { embeddedTable } from './embedded-table.ts';
import { type TestIdentity, testIdentity } from './identity.ts';
import { type ManualClock, manualClock } from './manual-clock.ts';

/** A log line as it was written. */
export interface LoggedLine {
  readonly code: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** What a test sends. Parameters go into the path, `body` becomes JSON, `raw` is sent as it is. */
export interface Sent {
  readonly as?: Persona;
  /** A token to send instead of a persona's. */
  readonly token?: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: string | Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly raw?: string | Uint8Array<ArrayBuffer> | ReadableStream;
  readonly headers?: Readonly<Record<string, string>>;
  /** The Idempotency-Key; a fresh one by default, none for `null`. */
  readonly key?: string | null;
}

/** The HTTP functions on a fresh table, wired as they are in AWS and locally, with a clock that the test sets. */
export interface TestService {
  readonly wiring: Wiring & Pick<Ports, 'beacon'>;
  readonly clock: ManualClock;
  readonly identity: TestIdentity;
  readonly apps: Readonly<Record<HttpFunction, App>>;
  readonly logged: readonly LoggedLine[];
  /** Calls an operation by its id. */
  ask(operation: string, sent?: Sent): Promise<Response>;
}

/** The contract of an operation. */
export const contractOf = (operation: string): Contract => {
  const found = contracts.find(({ id }) => id === operation);
  if (found === undefined) throw new Error(`there is no operation ${operation}`);
  return found;
};

/** The path of an operation with its parameters filled in. */
export const pathOf = ({ path }: Contract, params: Readonly<Record<string, string>> = {}): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));

let identity: Promise<TestIdentity> | undefined;
let keys = 0;

afterAll(async () => {
  await (await identity)?.stop();
  identity = undefined;
});

/** Starts the functions; the identity provider is shared by a test file. */
export const testService = async (): Promise<TestService> => {
  identity ??= testIdentity();
  const provider = await identity;
  const table = await embeddedTable();
  const clock = manualClock();
  const logged: LoggedLine[] = [];
  const wiring = {
    ...wire(
      readEnvironment({
        OPENLOT_TABLE: table.tableName,
        OPENLOT_TABLE_ENDPOINT: table.endpoint,
        OPENLOT_ISSUER: provider.issuer,
        OPENLOT_AUDIENCE: provider.audience,
        OPENLOT_SEAL_SECRET: '5a'.repeat(32),
        OPENLOT_PUBLIC_URL: 'https://openlot.example',
      }),
      clock,
      (code, fields) => void logged.push({ code, fields }),
    ),
    beacon: drandBeacon(),
  };
  const apps = {
    'staff-api': createStaffApi(wiring),
    'inspector-api': createInspectorApi(wiring),
    'credit-api': createCreditApi(wiring),
    portal: createPortal(wiring),
  };
  const ask = async (operation: string, sent: Sent = {}): Promise<Response> => {
    const contract = contractOf(operation);
    const token = sent.token ?? (sent.as === undefined ? undefined : await provider.tokenOf(sent.as));
    keys += 1;
    const key = sent.key === undefined ? `test-key-${keys}` : sent.key;
    const query = new URLSearchParams(sent.query).toString();
    return apps[contract.servedBy].request(pathOf(contract, sent.params) + (query && `?${query}`), {
      method: contract.method.toUpperCase(),
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(contract.changesState && key !== null && { 'idempotency-key': key }),
        ...(contract.body !== undefined && {
          'content-type': contract.body === 'rows' ? 'text/csv' : 'application/json',
        }),
        ...sent.headers,
      },
      ...(contract.body !== undefined && { body: sent.raw ?? JSON.stringify(sent.body ?? {}) }),
      duplex: 'half',
    });
  };
  return { wiring, clock, identity: provider, apps, logged, ask };
};
