import * as z from 'zod';
import type { Action } from '../domain/access/permissions.ts';
import type { Text } from '../domain/primitives/text.ts';

/** The functions that answer HTTP requests; each is a folder under `functions/`. */
export const httpFunctions = ['staff-api', 'inspector-api', 'credit-api', 'entity-api', 'portal'] as const;
export type HttpFunction = (typeof httpFunctions)[number];

/**
 * A body that is not JSON but rows. `application/octet-stream` is CSV too: API Gateway hands `text/…` on as
 * UTF-8 text, which would spoil a file in GB18030.
 */
export const rowTypes = ['text/csv', 'application/octet-stream', 'application/x-ndjson'] as const;

type Shape = z.ZodObject;

/**
 * One operation of the HTTP API, written once: the OpenAPI document, the validation, the permission check,
 * the routes of the API gateway and the tests' matrix are all made from it.
 */
export interface Contract<
  Params extends Shape = Shape,
  Query extends Shape = Shape,
  Body extends z.ZodType | 'rows' | undefined = z.ZodType | 'rows' | undefined,
  Answer extends z.ZodType = z.ZodType,
> {
  /** The operation's name, unique over all functions. */
  readonly id: string;
  readonly servedBy: HttpFunction;
  readonly method: 'get' | 'post' | 'put';
  /** With parameters in braces, as OpenAPI and API Gateway write them. */
  readonly path: `/${string}`;
  /** What the caller must be allowed to do; `public` needs no token. */
  readonly action: Action | 'public';
  /** Whether it changes state, and so takes an Idempotency-Key. */
  readonly changesState: boolean;
  readonly summary: Text;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly answer: Answer;
  /** What a good answer is written in: JSON, or a file of JSON lines, of which `answer` says no more than that. */
  readonly answerType: 'application/json' | 'application/x-ndjson';
  readonly status: 200 | 201 | 202;
}

const nothing = z.object({});
type Nothing = typeof nothing;

/**
 * A contract with what it leaves out filled in: no parameters, no query, no body, JSON, 200. A query takes the parameters
 * that it names and no others: one that is misspelt would else be left out unseen, and a feed begin where nobody meant it to.
 */
export const contract = <
  Answer extends z.ZodType,
  Params extends Shape = Nothing,
  Query extends Shape = Nothing,
  const Body extends z.ZodType | 'rows' | undefined = undefined,
>(
  given: Pick<Contract, 'id' | 'servedBy' | 'method' | 'path' | 'action' | 'summary'> & {
    readonly changesState?: boolean;
    readonly params?: Params;
    readonly query?: Query;
    readonly body?: Body;
    readonly answer: Answer;
    readonly answerType?: Contract['answerType'];
    readonly status?: 200 | 201 | 202;
  },
): Contract<Params, Query, Body, Answer> => ({
  ...given,
  changesState: given.changesState ?? given.method !== 'get',
  params: (given.params ?? nothing) as Params,
  query: (given.query ?? nothing).strict() as Shape as Query,
  body: given.body as Body,
  answerType: given.answerType ?? 'application/json',
  status: given.status ?? 200,
});

/** The path of an operation as hono's router writes it. */
export const routePathOf = ({ path }: Pick<Contract, 'path'>): string => path.replaceAll(/\{(\w+)\}/g, ':$1');

/** Where a list goes on; the cursor comes from the page before. */
export const pageQuerySchema = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(4000).optional(),
});

/** A page of a list. `cursor` is absent on the last page. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), cursor: z.string().optional() });

/** The error answer of every operation (RFC 9457). `code` is closed; see `refusal.ts`. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  /** What is wrong in this case, Chinese first, then English. */
  detail: z.string(),
  /** What to do about it. */
  remedy: z.string(),
  /** The request's id, to be quoted to the operator. */
  instance: z.string(),
  /** The inputs at fault, where there are any. */
  errors: z.array(z.object({ field: z.string(), reason: z.string() })).optional(),
});
export type Problem = z.infer<typeof problemSchema>;
