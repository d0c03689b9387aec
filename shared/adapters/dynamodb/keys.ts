/*
 * The only place where a key string is built. One table, three generic indexes; see `table-definition.ts`.
 *
 * Access pattern                          Where    Partition                      Sort
 * ------------------------------------    -----    ---------------------------    ---------------------------
 * a record by its reference               table    <KIND>#<reference>             RECORD
 * frozen parts of frame, pool, …          table    INPUTS#<inputs>                <KIND>#<part>
 * a draw's sealed secret                  table    DRAWSECRET#<draw>              RECORD
 * credit events of a subject              table    SUBJECT#<id>                   EVENT#<event>
 * published versions of rule tables       table    TABLEVERSIONS                  <name>#<published at>
 * the gate's latest answer                table    ANSWER#<id>#<item>             <application>
 * pledges of a subject                    table    SUBJECT#<id>                   PLEDGE#<accepted on>#<pledge>
 * parts of the preview of a proposal      table    TABLEPREVIEW#<proposal>        <requested at>#<part>
 * queries about a subject                 table    SUBJECT#<id>                   QUERY#<at>#<entry>
 * bulk reads of a day                     table    BULKREADS#<day>                <at>#<entry>
 * measure orders about a subject          table    SUBJECT#<id>                   ORDER#<order>
 * visits of an inspector                  table    INSPECTOR#<staffNo>            VISIT#<planned on>#<visit>
 * an entry of a feed, its end, the mark   table    FEED#<feed>#<index>,           RECORD
 *   of what was told of a record                   FEEDHEAD#…, FEEDMARK#…
 * a webhook's place in a topic, a         table    WEBHOOKPOSITION#…,             RECORD
 *   message to it                                  DELIVERY#<webhook>#<message>
 * an applied command                      table    COMMAND#<command>              COMMAND
 * audit trail of a thing                  table    AUDIT#<about>                  <at>#<entry>
 * a public log entry, the log's head      table    LOG#<index>, LOGHEAD           ENTRY, HEAD
 * a node of the log's tree: the j-th of   table    LOG#<(j + 1) · 2^k − 1>        ENTRY
 *   its complete subtrees of 2^k leaves
 * entities of a city, in 8 shards         gsi1     ENTITIES#<city>#<shard>        <id>
 * all entities, in 8 shards               gsi2     ENTITIES#<shard>               <id>
 * proposed versions of rule tables        gsi1     TABLEPROPOSALS                 <proposed at>#<proposal>
 * inspectors, tasks, orders and webhooks  gsi1     <KIND>S                        <department>.#<reference>
 *   of a unit and those below it                                                  (begins with <department>.)
 * cases and applications of a unit and    gsi1     CASES#open, …#closed,          <unit>.#<due day, or when opened
 *   those below it, open or done with              APPLICATIONS#open, …           or filed>#<id>
 * messages to a webhook by state          gsi1     DELIVERIES#<webhook>#<state>   <at>#<message>
 * webhooks that are active                gsi2     WEBHOOKSACTIVE                 <webhook>
 * items, units, signing keys              gsi1     <KIND>S                        <reference>
 * draws of a task, visits of a draw       gsi1     TASKDRAWS#…, DRAWVISITS#…      <number> (fixed width)
 * inspectors' draws for a draw's targets  gsi1     INSPECTORDRAWS#<draw>          <department>#<number>
 * those that a unit and those below owe   gsi1     AWAITEDDRAWS                   <department>.#<draw>
 * substitutions of a draw                 gsi1     SUBSTITUTIONS#<draw>           <requested at>#<id>
 * seatings of a draw, its certificate     table    SEATINGS#…, CERTIFICATE#<draw> <place>, <name>
 * runs under way, fairness reports        gsi1     RUNS, FAIRNESS                 <requested at>#<id>, <year>#<unit>
 * all draws, newest first                 gsi2     DRAWS                          <frozen at>#<draw>
 * tasks with a draw, under way or by the  gsi2     TASKSDRAWN#open, …#<year>      <task>
 *   year that they ended in
 * pledges in a state, of the verifying    gsi1     PLEDGES#<state>                <department>.#<accepted on>#<pledge>
 *   unit and those below it
 * listings of a subject                   gsi1     SUBJECTLISTINGS#<id>           <decided at>#<listing>
 * listings of a unit and those below it,  gsi2     LISTINGS#<list>#withheld,      <unit>.#<listing>
 *   by list: withheld, public or ended             …#public, …#closed
 * cases and applications of a subject     gsi2     SUBJECTCASES#…, SUBJECTAPPL…   <opened or filed at>#<id>
 * public log entries about a thing        gsi1     LOGABOUT#<about>               <index> (fixed width)
 * published results, newest first         gsi2     PUBLISHED                      <published at>#<visit>
 * orders that follow from decisions of a  gsi2     AUTHORITYORDERS                <authority>.#<listing>#<order>
 *   unit and those below it, by listing
 * published results of a target           gsi3     TARGETRESULTS#<id>             <published at>#<visit>
 * draws to reveal, listings to end that   gsi3     DRAWSDUE#<day>, LISTINGSDUE#…  <reference>
 *   have no running term
 * standings that hold until a day         gsi3     STANDINGSDUE#<day>             <id>
 * cases, listings, applications, orders,  gsi3     <KIND>STOREMIND#<day>          <id>
 *   pledges and visits to remind people of
 *   on a day, and those reminded of or
 *   overdue                               gsi3     <KIND>SSOON, <KIND>SOVERDUE    <unit>.#<due day>#<id>
 */
import { createHash } from 'node:crypto';
import { type Due, type DueMark, dueMarkOf } from '../../domain/calendar/due.ts';
import { isOpen } from '../../domain/lists/application.ts';
import { isUndecided } from '../../domain/lists/case.ts';
import type { ListName } from '../../domain/lists/list-name.ts';
import { isPublic, type Listing } from '../../domain/lists/listing.ts';
import { queryLogYears } from '../../domain/pledges/query-log.ts';
import { civilDateOf } from '../../domain/primitives/time.ts';
import {
  type AccessPattern,
  type AccessPatterns,
  entityShards,
  type ListingStage,
  type RecordKind,
  type RecordRefs,
  type RecordValues,
  type WorkStage,
} from '../../use-cases/ports.ts';

/** A primary key. */
export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/** Attributes of an item that come from its value: index keys and the time to live. */
export interface DerivedAttributes {
  readonly gsi1pk?: string;
  readonly gsi1sk?: string;
  readonly gsi2pk?: string;
  readonly gsi2sk?: string;
  readonly gsi3pk?: string;
  readonly gsi3sk?: string;
  readonly expiresAt?: number;
}

const record = (pk: string): Key => ({ pk, sk: 'RECORD' });

/** Numbers in sort keys have a fixed width, so that their order as text is their order. */
const ordinal = (n: number): string => String(n).padStart(10, '0');

/** A unit's place in a sort key: the closing dot keeps `33.A` from covering `33.AB`; no unit covers all. */
const within = (department: string): string => (department === '' ? '' : `${department}.`);

/** The beginning of the sort keys of one listing's orders. */
const ofListing = (authority: string, listingId: string): string => `${within(authority)}#${listingId}#`;

const shardOf = (id: string): number => (createHash('sha256').update(id).digest()[0] ?? 0) % entityShards;

const cityOf = (district: string | undefined): string => (district ?? '0000').slice(0, 4);

const drawnTasksPartition = (period: 'open' | number): string => `TASKSDRAWN#${period}`;

/** How long it can be looked up that a message was delivered. */
const deliveredYears = 1;

const deliveriesPartition = (endpointId: string, state: string): string =>
  `DELIVERIES#${endpointId}#${state}`;

const stageOf = (listing: Listing): ListingStage =>
  listing.state === 'ended' ? 'closed' : isPublic(listing) ? 'public' : 'withheld';

const listingsPartition = (list: ListName, stage: ListingStage): string => `LISTINGS#${list}#${stage}`;

const bulkReadsPartition = (on: string): string => `BULKREADS#${on}`;

const secondsAt = (instant: string, years: number): number =>
  Math.floor(Date.parse(instant) / 1000) + years * 366 * 24 * 3600;

/** Where a thing with a running term is found: by the day to remind people of it, and then by how it shows. */
const dueKeys = (
  kind: 'CASES' | 'LISTINGS' | 'APPLICATIONS' | 'ORDERS' | 'PLEDGES' | 'VISITS',
  due: Due | undefined,
  unit: string,
  id: string,
): DerivedAttributes => {
  if (due === undefined) return {};
  const mark = dueMarkOf(due);
  return mark === undefined
    ? { gsi3pk: toRemind(kind, due.remindOn), gsi3sk: id }
    : { gsi3pk: marked(kind, mark), gsi3sk: `${within(unit)}#${due.by.on}#${id}` };
};

/** Where work is found that is still open, of each unit what is due first, and where what is done with. */
const workKeys = (
  kind: 'CASES' | 'APPLICATIONS',
  isStillOpen: boolean,
  since: string,
  unit: string,
  id: string,
): DerivedAttributes => ({
  gsi1pk: staged(kind, isStillOpen ? 'open' : 'closed'),
  gsi1sk: `${within(unit)}#${since}#${id}`,
});

const staged = (kind: string, stage: WorkStage): string => `${kind}#${stage}`;
const toRemind = (kind: string, on: string): string => `${kind}TOREMIND#${on}`;
const marked = (kind: string, mark: DueMark): string => `${kind}${mark.toUpperCase()}`;

type Layout = {
  [K in RecordKind]: {
    readonly key: (ref: RecordRefs[K]) => Key;
    readonly derived?: (value: RecordValues[K]) => DerivedAttributes;
  };
};

const inputPart = (
  kind: string,
  { inputsId, part }: { readonly inputsId: string; readonly part: number },
): Key => ({
  pk: `INPUTS#${inputsId}`,
  sk: `${kind}#${ordinal(part)}`,
});

/** The key and the derived attributes of every kind of record. */
export const layout: Layout = {
  entity: {
    key: ({ target }) => record(`ENTITY#${target.id}`),
    derived: ({ target, standing }) => ({
      gsi1pk: `ENTITIES#${cityOf(target.district)}#${shardOf(target.id)}`,
      gsi1sk: target.id,
      gsi2pk: `ENTITIES#${shardOf(target.id)}`,
      gsi2sk: target.id,
      ...(standing?.validThrough !== undefined && {
        gsi3pk: `STANDINGSDUE#${standing.validThrough}`,
        gsi3sk: target.id,
      }),
    }),
  },
  inspector: {
    key: ({ staffNo }) => record(`INSPECTOR#${staffNo}`),
    derived: ({ department, staffNo }) => ({
      gsi1pk: 'INSPECTORS',
      gsi1sk: `${within(department)}#${staffNo}`,
    }),
  },
  item: {
    key: ({ code }) => record(`ITEM#${code}`),
    derived: ({ code }) => ({ gsi1pk: 'ITEMS', gsi1sk: code }),
  },
  unit: {
    key: ({ code }) => record(`UNIT#${code}`),
    derived: ({ code }) => ({ gsi1pk: 'UNITS', gsi1sk: code }),
  },
  taskCounter: { key: ({ department, year }) => record(`TASKCOUNTER#${department}#${year}`) },
  task: {
    key: ({ id }) => record(`TASK#${id}`),
    derived: ({ id, leadDepartment, currentDrawId, state, endsOn }) => ({
      gsi1pk: 'TASKS',
      gsi1sk: `${within(leadDepartment)}#${id}`,
      ...(currentDrawId !== undefined && {
        gsi2pk: drawnTasksPartition(state === 'completed' ? Number(endsOn.slice(0, 4)) : 'open'),
        gsi2sk: id,
      }),
    }),
  },
  draw: {
    key: ({ id }) => record(`DRAW#${id}`),
    derived: ({ id, taskId, number, stage, frozenAt, secret, revealBy, overdueSince }) => ({
      ...(stage.kind === 'inspectors'
        ? { gsi1pk: `INSPECTORDRAWS#${stage.of}`, gsi1sk: `${stage.department}#${ordinal(number)}` }
        : { gsi1pk: `TASKDRAWS#${taskId}`, gsi1sk: ordinal(number) }),
      gsi2pk: 'DRAWS',
      gsi2sk: `${frozenAt}#${id}`,
      ...(revealBy !== undefined &&
        secret === undefined &&
        overdueSince === undefined && { gsi3pk: `DRAWSDUE#${revealBy.on}`, gsi3sk: id }),
    }),
  },
  framePart: { key: (ref) => inputPart('FRAME', ref) },
  poolPart: { key: (ref) => inputPart('POOL', ref) },
  exclusionPart: { key: (ref) => inputPart('EXCLUSIONS', ref) },
  drawSecret: { key: ({ drawId }) => record(`DRAWSECRET#${drawId}`) },
  preparation: { key: ({ id }) => record(`PREPARATION#${id}`) },
  run: {
    key: ({ id }) => record(`RUN#${id}`),
    derived: ({ id, requestedAt, doneAt }) =>
      doneAt === undefined ? { gsi1pk: 'RUNS', gsi1sk: `${requestedAt}#${id}` } : {},
  },
  runProgress: { key: ({ runId }) => record(`RUNPROGRESS#${runId}`) },
  substitution: {
    key: ({ id }) => record(`SUBSTITUTION#${id}`),
    derived: ({ id, drawId, requestedAt }) => ({
      gsi1pk: `SUBSTITUTIONS#${drawId}`,
      gsi1sk: `${requestedAt}#${id}`,
    }),
  },
  seating: { key: ({ drawId, place }) => ({ pk: `SEATINGS#${drawId}`, sk: ordinal(place) }) },
  awaitedDraw: {
    key: ({ of, department }) => record(`AWAITEDDRAW#${of}#${department}`),
    derived: ({ of, department, endedAt }) =>
      endedAt === undefined ? { gsi1pk: 'AWAITEDDRAWS', gsi1sk: `${within(department)}#${of}` } : {},
  },
  certificatePart: { key: ({ drawId, name }) => ({ pk: `CERTIFICATE#${drawId}`, sk: name }) },
  fairnessReport: {
    key: ({ department, year }) => record(`FAIRNESS#${department}#${year}`),
    derived: ({ department, year }) => ({ gsi1pk: 'FAIRNESS', gsi1sk: `${year}#${department}` }),
  },
  visit: {
    key: ({ id }) => record(`VISIT#${id}`),
    derived: ({ id, drawId, place, target, leadDepartment, due, publishedAt }) => ({
      gsi1pk: `DRAWVISITS#${drawId}`,
      gsi1sk: `${ordinal(place)}#${id}`,
      // Nothing is due of what is published, which is found by its target instead.
      ...dueKeys('VISITS', due, leadDepartment, id),
      ...(publishedAt !== undefined && {
        gsi2pk: 'PUBLISHED',
        gsi2sk: `${publishedAt}#${id}`,
        gsi3pk: `TARGETRESULTS#${target}`,
        gsi3sk: `${publishedAt}#${id}`,
      }),
    }),
  },
  assignment: {
    key: ({ staffNo, plannedOn, visitId }) => ({
      pk: `INSPECTOR#${staffNo}`,
      sk: `VISIT#${plannedOn}#${visitId}`,
    }),
  },
  creditEvent: { key: ({ subject, id }) => ({ pk: `SUBJECT#${subject}`, sk: `EVENT#${id}` }) },
  tableVersion: {
    key: ({ table, publishedAt }) => ({ pk: 'TABLEVERSIONS', sk: `${table.name}#${publishedAt}` }),
  },
  tableProposal: {
    key: ({ id }) => record(`TABLEPROPOSAL#${id}`),
    derived: ({ id, proposedAt }) => ({ gsi1pk: 'TABLEPROPOSALS', gsi1sk: `${proposedAt}#${id}` }),
  },
  previewPart: {
    key: ({ proposalId, requestedAt, part }) => ({
      pk: `TABLEPREVIEW#${proposalId}`,
      sk: `${requestedAt}#${part}`,
    }),
  },
  listingCase: {
    key: ({ id }) => record(`CASE#${id}`),
    derived: (one) => {
      const { id, authority, subject, openedAt, due } = one;
      return {
        ...workKeys('CASES', isUndecided(one), due?.by.on ?? openedAt, authority, id),
        gsi2pk: `SUBJECTCASES#${subject}`,
        gsi2sk: `${openedAt}#${id}`,
        ...dueKeys('CASES', due, authority, id),
      };
    },
  },
  listing: {
    key: ({ id }) => record(`LISTING#${id}`),
    derived: (one) => {
      const { id, subject, list, authority, decidedAt, endsOn, state, due } = one;
      return {
        gsi1pk: `SUBJECTLISTINGS#${subject}`,
        gsi1sk: `${decidedAt}#${id}`,
        gsi2pk: listingsPartition(list, stageOf(one)),
        gsi2sk: `${within(authority)}#${id}`,
        // A running term comes first; the clock ends what it finds by its term too.
        ...(endsOn !== undefined && state === 'published' && { gsi3pk: `LISTINGSDUE#${endsOn}`, gsi3sk: id }),
        ...dueKeys('LISTINGS', due, authority, id),
      };
    },
  },
  application: {
    key: ({ id }) => record(`APPLICATION#${id}`),
    derived: (one) => {
      const { id, subject, unit, filed, due } = one;
      return {
        ...workKeys('APPLICATIONS', isOpen(one), due?.by.on ?? filed.at, unit, id),
        gsi2pk: `SUBJECTAPPLICATIONS#${subject}`,
        gsi2sk: `${filed.at}#${id}`,
        ...dueKeys('APPLICATIONS', due, unit, id),
      };
    },
  },
  measureOrder: {
    key: ({ id }) => record(`ORDER#${id}`),
    derived: ({ id, department, authority, listingId, due }) => ({
      gsi1pk: 'ORDERS',
      gsi1sk: `${within(department)}#${id}`,
      gsi2pk: 'AUTHORITYORDERS',
      gsi2sk: `${ofListing(authority, listingId)}${id}`,
      ...dueKeys('ORDERS', due, department, id),
    }),
  },
  feedHead: { key: ({ feed }) => record(`FEEDHEAD#${feed}`) },
  // A partition each: entries are read by number, and one partition for all would be a hot one.
  feedEntry: { key: ({ feed, index }) => record(`FEED#${feed}#${ordinal(index)}`) },
  feedMark: { key: ({ topic, about }) => record(`FEEDMARK#${topic}#${about}`) },
  subjectOrder: { key: ({ subject, orderId }) => ({ pk: `SUBJECT#${subject}`, sk: `ORDER#${orderId}` }) },
  pledge: {
    key: ({ id }) => record(`PLEDGE#${id}`),
    derived: ({ id, unit, verifier, state, acceptedOn, due }) => ({
      gsi1pk: `PLEDGES#${state}`,
      gsi1sk: `${within(verifier)}#${acceptedOn}#${id}`,
      // Until its papers are in, an application is the business of whoever accepted it.
      ...dueKeys('PLEDGES', due, state === 'awaiting-materials' ? unit : verifier, id),
    }),
  },
  pledgeOfSubject: {
    key: ({ subject, acceptedOn, pledgeId }) => ({
      pk: `SUBJECT#${subject}`,
      sk: `PLEDGE#${acceptedOn}#${pledgeId}`,
    }),
  },
  // An identifier holds no #, so that the item begins at the second one whatever it is called.
  latestAnswer: {
    key: ({ subject, itemCode, applicationNo }) => ({
      pk: `ANSWER#${subject}#${itemCode}`,
      sk: applicationNo,
    }),
  },
  webhookEndpoint: {
    key: ({ id }) => record(`WEBHOOK#${id}`),
    derived: ({ id, department, state }) => ({
      gsi1pk: 'WEBHOOKS',
      gsi1sk: `${within(department)}#${id}`,
      ...(state === 'active' && { gsi2pk: 'WEBHOOKSACTIVE', gsi2sk: id }),
    }),
  },
  webhookPosition: { key: ({ endpointId, topic }) => record(`WEBHOOKPOSITION#${endpointId}#${topic}`) },
  delivery: {
    key: ({ endpointId, id }) => record(`DELIVERY#${endpointId}#${id}`),
    derived: ({ endpointId, id, state, at }) => ({
      gsi1pk: deliveriesPartition(endpointId, state),
      gsi1sk: `${at}#${id}`,
      ...(state === 'delivered' && { expiresAt: secondsAt(at, deliveredYears) }),
    }),
  },
  queryLogEntry: {
    key: ({ subject, at, id }) => ({ pk: `SUBJECT#${subject}`, sk: `QUERY#${at}#${id}` }),
    derived: ({ at }) => ({ expiresAt: secondsAt(at, queryLogYears) }),
  },
  bulkRead: {
    key: ({ at, id }) => ({ pk: bulkReadsPartition(civilDateOf(at)), sk: `${at}#${id}` }),
    derived: ({ at }) => ({ expiresAt: secondsAt(at, queryLogYears) }),
  },
  signingKey: {
    key: ({ kid }) => record(`SIGNINGKEY#${kid}`),
    derived: ({ kid }) => ({ gsi1pk: 'SIGNINGKEYS', gsi1sk: kid }),
  },
  progress: { key: ({ name }) => record(`PROGRESS#${name}`) },
};

/** A list as DynamoDB is asked for it. */
export interface ListQuery<K extends RecordKind = RecordKind> {
  readonly kind: K;
  readonly index?: 'gsi1' | 'gsi2' | 'gsi3';
  readonly partition: string;
  readonly sortPrefix?: string;
  readonly newestFirst?: true;
}

type Patterns = {
  [P in AccessPattern]: (args: AccessPatterns[P]['args']) => ListQuery<AccessPatterns[P]['kind']>;
};

/** The query of every access pattern. */
export const patterns: Patterns = {
  entitiesOfCity: ({ city, shard }) => ({
    kind: 'entity',
    index: 'gsi1',
    partition: `ENTITIES#${city}#${shard}`,
  }),
  entitiesInShard: ({ shard }) => ({ kind: 'entity', index: 'gsi2', partition: `ENTITIES#${shard}` }),
  inspectorsOfDepartment: ({ department }) => ({
    kind: 'inspector',
    index: 'gsi1',
    partition: 'INSPECTORS',
    sortPrefix: within(department),
  }),
  items: () => ({ kind: 'item', index: 'gsi1', partition: 'ITEMS' }),
  units: () => ({ kind: 'unit', index: 'gsi1', partition: 'UNITS' }),
  tasksOfDepartment: ({ department }) => ({
    kind: 'task',
    index: 'gsi1',
    partition: 'TASKS',
    sortPrefix: within(department),
  }),
  drawnTasks: ({ period }) => ({ kind: 'task', index: 'gsi2', partition: drawnTasksPartition(period) }),
  drawsOfTask: ({ taskId }) => ({ kind: 'draw', index: 'gsi1', partition: `TASKDRAWS#${taskId}` }),
  inspectorDraws: ({ of }) => ({ kind: 'draw', index: 'gsi1', partition: `INSPECTORDRAWS#${of}` }),
  awaitedDrawsOfDepartment: ({ department }) => ({
    kind: 'awaitedDraw',
    index: 'gsi1',
    partition: 'AWAITEDDRAWS',
    sortPrefix: within(department),
  }),
  draws: () => ({ kind: 'draw', index: 'gsi2', partition: 'DRAWS', newestFirst: true }),
  runsUnderWay: () => ({ kind: 'run', index: 'gsi1', partition: 'RUNS' }),
  substitutionsOfDraw: ({ drawId }) => ({
    kind: 'substitution',
    index: 'gsi1',
    partition: `SUBSTITUTIONS#${drawId}`,
  }),
  seatingsOfDraw: ({ drawId }) => ({ kind: 'seating', partition: `SEATINGS#${drawId}` }),
  fairnessReports: () => ({
    kind: 'fairnessReport',
    index: 'gsi1',
    partition: 'FAIRNESS',
    newestFirst: true,
  }),
  frameParts: ({ inputsId }) => ({
    kind: 'framePart',
    partition: `INPUTS#${inputsId}`,
    sortPrefix: 'FRAME#',
  }),
  poolParts: ({ inputsId }) => ({
    kind: 'poolPart',
    partition: `INPUTS#${inputsId}`,
    sortPrefix: 'POOL#',
  }),
  exclusionParts: ({ inputsId }) => ({
    kind: 'exclusionPart',
    partition: `INPUTS#${inputsId}`,
    sortPrefix: 'EXCLUSIONS#',
  }),
  visitsOfDraw: ({ drawId }) => ({ kind: 'visit', index: 'gsi1', partition: `DRAWVISITS#${drawId}` }),
  assignmentsOfInspector: ({ staffNo }) => ({
    kind: 'assignment',
    partition: `INSPECTOR#${staffNo}`,
    sortPrefix: 'VISIT#',
    newestFirst: true,
  }),
  visitsDue: ({ mark, department }) => ({
    kind: 'visit',
    index: 'gsi3',
    partition: marked('VISITS', mark),
    sortPrefix: within(department),
  }),
  visitsToRemindOn: ({ on }) => ({ kind: 'visit', index: 'gsi3', partition: toRemind('VISITS', on) }),
  publishedVisits: () => ({ kind: 'visit', index: 'gsi2', partition: 'PUBLISHED', newestFirst: true }),
  publishedVisitsOfTarget: ({ target }) => ({
    kind: 'visit',
    index: 'gsi3',
    partition: `TARGETRESULTS#${target}`,
    newestFirst: true,
  }),
  eventsOfSubject: ({ subject }) => ({
    kind: 'creditEvent',
    partition: `SUBJECT#${subject}`,
    sortPrefix: 'EVENT#',
  }),
  tableVersions: () => ({ kind: 'tableVersion', partition: 'TABLEVERSIONS' }),
  tableProposals: () => ({
    kind: 'tableProposal',
    index: 'gsi1',
    partition: 'TABLEPROPOSALS',
    newestFirst: true,
  }),
  previewParts: ({ proposalId, requestedAt }) => ({
    kind: 'previewPart',
    partition: `TABLEPREVIEW#${proposalId}`,
    sortPrefix: `${requestedAt}#`,
  }),
  casesOfAuthority: ({ stage, authority }) => ({
    kind: 'listingCase',
    index: 'gsi1',
    partition: staged('CASES', stage),
    sortPrefix: within(authority),
  }),
  casesOfSubject: ({ subject }) => ({
    kind: 'listingCase',
    index: 'gsi2',
    partition: `SUBJECTCASES#${subject}`,
  }),
  casesDue: ({ mark, authority }) => ({
    kind: 'listingCase',
    index: 'gsi3',
    partition: marked('CASES', mark),
    sortPrefix: within(authority),
  }),
  casesToRemindOn: ({ on }) => ({ kind: 'listingCase', index: 'gsi3', partition: toRemind('CASES', on) }),
  listingsOfSubject: ({ subject }) => ({
    kind: 'listing',
    index: 'gsi1',
    partition: `SUBJECTLISTINGS#${subject}`,
  }),
  listingsOfAuthority: ({ list, stage, authority }) => ({
    kind: 'listing',
    index: 'gsi2',
    partition: listingsPartition(list, stage),
    sortPrefix: within(authority),
  }),
  listingsDue: ({ mark, authority }) => ({
    kind: 'listing',
    index: 'gsi3',
    partition: marked('LISTINGS', mark),
    sortPrefix: within(authority),
  }),
  listingsToRemindOn: ({ on }) => ({ kind: 'listing', index: 'gsi3', partition: toRemind('LISTINGS', on) }),
  applicationsOfUnit: ({ stage, unit }) => ({
    kind: 'application',
    index: 'gsi1',
    partition: staged('APPLICATIONS', stage),
    sortPrefix: within(unit),
  }),
  applicationsOfSubject: ({ subject }) => ({
    kind: 'application',
    index: 'gsi2',
    partition: `SUBJECTAPPLICATIONS#${subject}`,
  }),
  applicationsDue: ({ mark, unit }) => ({
    kind: 'application',
    index: 'gsi3',
    partition: marked('APPLICATIONS', mark),
    sortPrefix: within(unit),
  }),
  applicationsToRemindOn: ({ on }) => ({
    kind: 'application',
    index: 'gsi3',
    partition: toRemind('APPLICATIONS', on),
  }),
  ordersOfDepartment: ({ department }) => ({
    kind: 'measureOrder',
    index: 'gsi1',
    partition: 'ORDERS',
    sortPrefix: within(department),
  }),
  ordersOfAuthority: ({ authority }) => ({
    kind: 'measureOrder',
    index: 'gsi2',
    partition: 'AUTHORITYORDERS',
    sortPrefix: within(authority),
  }),
  ordersOfListing: ({ authority, listingId }) => ({
    kind: 'measureOrder',
    index: 'gsi2',
    partition: 'AUTHORITYORDERS',
    sortPrefix: ofListing(authority, listingId),
  }),
  ordersDue: ({ mark, department }) => ({
    kind: 'measureOrder',
    index: 'gsi3',
    partition: marked('ORDERS', mark),
    sortPrefix: within(department),
  }),
  ordersToRemindOn: ({ on }) => ({ kind: 'measureOrder', index: 'gsi3', partition: toRemind('ORDERS', on) }),
  ordersOfSubject: ({ subject }) => ({
    kind: 'subjectOrder',
    partition: `SUBJECT#${subject}`,
    sortPrefix: 'ORDER#',
  }),
  pledgesInState: ({ state, department }) => ({
    kind: 'pledge',
    index: 'gsi1',
    partition: `PLEDGES#${state}`,
    sortPrefix: within(department),
  }),
  pledgesDue: ({ mark, department }) => ({
    kind: 'pledge',
    index: 'gsi3',
    partition: marked('PLEDGES', mark),
    sortPrefix: within(department),
  }),
  pledgesToRemindOn: ({ on }) => ({ kind: 'pledge', index: 'gsi3', partition: toRemind('PLEDGES', on) }),
  pledgesOfSubject: ({ subject }) => ({
    kind: 'pledgeOfSubject',
    partition: `SUBJECT#${subject}`,
    sortPrefix: 'PLEDGE#',
    newestFirst: true,
  }),
  webhooksOfDepartment: ({ department }) => ({
    kind: 'webhookEndpoint',
    index: 'gsi1',
    partition: 'WEBHOOKS',
    sortPrefix: within(department),
  }),
  activeWebhooks: () => ({ kind: 'webhookEndpoint', index: 'gsi2', partition: 'WEBHOOKSACTIVE' }),
  deliveriesOfWebhook: ({ endpointId, state }) => ({
    kind: 'delivery',
    index: 'gsi1',
    partition: deliveriesPartition(endpointId, state),
  }),
  bulkReadsOn: ({ on }) => ({ kind: 'bulkRead', partition: bulkReadsPartition(on) }),
  queriesAboutSubject: ({ subject }) => ({
    kind: 'queryLogEntry',
    partition: `SUBJECT#${subject}`,
    sortPrefix: 'QUERY#',
  }),
  drawsDueOn: ({ on }) => ({ kind: 'draw', index: 'gsi3', partition: `DRAWSDUE#${on}` }),
  listingsDueOn: ({ on }) => ({ kind: 'listing', index: 'gsi3', partition: `LISTINGSDUE#${on}` }),
  standingsDueOn: ({ on }) => ({ kind: 'entity', index: 'gsi3', partition: `STANDINGSDUE#${on}` }),
  signingKeys: () => ({ kind: 'signingKey', index: 'gsi1', partition: 'SIGNINGKEYS' }),
};

/** Keys of what the ledger keeps beside the records. */
export const ledgerKeys = {
  command: (id: string): Key => ({ pk: `COMMAND#${id}`, sk: 'COMMAND' }),
  auditEntry: (about: string, at: string, id: string): Key => ({
    pk: auditPartition(about),
    sk: `${at}#${id}`,
  }),
  logEntry: (index: number): Key => ({ pk: `LOG#${ordinal(index)}`, sk: 'ENTRY' }),
  logHead: { pk: 'LOGHEAD', sk: 'HEAD' } satisfies Key,
  logAbout: (about: string, index: number): DerivedAttributes => ({
    gsi1pk: logAboutPartition(about),
    gsi1sk: ordinal(index),
  }),
} as const;

/** The partition of the audit trail of one thing. */
export const auditPartition = (about: string): string => `AUDIT#${about}`;

/** The gsi1 partition of the public log entries about one thing. */
export const logAboutPartition = (about: string): string => `LOGABOUT#${about}`;
