/*
 * One case of `openlot bench freeze`, in a process of its own so that its peak memory is its own:
 * `freeze-case.ts TARGETS`, over the embedded engine. Prints one line of JSON.
 */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { systemClock } from '../../../shared/adapters/clock.ts';
import { clientConfig, documentClient } from '../../../shared/adapters/dynamodb/document-client.ts';
import { patterns } from '../../../shared/adapters/dynamodb/keys.ts';
import { tableDefinition } from '../../../shared/adapters/dynamodb/table-definition.ts';
import { wire } from '../../../shared/adapters/wiring.ts';
import { type Task, taskSchema } from '../../../shared/domain/inspections/task.ts';
import { civilDateOf, dateAfter } from '../../../shared/domain/primitives/time.ts';
import { districtPrefix } from '../../../shared/domain/registry/district-code.ts';
import { readEnvironment } from '../../../shared/environment.ts';
import { prepareDraw } from '../../../shared/use-cases/inspections/prepare-draw.ts';
import { entityShards } from '../../../shared/use-cases/ports.ts';
import { runIdOf } from '../../../shared/use-cases/runs.ts';
import { ensureTable } from '../create-table.ts';
import { demoCities } from '../demo-data/units.ts';
import { startDynoxide } from '../dynoxide.ts';
import { localLog } from '../local-log.ts';
import { benchDepartment, benchItem, fillRegisters } from './bench-register.ts';
import type { FreezeMeasures } from './benchmarks.ts';
import { peakMegabytes, timed } from './measure.ts';

const targets = Number(process.argv[2]);
const sampled = Math.ceil(targets / 100);
const tableName = 'openlot';
const partitionsAtOnce = 16;

const engine = await startDynoxide();
try {
  await ensureTable(new DynamoDBClient(clientConfig(engine.endpoint)), tableName, tableDefinition);
  const client = documentClient(engine.endpoint);
  await fillRegisters(client, tableName, targets);

  /** Reads all targets as the freezing does, sixteen partitions side by side, and drops them. */
  const readAll = async (): Promise<number> => {
    const partitions = demoCities.flatMap((city) =>
      Array.from({ length: entityShards }, (_, shard) => ({ city: districtPrefix(city), shard })),
    );
    let read = 0;
    const reader = async (): Promise<void> => {
      for (let next = partitions.pop(); next !== undefined; next = partitions.pop()) {
        let from: Record<string, unknown> | undefined;
        do {
          const { Items, LastEvaluatedKey } = await client.send(
            new QueryCommand({
              TableName: tableName,
              IndexName: 'gsi1',
              KeyConditionExpression: 'gsi1pk = :p',
              ExpressionAttributeValues: { ':p': patterns.entitiesOfCity(next).partition },
              ...(from !== undefined && { ExclusiveStartKey: from }),
            }),
          );
          read += Items?.length ?? 0;
          from = LastEvaluatedKey;
        } while (from !== undefined);
      }
    };
    await Promise.all(Array.from({ length: partitionsAtOnce }, reader));
    return read;
  };
  const baseline = await timed(readAll);
  if (baseline.value !== targets) throw new Error(`read ${baseline.value} of ${targets} targets`);

  const ports = wire(
    readEnvironment({
      OPENLOT_TABLE: tableName,
      OPENLOT_TABLE_ENDPOINT: engine.endpoint,
      OPENLOT_ISSUER: 'http://127.0.0.1',
      OPENLOT_AUDIENCE: 'bench',
      OPENLOT_SEAL_SECRET: '00'.repeat(32),
      OPENLOT_PUBLIC_URL: 'http://127.0.0.1',
    }),
    systemClock,
    localLog,
  );
  const at = systemClock.now();
  const today = civilDateOf(at);
  const taskOf = (number: number): Task =>
    taskSchema.parse({
      name: '冻结基准',
      leadDepartment: benchDepartment,
      itemCodes: [benchItem],
      criteria: { districts: ['33'] },
      sampling: { kind: 'fixed-size', size: sampled },
      exclusions: { targets: [], inspectors: [] },
      seats: [{ department: benchDepartment, count: 2 }],
      region: 'any',
      plannedOn: today,
      endsOn: dateAfter(today, { days: 7 }),
      id: `${benchDepartment}-BENCH-${number}`,
      number: `基准${number}号`,
      state: 'approved',
      revision: 1,
      draftedBy: 'bench',
      draftedAt: at,
      editedBy: [],
      approvedBy: 'other',
      approvedAt: at,
      draws: 0,
    });

  let tasks = 0;
  const freeze = await timed(async () => {
    tasks += 1;
    const task = taskOf(tasks);
    const preparation = {
      id: task.id,
      purpose: 'freeze' as const,
      taskId: task.id,
      department: benchDepartment,
      state: 'running' as const,
      requestedBy: 'bench',
      requestedAt: at,
    };
    const run = {
      id: runIdOf('prepare-draw', task.id),
      work: 'prepare-draw' as const,
      about: task.id,
      requestedAt: at,
      wakes: 0,
    };
    await ports.ledger.prepare([
      { kind: 'task', value: task, before: undefined },
      { kind: 'preparation', value: preparation, before: undefined },
      { kind: 'run', value: run, before: undefined },
    ]);
    const prepared = await prepareDraw(ports, preparation.id);
    if (!prepared.ok) throw new Error(prepared.refusal.reason.en);
    const draw = await ports.records.get('draw', { id: `${task.id}-1` });
    if (draw?.value.counts.frame !== targets) throw new Error('not all targets were frozen');
  });

  const measures: FreezeMeasures = {
    targets,
    baselineMilliseconds: baseline.milliseconds,
    freezeMilliseconds: freeze.milliseconds,
    megabytes: peakMegabytes(),
  };
  console.log(JSON.stringify(measures));
} finally {
  await engine.stop();
}
