import type { About, AuditAction, AuditEntry, PublicLogEntry } from '../domain/audit/entry.ts';
import type { MerkleFrontier } from '../domain/audit/frontier.ts';
import type { Hash } from '../domain/audit/hash.ts';
import type { DueMark } from '../domain/calendar/due.ts';
import type { Entity } from '../domain/credit/entity.ts';
import type { CreditEvent } from '../domain/credit/event.ts';
import type { UnsignedReceipt } from '../domain/credit/receipt.ts';
import type { Ed25519Jwk, KeyUse } from '../domain/credit/receipt-key.ts';
import type { Outcome } from '../domain/delivery/attempt.ts';
import type { BulkRead } from '../domain/delivery/bulk-read.ts';
import type { Delivery, DeliveryState } from '../domain/delivery/delivery.ts';
import type { FeedEntry, FeedHead, FeedMark, Topic } from '../domain/delivery/feed.ts';
import type { WebhookEndpoint, WebhookPosition } from '../domain/delivery/webhook-endpoint.ts';
import type { AwaitedDraw } from '../domain/inspections/awaited-draw.ts';
import type { CertificatePart } from '../domain/inspections/certificate-part.ts';
import type { Draw } from '../domain/inspections/draw.ts';
import type { ExclusionPart, FramePart, PoolPart } from '../domain/inspections/draw-parts.ts';
import type { FairnessReport } from '../domain/inspections/fairness-report.ts';
import type { Preparation } from '../domain/inspections/preparation.ts';
import type { Run, RunProgress } from '../domain/inspections/run.ts';
import type { Seating } from '../domain/inspections/seating.ts';
import type { SubstitutionRequest } from '../domain/inspections/substitution.ts';
import type { Task } from '../domain/inspections/task.ts';
import type { Visit } from '../domain/inspections/visit.ts';
import type { Application } from '../domain/lists/application.ts';
import type { ListingCase } from '../domain/lists/case.ts';
import type { ListName } from '../domain/lists/list-name.ts';
import type { Listing } from '../domain/lists/listing.ts';
import type { MeasureOrder } from '../domain/measures/order.ts';
import type { LatestAnswer } from '../domain/pledges/latest-answer.ts';
import type { Pledge, PledgeState } from '../domain/pledges/pledge.ts';
import type { QueryLogEntry } from '../domain/pledges/query-log.ts';
import type { Result } from '../domain/primitives/result.ts';
import type { CivilDate, Instant } from '../domain/primitives/time.ts';
import type { Inspector } from '../domain/registry/inspector.ts';
import type { Item } from '../domain/registry/item.ts';
import type { Source } from '../domain/registry/source.ts';
import type { Unit } from '../domain/registry/unit.ts';
import type { RuleTables } from '../domain/rule-tables/rule-tables.ts';
import type { PreviewPart } from '../domain/rule-tables/table-preview.ts';
import type { TableProposal } from '../domain/rule-tables/table-proposal.ts';
import type { TableVersion } from '../domain/rule-tables/table-version.ts';

/** Every kind of record that is kept, and its value. */
export interface RecordValues {
  entity: Entity;
  inspector: Inspector & { readonly source: Source };
  item: Item & { readonly source: Source };
  unit: Unit;
  /** The last number given to a task of a department in a year. */
  taskCounter: { readonly department: string; readonly year: number; readonly last: number };
  task: Task;
  draw: Draw;
  framePart: FramePart;
  poolPart: PoolPart;
  exclusionPart: ExclusionPart;
  /** A draw's secret, sealed by the vault; only the draw runner can open it. */
  drawSecret: { readonly drawId: string; readonly sealed: string };
  preparation: Preparation;
  run: Run;
  runProgress: RunProgress;
  substitution: SubstitutionRequest;
  seating: Seating;
  awaitedDraw: AwaitedDraw;
  certificatePart: CertificatePart;
  fairnessReport: FairnessReport;
  visit: Visit;
  /** Points from an inspector to a visit of theirs. */
  assignment: { readonly staffNo: string; readonly plannedOn: CivilDate; readonly visitId: string };
  creditEvent: CreditEvent;
  /** A published version of a rule table; never changed. */
  tableVersion: TableVersion;
  tableProposal: TableProposal;
  previewPart: PreviewPart;
  listingCase: ListingCase;
  listing: Listing;
  application: Application;
  measureOrder: MeasureOrder;
  feedHead: FeedHead;
  feedEntry: FeedEntry;
  feedMark: FeedMark;
  /** Points from an entity to an order about it, so that all of them are found with strong consistency. */
  subjectOrder: { readonly subject: string; readonly orderId: string };
  pledge: Pledge;
  /** Points from an entity to a pledge of its. */
  pledgeOfSubject: {
    readonly subject: string;
    readonly acceptedOn: CivilDate;
    readonly pledgeId: string;
  };
  /** The pledge gate's latest answer to an application. */
  latestAnswer: LatestAnswer;
  webhookEndpoint: WebhookEndpoint;
  webhookPosition: WebhookPosition;
  delivery: Delivery;
  queryLogEntry: QueryLogEntry;
  bulkRead: BulkRead;
  /** A key pair that signs receipts, and when; the private half sealed by the vault. */
  signingKey: KeyUse & {
    readonly kid: string;
    readonly publicJwk: Ed25519Jwk;
    readonly sealedPrivateJwk: string;
    readonly createdAt: Instant;
  };
  /** How far a clockwork of the service has come, such as the last day whose deadlines were looked at. */
  progress: { readonly name: string; readonly done: string };
}
export type RecordKind = keyof RecordValues;

/** What identifies a record of each kind: fields of its value. */
export interface RecordRefs {
  entity: { readonly target: { readonly id: string } };
  inspector: { readonly staffNo: string };
  item: { readonly code: string };
  unit: { readonly code: string };
  taskCounter: { readonly department: string; readonly year: number };
  task: { readonly id: string };
  draw: { readonly id: string };
  framePart: { readonly inputsId: string; readonly part: number };
  poolPart: { readonly inputsId: string; readonly part: number };
  exclusionPart: { readonly inputsId: string; readonly part: number };
  drawSecret: { readonly drawId: string };
  preparation: { readonly id: string };
  run: { readonly id: string };
  runProgress: { readonly runId: string };
  substitution: { readonly id: string };
  seating: { readonly drawId: string; readonly place: number };
  awaitedDraw: { readonly of: string; readonly department: string };
  certificatePart: { readonly drawId: string; readonly name: string };
  fairnessReport: { readonly department: string; readonly year: number };
  visit: { readonly id: string };
  assignment: { readonly staffNo: string; readonly plannedOn: string; readonly visitId: string };
  creditEvent: { readonly subject: string; readonly id: string };
  tableVersion: { readonly table: { readonly name: string }; readonly publishedAt: string };
  tableProposal: { readonly id: string };
  previewPart: { readonly proposalId: string; readonly requestedAt: string; readonly part: string };
  listingCase: { readonly id: string };
  listing: { readonly id: string };
  application: { readonly id: string };
  measureOrder: { readonly id: string };
  feedHead: { readonly feed: string };
  feedEntry: { readonly feed: string; readonly index: number };
  feedMark: { readonly topic: Topic; readonly about: string };
  subjectOrder: { readonly subject: string; readonly orderId: string };
  pledge: { readonly id: string };
  pledgeOfSubject: { readonly subject: string; readonly acceptedOn: string; readonly pledgeId: string };
  latestAnswer: { readonly subject: string; readonly itemCode: string; readonly applicationNo: string };
  webhookEndpoint: { readonly id: string };
  webhookPosition: { readonly endpointId: string; readonly topic: Topic };
  delivery: { readonly endpointId: string; readonly id: string };
  queryLogEntry: { readonly subject: string; readonly at: string; readonly id: string };
  bulkRead: { readonly at: Instant; readonly id: string };
  signingKey: { readonly kid: string };
  progress: { readonly name: string };
}

/** A record as read, with the version that a change must name. */
export interface Stored<K extends RecordKind> {
  readonly kind: K;
  readonly value: RecordValues[K];
  /** Starts at 1 and grows by one with each change. */
  readonly version: number;
}

/** Work that somebody still owes a step on, and work that is done with. */
export type WorkStage = 'open' | 'closed';

/**
 * Where a listing stands for those who read a list: not ended and not to be seen by the public, not ended and public, or ended.
 * What the public pages through holds nothing else, for a cursor names the record that a page ended with.
 */
export type ListingStage = 'withheld' | 'public' | 'closed';

/**
 * Every way in which records are listed: the arguments of each access pattern and the kind it yields.
 * A pattern by department yields what belongs to that unit or to one below it.
 */
export interface AccessPatterns {
  /** Entities of one city (four digits of GB/T 2260, `0000` where unknown) in one of `entityShards` parts. */
  entitiesOfCity: { args: { readonly city: string; readonly shard: number }; kind: 'entity' };
  /** Every entity, wherever it is, in `entityShards` parts. */
  entitiesInShard: { args: { readonly shard: number }; kind: 'entity' };
  inspectorsOfDepartment: { args: { readonly department: string }; kind: 'inspector' };
  items: { args: Record<never, never>; kind: 'item' };
  units: { args: Record<never, never>; kind: 'unit' };
  tasksOfDepartment: { args: { readonly department: string }; kind: 'task' };
  /** The tasks that have a draw: those under way, or the completed ones that ended in a calendar year. */
  drawnTasks: { args: { readonly period: 'open' | number }; kind: 'task' };
  /** The draws of a task's own line, void ones included, by number. */
  drawsOfTask: { args: { readonly taskId: string }; kind: 'draw' };
  /** The draws of departments' inspectors for the targets of one draw, by department and number. */
  inspectorDraws: { args: { readonly of: string }; kind: 'draw' };
  /** The draws of inspectors that departments owe drawn targets, until those are dispatched. */
  awaitedDrawsOfDepartment: { args: { readonly department: string }; kind: 'awaitedDraw' };
  /** Every frozen draw, newest first. */
  draws: { args: Record<never, never>; kind: 'draw' };
  /** Runs that nobody has finished, oldest first. */
  runsUnderWay: { args: Record<never, never>; kind: 'run' };
  /** Oldest first. */
  substitutionsOfDraw: { args: { readonly drawId: string }; kind: 'substitution' };
  seatingsOfDraw: { args: { readonly drawId: string }; kind: 'seating' };
  /** Newest year first. */
  fairnessReports: { args: Record<never, never>; kind: 'fairnessReport' };
  frameParts: { args: { readonly inputsId: string }; kind: 'framePart' };
  poolParts: { args: { readonly inputsId: string }; kind: 'poolPart' };
  exclusionParts: { args: { readonly inputsId: string }; kind: 'exclusionPart' };
  visitsOfDraw: { args: { readonly drawId: string }; kind: 'visit' };
  /** Latest planned day first. */
  assignmentsOfInspector: { args: { readonly staffNo: string }; kind: 'assignment' };
  /** Visits whose result is soon to be published, or should have been, by the unit that leads them and day. */
  visitsDue: { args: { readonly mark: DueMark; readonly department: string }; kind: 'visit' };
  visitsToRemindOn: { args: { readonly on: string }; kind: 'visit' };
  /** Newest first. */
  publishedVisits: { args: Record<never, never>; kind: 'visit' };
  /** Newest first. */
  publishedVisitsOfTarget: { args: { readonly target: string }; kind: 'visit' };
  eventsOfSubject: { args: { readonly subject: string }; kind: 'creditEvent' };
  /** Every published version of every rule table, by name and time of publication. Strongly consistent. */
  tableVersions: { args: Record<never, never>; kind: 'tableVersion' };
  /** Newest first. */
  tableProposals: { args: Record<never, never>; kind: 'tableProposal' };
  previewParts: {
    args: { readonly proposalId: string; readonly requestedAt: string };
    kind: 'previewPart';
  };
  /** Of each unit what is due first. */
  casesOfAuthority: {
    args: { readonly stage: WorkStage; readonly authority: string };
    kind: 'listingCase';
  };
  /** Oldest first. */
  casesOfSubject: { args: { readonly subject: string }; kind: 'listingCase' };
  /** Cases whose term is soon to end, or missed, by authority and day. */
  casesDue: { args: { readonly mark: DueMark; readonly authority: string }; kind: 'listingCase' };
  /** Cases whose term nobody was reminded of yet, by the day of the reminder. */
  casesToRemindOn: { args: { readonly on: string }; kind: 'listingCase' };
  /** Oldest first. */
  listingsOfSubject: { args: { readonly subject: string }; kind: 'listing' };
  listingsOfAuthority: {
    args: { readonly list: ListName; readonly stage: ListingStage; readonly authority: string };
    kind: 'listing';
  };
  /** Listings whose publication, or whose review after their ground fell, is soon due or overdue. */
  listingsDue: { args: { readonly mark: DueMark; readonly authority: string }; kind: 'listing' };
  listingsToRemindOn: { args: { readonly on: string }; kind: 'listing' };
  /** Of each unit what is due first. */
  applicationsOfUnit: { args: { readonly stage: WorkStage; readonly unit: string }; kind: 'application' };
  /** Oldest first. */
  applicationsOfSubject: { args: { readonly subject: string }; kind: 'application' };
  applicationsDue: { args: { readonly mark: DueMark; readonly unit: string }; kind: 'application' };
  applicationsToRemindOn: { args: { readonly on: string }; kind: 'application' };
  ordersOfDepartment: { args: { readonly department: string }; kind: 'measureOrder' };
  /** The orders that follow from what a unit, or one below it, decided; by listing. */
  ordersOfAuthority: { args: { readonly authority: string }; kind: 'measureOrder' };
  /** Orders whose term is soon to end, or missed, by the department that applies the measure and day. */
  ordersDue: { args: { readonly mark: DueMark; readonly department: string }; kind: 'measureOrder' };
  ordersToRemindOn: { args: { readonly on: string }; kind: 'measureOrder' };
  ordersOfListing: { args: { readonly authority: string; readonly listingId: string }; kind: 'measureOrder' };
  /** Strongly consistent. */
  ordersOfSubject: { args: { readonly subject: string }; kind: 'subjectOrder' };
  /** By the unit that verifies and day of acceptance. */
  pledgesInState: { args: { readonly state: PledgeState; readonly department: string }; kind: 'pledge' };
  /** Those whose term is soon to end, or missed, by the unit that must act and day. */
  pledgesDue: { args: { readonly mark: DueMark; readonly department: string }; kind: 'pledge' };
  pledgesToRemindOn: { args: { readonly on: string }; kind: 'pledge' };
  /** Newest first. */
  pledgesOfSubject: { args: { readonly subject: string }; kind: 'pledgeOfSubject' };
  webhooksOfDepartment: { args: { readonly department: string }; kind: 'webhookEndpoint' };
  activeWebhooks: { args: Record<never, never>; kind: 'webhookEndpoint' };
  /** Pending ones in the order in which they are due, the others in the order in which they were done with. */
  deliveriesOfWebhook: {
    args: { readonly endpointId: string; readonly state: DeliveryState };
    kind: 'delivery';
  };
  /** Who read the credit of many entities at once on a day, oldest first. */
  bulkReadsOn: { args: { readonly on: string }; kind: 'bulkRead' };
  queriesAboutSubject: { args: { readonly subject: string }; kind: 'queryLogEntry' };
  /** What has a deadline on the day: draws to reveal, listings to end. */
  drawsDueOn: { args: { readonly on: string }; kind: 'draw' };
  listingsDueOn: { args: { readonly on: string }; kind: 'listing' };
  /** Entities whose standing changes after this day by time alone. */
  standingsDueOn: { args: { readonly on: string }; kind: 'entity' };
  signingKeys: { args: Record<never, never>; kind: 'signingKey' };
}
export type AccessPattern = keyof AccessPatterns;

/** How many parts entities are spread over, those of one city and all together, so that no index has a hot partition. */
export const entityShards = 8;

/** A page of a list; `cursor` is opaque and absent on the last page. */
export interface Page<K extends RecordKind> {
  readonly items: readonly Stored<K>[];
  readonly cursor?: string;
}

/** Storage is overloaded: nothing was done, and the same request may go through shortly. */
export class StorageBusyError extends Error {
  override readonly name = 'StorageBusyError';
}

/** Reading. A stored row that does not parse throws: a register must fail loudly. */
export interface Records {
  /** Strongly consistent. */
  get<K extends RecordKind>(kind: K, ref: RecordRefs[K]): Promise<Stored<K> | undefined>;
  /** Up to 1,000 records in the order of `refs`, `undefined` where there is none. Strongly consistent. */
  getMany<K extends RecordKind>(
    kind: K,
    refs: readonly RecordRefs[K][],
  ): Promise<readonly (Stored<K> | undefined)[]>;
  /** One page. Refuses a cursor that is not from this list with `invalid-cursor`. */
  page<P extends AccessPattern>(
    pattern: P,
    args: AccessPatterns[P]['args'],
    page: { readonly limit: number; readonly cursor?: string | undefined },
  ): Promise<Result<Page<AccessPatterns[P]['kind']>>>;
  /** The whole list, page by page as it is consumed; memory stays bounded. */
  all<P extends AccessPattern>(
    pattern: P,
    args: AccessPatterns[P]['args'],
  ): AsyncIterable<Stored<AccessPatterns[P]['kind']>>;
}

/** One record to write: `before` is what it was when read, absent for a record that must not exist yet. */
export type Write = {
  [K in RecordKind]: {
    readonly kind: K;
    readonly value: RecordValues[K];
    readonly before: Stored<K> | undefined;
  };
}[RecordKind];

/** A request to change state, with the key that makes its retries harmless (Idempotency-Key). */
export interface Command {
  /** Unique for a caller: the caller's subject and key. */
  readonly id: string;
  /** SHA-256 (hex) of what was asked, so that a key cannot be used for something else. */
  readonly digest: string;
}

/** Everything that one use case changes, applied at once or not at all. */
export interface Change<Answer = unknown> {
  readonly command: Command;
  readonly at: Instant;
  readonly actor: string;
  readonly action: AuditAction;
  readonly about: About;
  /** The legal or organisational basis of the change. */
  readonly basis: string;
  readonly writes: readonly Write[];
  /** The answer that a retry of the command gets again: JSON that fits 300 kB when it is compressed. */
  readonly answer: Answer;
  /** What the public log says of it; absent for what is not public. */
  readonly facts?: PublicLogEntry['facts'];
  /** What the public log calls it where `about` says too much. */
  readonly loggedAs?: string;
}

/**
 * How many records one change may write: a transaction of DynamoDB holds a hundred items, and the audit entry, the command's
 * claim and the entry, the head and the tree of the public log stand beside them.
 */
export const mostWrites = 90;

/** How the state is changed, and what was recorded of that. */
export interface Ledger {
  /**
   * Applies the change in one transaction and gives its answer: its writes, the audit entry, the claim of the command and, with
   * `facts`, the next entry of the public log. Refuses with `stale-version` when a record has changed since
   * it was read, `command-already-applied` when the command was applied before, `busy` when storage stays
   * overloaded; then nothing was applied.
   */
  apply<Answer>(change: Change<Answer>): Promise<Result<Answer>>;
  /**
   * Writes new records that nothing points to yet (parts of a frame, visits of a draw that is not concluded),
   * in as many transactions as it takes. A record that is there already stays as it is.
   */
  prepare(writes: readonly Write[]): Promise<void>;
  /** The stored answer of an applied command and the digest it was asked with. */
  answerOf(commandId: string): Promise<{ readonly digest: string; readonly answer: unknown } | undefined>;
  /** The audit entries about one thing, oldest first. */
  trail(about: string): AsyncIterable<AuditEntry>;
  /** The entries of the public log about one thing, oldest first. */
  publicLogAbout(about: string): Promise<readonly PublicLogEntry[]>;
  /** The public log's tree as it is now; `frontierRoot` gives its RFC 6962 root. */
  publicLogHead(): Promise<MerkleFrontier>;
  /** Up to `limit` entries of the public log by index, from `from` on; none after the last one. */
  publicLogEntries(from: number, limit: number): Promise<readonly PublicLogEntry[]>;
  /**
   * The RFC 6962 §2.1.1 proof that entry `index` is in the tree of the first `size` entries, leaf to root. Only for a
   * log that has so many.
   */
  publicLogProof(index: number, size: number): Promise<readonly Hash[]>;
  /**
   * The RFC 6962 §2.1.2 proof that the tree of the first `from` entries (1 at least) is the beginning of that of
   * the first `to`. Only for a log that has so many.
   */
  publicLogConsistency(from: number, to: number): Promise<readonly Hash[]>;
}

/** The log of who asked about whom, beside the ledger. What is appended twice stands in it once. */
export interface QueryLog {
  append(entries: readonly QueryLogEntry[]): Promise<void>;
  /** Notes that somebody read a page of everybody's credit. */
  appendBulk(entry: BulkRead): Promise<void>;
}

/** The pledge gate's latest answers, beside the ledger so that its hot path stays one read and one write. */
export interface Answers {
  /**
   * Keeps the answer as its application's latest, in one write, and gives the one that was it before. The table's stream
   * tells of each, so that every one enters the query log.
   */
  put(answer: LatestAnswer): Promise<LatestAnswer | undefined>;
}

/** A record as it was stored before and after a change; seen on the table's stream, at least once, in order. */
export type RecordChange = {
  [K in RecordKind]: {
    readonly kind: K;
    readonly before: RecordValues[K] | undefined;
    readonly after: RecordValues[K];
    /** The version that the record has with this change. */
    readonly version: number;
  };
}[RecordKind];

/** Notes on how far a run has come, beside the ledger: they change nothing and nobody is answerable for them. */
export interface ProgressNotes {
  note(progress: RunProgress): Promise<void>;
}

/** The public randomness beacon drand, where there is a network. */
export interface Beacon {
  /** The signature of a round in hex; nothing where the network or the round is not there. */
  signatureOf(round: number): Promise<string | undefined>;
}

/** The rule tables could not be read for so long that what is at hand may no longer hold: nothing is decided by it. */
export class TablesUnavailableError extends Error {
  override readonly name = 'TablesUnavailableError';
}

/** The rule tables. */
export interface Tables {
  /**
   * The versions in force on a day, as known at a moment; from memory where possible. Throws `NoTableInForceError` for a
   * day before the first version of a table, and {@link TablesUnavailableError}.
   */
  at(on: CivilDate, knownAt: Instant): Promise<RuleTables>;
  /** Every version, the shipped ones first, and none that was published missing: read anew. */
  versions(): Promise<readonly TableVersion[]>;
}

/** Time, injected so that a simulated year can be played. */
export interface Clock {
  now(): Instant;
}

/** Names and secrets that nobody can guess. */
export interface Entropy {
  /** UUID v7. */
  id(): string;
  /** 32 bytes from the system's generator, lower-case hex. */
  secret(): string;
}

/** What a sealed text may be opened for; the vault binds the text to it. */
export type SealPurpose = 'draw-secret' | 'receipt-key' | 'webhook-secret';

/** Encryption of what must not be read at rest. Opening for another purpose or context throws. */
export interface Vault {
  seal(purpose: SealPurpose, context: string, plain: string): Promise<string>;
  open(purpose: SealPurpose, context: string, sealed: string): Promise<string>;
}

/** Signs receipts as RECEIPT.md says, each with the key that is in use when it is answered. */
export interface ReceiptSigner {
  sign(receipt: UnsignedReceipt): Promise<string>;
}

/** A message on its way to a department's server. */
export interface WebhookRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Brings messages to servers that this service knows nothing of. */
export interface WebhookSender {
  /** Whether it goes to this very machine as well, for running locally. */
  readonly allowsLoopback: boolean;
  /**
   * One attempt, which ends within some ten seconds. Goes to public addresses only, whatever the name leads to; follows
   * no redirect and reads no answer but its status. Never throws for what the other side does.
   */
  post(request: WebhookRequest): Promise<Outcome>;
}

/** Tells whoever listens in AWS. */
export interface EventBus {
  /** Throws where one of the entries was not taken; the others may have been, and may come again. */
  publish(entries: readonly FeedEntry[]): Promise<void>;
}
