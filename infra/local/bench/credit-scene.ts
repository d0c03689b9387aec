import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createCreditApi } from '../../../functions/credit-api/app.ts';
import { systemClock } from '../../../shared/adapters/clock.ts';
import { clientConfig } from '../../../shared/adapters/dynamodb/document-client.ts';
import { tableDefinition } from '../../../shared/adapters/dynamodb/table-definition.ts';
import { wire } from '../../../shared/adapters/wiring.ts';
import type { CreditEvent } from '../../../shared/domain/credit/event.ts';
import { standingOf } from '../../../shared/domain/credit/standing.ts';
import { civilDateOf, dateAfter, type Instant } from '../../../shared/domain/primitives/time.ts';
import type { TargetId } from '../../../shared/domain/registry/identifier.ts';
import { type EnvironmentName, readEnvironment } from '../../../shared/environment.ts';
import { tablesNow } from '../../../shared/use-cases/tables-now.ts';
import { ensureTable } from '../create-table.ts';
import { demoUscc } from '../demo-data/identifiers.ts';
import { startDynoxide } from '../dynoxide.ts';
import { startIdentityProvider } from '../identity-provider.ts';
import { localLog } from '../local-log.ts';
import { personaToken } from '../persona-token.ts';
import type { Plan } from './bare-calls.ts';
import { recordCalls } from './recorded-calls.ts';

/** A register of entities on an engine of its own, and what a credit API needs to answer about them. */
export interface CreditScene {
  /** The engine. */
  readonly endpoint: string;
  /** What the credit API is told, but for where its table is. */
  readonly environment: Readonly<Partial<Record<EnvironmentName, string>>>;
  /** The entities that can be asked about. */
  readonly codes: readonly string[];
  /** A token of the approval system. */
  readonly token: string;
  /** What the credit API does for a request once it is warm. */
  observe(requestFor: (code: string) => Request): Promise<Plan>;
  stop(): Promise<void>;
}

const tableName = 'openlot';
const audience = 'urn:openlot:bench';
const entities = 100;

/** An item for which the entities of the scene may pledge. */
export const benchPledgeItem = 'XK-SCJG-001';

/** A record with several lines that keeps nobody from a pledge: clean results, kept pledges, a recognition. */
const eventsOf = (subject: TargetId, knownAt: Instant): readonly CreditEvent[] => {
  const common = {
    subject,
    occurredOn: dateAfter(civilDateOf(knownAt), { days: -30 }),
    knownAt,
    source: { kind: 'service' as const, by: 'bench' },
  };
  return [
    ...[1, 2, 3].map((n) => ({
      ...common,
      id: `inspection-result:bench-${n}`,
      kind: 'inspection-result' as const,
      visitId: `bench-${n}`,
      resultCodes: ['1'],
    })),
    ...[1, 2].map((n) => ({
      ...common,
      id: `pledge-kept:bench-${n}`,
      kind: 'pledge-kept' as const,
      pledgeId: `bench-${n}`,
      itemCode: benchPledgeItem,
    })),
    {
      ...common,
      id: 'recognition:bench',
      kind: 'recognition',
      recognition: 'TAX-A',
      documentNo: '示例认定〔2026〕1号',
      authority: '示例税务局',
    },
  ];
};

/** Sets the scene. */
export const setCreditScene = async (): Promise<CreditScene> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'openlot-bench-'));
  const ends = [() => rm(dataDir, { recursive: true, force: true })];
  const stop = async (): Promise<void> => {
    for (const end of ends.splice(0).reverse()) await end();
  };
  try {
    const engine = await startDynoxide({ dbPath: join(dataDir, 'openlot.db') });
    ends.push(engine.stop);
    await ensureTable(new DynamoDBClient(clientConfig(engine.endpoint)), tableName, tableDefinition);
    const identity = await startIdentityProvider({ dataDir, audience });
    ends.push(identity.stop);
    const environment = {
      OPENLOT_TABLE: tableName,
      OPENLOT_ISSUER: identity.issuer,
      OPENLOT_AUDIENCE: audience,
      OPENLOT_SEAL_SECRET: '00'.repeat(32),
      OPENLOT_PUBLIC_URL: 'http://127.0.0.1',
    };
    const wiringAt = (endpoint: string) =>
      wire(readEnvironment({ ...environment, OPENLOT_TABLE_ENDPOINT: endpoint }), systemClock, localLog);
    const ids = Array.from({ length: entities }, (_, n) => demoUscc(n));
    const wiring = wiringAt(engine.endpoint);
    const now = wiring.clock.now();
    const tables = await tablesNow(wiring.tables, now);
    await wiring.ledger.prepare(
      ids.map((id, n) => ({
        kind: 'entity',
        value: {
          target: {
            id,
            name: `示例第${n}号商贸有限公司`,
            type: 'enterprise',
            district: '330106',
            industry: 'F51',
            authority: '33.SCJG',
            address: `示例路${n}号`,
            tags: [],
            state: 'active',
          },
          standing: standingOf(id, eventsOf(id, now), tables, { asOf: civilDateOf(now), knownAt: now }),
          source: { importId: 'bench', line: n + 1 },
        },
        before: undefined,
      })),
    );
    const codes = ids.map((id) => id.slice(id.indexOf(':') + 1));
    return {
      endpoint: engine.endpoint,
      environment,
      codes,
      token: await personaToken(dataDir, 'approval-system'),
      async observe(requestFor) {
        const recorder = await recordCalls(engine.endpoint);
        try {
          const app = createCreditApi(wiringAt(recorder.endpoint));
          const ask = async (code: string): Promise<string> => {
            const answer = await app.fetch(requestFor(code));
            const text = await answer.text();
            if (!answer.ok) throw new Error(`the credit API answered ${answer.status}: ${text}`);
            return text;
          };
          const [first = '', second = ''] = codes;
          await ask(first);
          recorder.taken();
          const answer = await ask(second);
          return { calls: recorder.taken(), code: second, answerBytes: Buffer.byteLength(answer) };
        } finally {
          recorder.stop();
        }
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
};
