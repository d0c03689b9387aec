import { gunzipSync, gzipSync } from 'node:zlib';
import * as z from 'zod';
import { entitySchema } from '../../domain/credit/entity.ts';
import { creditEventSchema } from '../../domain/credit/event.ts';
import { ed25519JwkSchema, keyUseSchema } from '../../domain/credit/receipt-key.ts';
import { bulkReadSchema } from '../../domain/delivery/bulk-read.ts';
import { deliverySchema } from '../../domain/delivery/delivery.ts';
import { feedEntrySchema, feedHeadSchema, feedMarkSchema } from '../../domain/delivery/feed.ts';
import { webhookEndpointSchema, webhookPositionSchema } from '../../domain/delivery/webhook-endpoint.ts';
import { awaitedDrawSchema } from '../../domain/inspections/awaited-draw.ts';
import { certificatePartSchema } from '../../domain/inspections/certificate-part.ts';
import { drawSchema } from '../../domain/inspections/draw.ts';
import { exclusionPartSchema, framePartSchema, poolPartSchema } from '../../domain/inspections/draw-parts.ts';
import { fairnessReportSchema } from '../../domain/inspections/fairness-report.ts';
import { preparationSchema } from '../../domain/inspections/preparation.ts';
import { runProgressSchema, runSchema } from '../../domain/inspections/run.ts';
import { seatingSchema } from '../../domain/inspections/seating.ts';
import { substitutionRequestSchema } from '../../domain/inspections/substitution.ts';
import { taskSchema } from '../../domain/inspections/task.ts';
import { visitSchema } from '../../domain/inspections/visit.ts';
import { applicationSchema } from '../../domain/lists/application.ts';
import { listingCaseSchema } from '../../domain/lists/case.ts';
import { listingSchema } from '../../domain/lists/listing.ts';
import { measureOrderSchema } from '../../domain/measures/order.ts';
import { latestAnswerSchema } from '../../domain/pledges/latest-answer.ts';
import { pledgeSchema } from '../../domain/pledges/pledge.ts';
import { queryLogEntrySchema } from '../../domain/pledges/query-log.ts';
import { civilDateSchema, instantSchema } from '../../domain/primitives/time.ts';
import { inspectorSchema } from '../../domain/registry/inspector.ts';
import { itemSchema } from '../../domain/registry/item.ts';
import { sourcedSchema } from '../../domain/registry/source.ts';
import { unitSchema } from '../../domain/registry/unit.ts';
import { previewPartSchema } from '../../domain/rule-tables/table-preview.ts';
import { tableProposalSchema } from '../../domain/rule-tables/table-proposal.ts';
import { tableVersionSchema } from '../../domain/rule-tables/table-version.ts';
import type { RecordKind, RecordValues, Stored } from '../../use-cases/ports.ts';
import { type DerivedAttributes, type Key, layout } from './keys.ts';

const schemas: { [K in RecordKind]: z.ZodType<RecordValues[K]> } = {
  entity: entitySchema,
  inspector: sourcedSchema(inspectorSchema),
  item: sourcedSchema(itemSchema),
  unit: unitSchema,
  taskCounter: z.object({ department: z.string(), year: z.int(), last: z.int().min(0) }),
  task: taskSchema,
  draw: drawSchema,
  framePart: framePartSchema,
  poolPart: poolPartSchema,
  exclusionPart: exclusionPartSchema,
  drawSecret: z.object({ drawId: z.string(), sealed: z.string() }),
  preparation: preparationSchema,
  run: runSchema,
  runProgress: runProgressSchema,
  substitution: substitutionRequestSchema,
  seating: seatingSchema,
  awaitedDraw: awaitedDrawSchema,
  certificatePart: certificatePartSchema,
  fairnessReport: fairnessReportSchema,
  visit: visitSchema,
  assignment: z.object({ staffNo: z.string(), plannedOn: civilDateSchema, visitId: z.string() }),
  creditEvent: creditEventSchema,
  tableVersion: tableVersionSchema,
  tableProposal: tableProposalSchema,
  previewPart: previewPartSchema,
  listingCase: listingCaseSchema,
  listing: listingSchema,
  application: applicationSchema,
  measureOrder: measureOrderSchema,
  feedHead: feedHeadSchema,
  feedEntry: feedEntrySchema,
  feedMark: feedMarkSchema,
  subjectOrder: z.object({ subject: z.string(), orderId: z.string() }),
  pledge: pledgeSchema,
  pledgeOfSubject: z.object({ subject: z.string(), acceptedOn: civilDateSchema, pledgeId: z.string() }),
  latestAnswer: latestAnswerSchema,
  webhookEndpoint: webhookEndpointSchema,
  webhookPosition: webhookPositionSchema,
  delivery: deliverySchema,
  queryLogEntry: queryLogEntrySchema,
  bulkRead: bulkReadSchema,
  signingKey: z.object({
    kid: z.string(),
    publicJwk: ed25519JwkSchema,
    sealedPrivateJwk: z.string(),
    createdAt: instantSchema,
    ...keyUseSchema.shape,
  }),
  progress: z.object({ name: z.string(), done: z.string() }),
};

/**
 * Kinds that are long lists. They are stored as one compressed text: DynamoDB charges by size, and takes a list of
 * thousands of maps many times as slowly.
 */
const compressedKinds: ReadonlySet<RecordKind> = new Set([
  'framePart',
  'poolPart',
  'exclusionPart',
  'tableVersion',
  'tableProposal',
]);

const packed = (kind: RecordKind, value: unknown): unknown =>
  compressedKinds.has(kind) ? gzipSync(JSON.stringify(value)).toString('base64') : value;

const unpacked = (kind: RecordKind, value: unknown): unknown =>
  compressedKinds.has(kind)
    ? JSON.parse(gunzipSync(Buffer.from(z.base64().parse(value), 'base64')).toString())
    : value;

/** A record as DynamoDB holds it. */
export type RecordItem = Key &
  DerivedAttributes & { readonly kind: RecordKind; readonly version: number; readonly value: unknown };

const recordItemSchema = z.object({
  kind: z.enum(Object.keys(schemas) as [RecordKind, ...RecordKind[]]),
  version: z.int().min(1),
  value: z.unknown(),
});

/** The item of a record in its given version. Throws for a value that could not be read back. */
export const encodeRecord = <K extends RecordKind>(
  kind: K,
  value: RecordValues[K],
  version: number,
): RecordItem => ({
  ...layout[kind].key(value as never),
  ...layout[kind].derived?.(value),
  kind,
  version,
  value: packed(kind, schemas[kind].parse(value)),
});

/** The record of an item. Throws where the stored row does not parse: it is an error, never skipped. */
export const decodeRecord = <K extends RecordKind>(kind: K, item: unknown): Stored<K> => {
  const row = recordItemSchema.parse(item);
  if (row.kind !== kind) throw new Error(`expected a stored ${kind}, found a ${row.kind}`);
  const parsed = schemas[kind].safeParse(unpacked(kind, row.value));
  if (!parsed.success) throw new Error(`a stored ${kind} does not parse: ${z.prettifyError(parsed.error)}`);
  return { kind, value: parsed.data, version: row.version };
};

/**
 * The record of an item of any kind, or nothing where the item has no kind, and so is no record (a claim, an
 * audit entry). Throws where it has one and does not parse.
 */
export const decodeAnyRecord = (item: object): Stored<RecordKind> | undefined =>
  'kind' in item ? decodeRecord(recordItemSchema.parse(item).kind, item) : undefined;
