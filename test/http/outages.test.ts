import { describe, expect, it } from 'vitest';
import { dynamoRecords } from '../../shared/adapters/dynamodb/records.ts';
import { problemSchema } from '../../shared/contracts/contract.ts';
import { createApp } from '../../shared/http/app.ts';
import { IssuerUnreachableError } from '../../shared/http/verify-token.ts';
import type { LogCode } from '../../shared/telemetry/log.ts';
import { TablesUnavailableError } from '../../shared/use-cases/ports.ts';
import { subjectOf } from '../support/builders.ts';
import { embeddedTable } from '../support/embedded-table.ts';
import { withFault } from '../support/faulty-client.ts';

/** An application whose one operation fails as `work` does, and what it logs of that. */
const failing = (work: () => Promise<unknown>) => {
  const logged: LogCode[] = [];
  const app = createApp((code) => logged.push(code));
  app.get('/', async (c) => c.json((await work()) as object));
  return {
    ask: async () => {
      const answer = await app.request('/');
      return { answer, problem: problemSchema.parse(await answer.json()) };
    },
    logged,
  };
};

describe('an outage', () => {
  it('of storage that stays overloaded is a 503 that says to retry, whatever was read', async () => {
    const table = await embeddedTable();
    for (const name of ['ProvisionedThroughputExceededException', 'ThrottlingException']) {
      const client = withFault(table, 'GetItemCommand', name);
      const records = dynamoRecords(client, table.tableName);
      const { ask, logged } = failing(() => records.get('entity', { target: { id: subjectOf(1) } }));
      const { answer, problem } = await ask();
      expect([answer.status, problem.code, answer.headers.get('retry-after')]).toEqual([503, 'busy', '2']);
      expect(logged).not.toContain('request-crashed');
    }
  });

  it('of the issuer is a 503 that names it', async () => {
    const { problem } = await failing(async () => {
      throw new IssuerUnreachableError('gone');
    }).ask();
    expect([problem.status, problem.code]).toEqual([503, 'issuer-unreachable']);
  });

  it('of the rule tables is a 503 that says so', async () => {
    const { ask, logged } = failing(async () => {
      throw new TablesUnavailableError('gone');
    });
    const { answer, problem } = await ask();
    expect([answer.status, problem.code, answer.headers.get('retry-after')]).toEqual([503, 'busy', '2']);
    expect(problem.detail).toContain('规则表');
    expect(logged).not.toContain('request-crashed');
  });

  it('of any other kind is a 500 that is logged and tells nothing of its cause', async () => {
    const { ask, logged } = failing(async () => {
      throw new Error('secret cause');
    });
    const { answer, problem } = await ask();
    expect([answer.status, problem.code]).toEqual([500, 'internal-error']);
    expect(JSON.stringify(problem)).not.toContain('secret cause');
    expect(logged).toContain('request-crashed');
  });
});
