import { type Context, Hono } from 'hono';
import { accepts } from 'hono/accepts';
import { bodyLimit } from 'hono/body-limit';
import { type RequestIdVariables, requestId } from 'hono/request-id';
import { secureHeaders } from 'hono/secure-headers';
import type { z } from 'zod';
import { type Contract, routePathOf, rowTypes } from '../contracts/contract.ts';
import type { Caller } from '../domain/access/caller.ts';
import { permit } from '../domain/access/permissions.ts';
import { digestOf } from '../domain/audit/digest.ts';
import { type Refusal, refusal } from '../domain/primitives/refusal.ts';
import { accepted, type Result, refused } from '../domain/primitives/result.ts';
import type { Log } from '../telemetry/log.ts';
import { type Command, type Ledger, StorageBusyError, TablesUnavailableError } from '../use-cases/ports.ts';
import { internalProblem, problemKinds, problemOf } from './problem.ts';
import { validate, validateQuery } from './validate.ts';
import { IssuerUnreachableError } from './verify-token.ts';

/** What every HTTP function needs from outside. */
export interface HttpPorts {
  /** The caller of a bearer token; refuses with `unauthenticated`, throws when the issuer is out of reach. */
  readonly verifyToken: (token: string) => Promise<Result<Caller>>;
  readonly ledger: Pick<Ledger, 'answerOf'>;
  readonly log: Log;
}

/** What the log lines of a request carry, once it is known. */
type Variables = RequestIdVariables & { operation?: string; commandId?: string };
export type App = Hono<{ Variables: Variables }>;
type AppContext = Context<{ Variables: Variables }>;

/** A body of rows, not yet decoded. */
export interface RowBody {
  readonly bytes: Uint8Array;
  readonly type: (typeof rowTypes)[number];
}

/** A checked request: who asks, for what, and the command that makes a retry harmless. */
export interface Asked<C extends Contract = Contract> {
  readonly caller: Caller;
  readonly params: z.output<C['params']>;
  readonly query: z.output<C['query']>;
  readonly body: C['body'] extends z.ZodType
    ? z.output<C['body']>
    : C['body'] extends 'rows'
      ? RowBody
      : undefined;
  readonly command: Command;
}

/** An answer as a handler may give it: nothing here changes it, so it may be readonly all through. */
type Frozen<T> = T extends readonly (infer Item)[]
  ? readonly Frozen<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Frozen<T[Key]> }
    : T;

type Handler<C extends Contract> = (asked: Asked<C>) => Promise<Result<Frozen<z.input<C['answer']>>>>;

/** Whoever asks without a token; may do what is public and nothing else. */
const anyone: Caller = { subject: 'public', roles: [], scopes: [] };

const maxJsonBytes = 256 * 1024;
const maxRowBytes = 4 * 1024 * 1024;

const problemJson = { 'content-type': 'application/problem+json; charset=utf-8' };

const issuerUnreachable = refusal(
  'issuer-unreachable',
  '暂时无法核验令牌。',
  'The token cannot be verified right now.',
);

const storageBusy = refusal('busy', '系统繁忙。', 'Storage is overloaded.');

const tablesUnavailable = refusal(
  'busy',
  '暂时无法读取规则表，不凭旧规则作答。',
  'The rule tables cannot be read right now, and nothing is answered by outdated ones.',
);

const answerRefusal = (c: AppContext, no: Refusal): Response => {
  const { status } = problemKinds[no.code];
  return c.body(JSON.stringify(problemOf(no, c.get('requestId'))), status, {
    ...problemJson,
    ...(no.code === 'unauthenticated' && { 'www-authenticate': 'Bearer' }),
    ...(status === 503 && { 'retry-after': '2' }),
  });
};

/** A new application with what every function answers the same way: ids, headers, errors, logging. */
export const createApp = (log: Log): App => {
  const app: App = new Hono();
  app.use(requestId());
  app.use(secureHeaders());
  app.use(async (c, next) => {
    const startedAt = performance.now();
    await next();
    log('request-completed', {
      requestId: c.get('requestId'),
      operation: c.get('operation'),
      commandId: c.get('commandId'),
      status: c.res.status,
      milliseconds: Math.round(performance.now() - startedAt),
    });
  });
  app.notFound((c) =>
    answerRefusal(
      c,
      refusal(
        'unknown-address',
        `没有 ${c.req.method} ${c.req.path} 这项操作。`,
        `There is no operation ${c.req.method} ${c.req.path}.`,
      ),
    ),
  );
  app.onError((error, c) => {
    if (error instanceof IssuerUnreachableError) return answerRefusal(c, issuerUnreachable);
    if (error instanceof StorageBusyError) return answerRefusal(c, storageBusy);
    if (error instanceof TablesUnavailableError) return answerRefusal(c, tablesUnavailable);
    log('request-crashed', { requestId: c.get('requestId'), operation: c.get('operation'), error });
    return c.body(JSON.stringify(internalProblem(c.get('requestId'))), 500, problemJson);
  });
  return app;
};

const callerOf = async (ports: HttpPorts, contract: Contract, c: AppContext): Promise<Result<Caller>> => {
  if (contract.action === 'public') return accepted(anyone);
  const token = /^Bearer +([^\s]+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
  if (token === undefined)
    return refused(
      refusal(
        'unauthenticated',
        '请求没有携带令牌。',
        'The request carries no bearer token.',
        'authorization',
      ),
    );
  const caller = await ports.verifyToken(token);
  return caller.ok ? permit(caller.value, contract.action) : caller;
};

const bodyOf = async (contract: Contract, c: AppContext): Promise<Result<unknown>> => {
  if (contract.body === undefined) return accepted(undefined);
  const type = (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (contract.body === 'rows') {
    const rows = rowTypes.find((one) => one === type);
    return rows === undefined
      ? refused(unsupported(rowTypes))
      : accepted({ bytes: new Uint8Array(await c.req.arrayBuffer()), type: rows });
  }
  if (type !== 'application/json') return refused(unsupported(['application/json']));
  try {
    return validate(contract.body, 'body', await c.req.json());
  } catch (error) {
    // Anything else, such as a body over the limit, is for the middleware that raised it.
    if (!(error instanceof SyntaxError)) throw error;
    return refused(
      refusal('invalid-input', '请求内容不是合法的 JSON。', 'The body is not valid JSON.', 'body'),
    );
  }
};

const unsupported = (types: readonly string[]): Refusal =>
  refusal(
    'unsupported-media-type',
    `请求内容类型应为 ${types.join(' 或 ')}。`,
    `The content type must be ${types.join(' or ')}.`,
    'content-type',
  );

const commandOf = (contract: Contract, c: AppContext, asked: Omit<Asked, 'command'>): Result<Command> => {
  const given = c.req.header('idempotency-key');
  if (contract.changesState && !/^[\x21-\x7e]{8,128}$/.test(given ?? ''))
    return refused(
      refusal(
        'idempotency-key-missing',
        '缺少幂等键，或所给的键不是 8 至 128 个可见的 ASCII 字符；更改状态的请求须携带。',
        'The Idempotency-Key that a request that changes state needs is missing, or has not 8 to 128 visible ASCII characters.',
        'idempotency-key',
      ),
    );
  const { params, query, body } = asked;
  const content =
    contract.body === 'rows' ? Buffer.from((body as unknown as RowBody).bytes).toString('base64') : body;
  return accepted({
    id: `${asked.caller.subject}#${contract.changesState ? given : c.get('requestId')}`,
    digest: digestOf({ operation: contract.id, params, query, content }),
  });
};

/** The answer of the command's first run, if it ran before; refuses a key that was used for something else. */
const replayOf = async <Value>(ports: HttpPorts, command: Command): Promise<Result<Value> | undefined> => {
  const earlier = await ports.ledger.answerOf(command.id);
  if (earlier === undefined) return undefined;
  return earlier.digest === command.digest
    ? accepted(earlier.answer as Value)
    : refused(
        refusal(
          'idempotency-key-reused',
          '该幂等键已用于另一个请求。',
          'This Idempotency-Key was used for a different request.',
          'idempotency-key',
        ),
      );
};

/**
 * Mounts an operation: authenticates, checks the permission, validates, replays what was applied before, and
 * answers with the handler's value or its refusal.
 */
export const mount = <C extends Contract>(
  app: App,
  ports: HttpPorts,
  contract: C,
  handler: Handler<C>,
): void => serve(app, ports, contract, handler, (c, value) => c.json(value as object, contract.status));

/**
 * Mounts an operation that answers with a file which is kept compressed (gzip): it is sent as it is to whoever takes
 * that, and unpacked for others.
 */
export const mountFile = <C extends Contract>(
  app: App,
  ports: HttpPorts,
  contract: C,
  handler: (asked: Asked<C>) => Promise<Result<Uint8Array<ArrayBuffer>>>,
): void =>
  serve(app, ports, contract, handler, (c, gzip) => {
    const supports = ['gzip', 'identity'];
    const encoding = accepts(c, { header: 'Accept-Encoding', supports, default: 'identity' });
    c.header('content-type', contract.answerType);
    c.header('vary', 'accept-encoding');
    if (encoding === 'identity')
      return c.body(new Blob([gzip]).stream().pipeThrough(new DecompressionStream('gzip')));
    c.header('content-encoding', 'gzip');
    return c.body(gzip);
  });

const serve = <C extends Contract, Value>(
  app: App,
  ports: HttpPorts,
  contract: C,
  handler: (asked: Asked<C>) => Promise<Result<Value>>,
  send: (c: AppContext, value: Value) => Response,
): void => {
  const limit = bodyLimit({
    maxSize: contract.body === 'rows' ? maxRowBytes : maxJsonBytes,
    onError: (c) =>
      answerRefusal(
        c as AppContext,
        refusal('too-large', '请求内容过大。', 'The body is too large.', 'body'),
      ),
  });
  app.on(contract.method.toUpperCase(), routePathOf(contract), limit, async (c) => {
    c.set('operation', contract.id);
    const result = await answer(ports, contract, handler, c);
    return result.ok ? send(c, result.value) : answerRefusal(c, result.refusal);
  });
};

const answer = async <C extends Contract, Value>(
  ports: HttpPorts,
  contract: C,
  handler: (asked: Asked<C>) => Promise<Result<Value>>,
  c: AppContext,
): Promise<Result<Value>> => {
  const caller = await callerOf(ports, contract, c);
  if (!caller.ok) return caller;
  const params = validate(contract.params, 'params', c.req.param());
  if (!params.ok) return params;
  const query = validateQuery(contract.query, c.req.queries());
  if (!query.ok) return query;
  const body = await bodyOf(contract, c);
  if (!body.ok) return body;
  const checked = { caller: caller.value, params: params.value, query: query.value, body: body.value };
  const command = commandOf(contract, c, checked as Omit<Asked, 'command'>);
  if (!command.ok) return command;
  // The digest, for an Idempotency-Key may hold anything.
  c.set('commandId', digestOf(command.value.id).slice(0, 16));
  if (contract.changesState) {
    const earlier = await replayOf<Value>(ports, command.value);
    if (earlier !== undefined) return earlier;
  }
  const result = await handler({ ...checked, command: command.value } as Asked<C>);
  // A twin of this request may have been applied meanwhile; then whatever stopped this run was the twin's doing.
  return !result.ok && contract.changesState
    ? ((await replayOf<Value>(ports, command.value)) ?? result)
    : result;
};
