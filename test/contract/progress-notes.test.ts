import { expect, it } from 'vitest';
import { dynamoProgressNotes } from '../../shared/adapters/dynamodb/progress-notes.ts';
import { dynamoRecords } from '../../shared/adapters/dynamodb/records.ts';
import { at } from '../support/builders.ts';
import { embeddedTable } from '../support/embedded-table.ts';

it('a note on a run takes the place of the one before it', async () => {
  const { client, tableName } = await embeddedTable();
  const notes = dynamoProgressNotes(client, tableName);
  const runId = 'conclude-draw/33.SCJG-2026-1-1';
  const note = { runId, phase: 'reading', done: 500, at: at('2026-03-02T01:00:00.000Z') } as const;
  await notes.note(note);
  await notes.note({ ...note, phase: 'writing', done: 1, total: 4 });
  const stored = await dynamoRecords(client, tableName).get('runProgress', { runId });
  expect(stored?.value).toEqual({ ...note, phase: 'writing', done: 1, total: 4 });
});
