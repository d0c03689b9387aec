import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { z } from 'zod';
import { type Problem, problemSchema } from '../../shared/contracts/contract.ts';
import { StartError } from './start-error.ts';

/** What the API answered instead of what was asked for. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly problem: Problem;

  constructor(problem: Problem) {
    const fields = (problem.errors ?? []).map(({ field, reason }) => `\n  ${field}: ${reason}`).join('');
    super(`${problem.code}: ${problem.detail}${fields}\n${problem.remedy}`);
    this.problem = problem;
  }
}

/** One request to the API. */
interface ApiRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: unknown;
  /** Rows as NDJSON, in place of a JSON body. */
  readonly rows?: string;
}

/** A caller of the HTTP API with a token of its own. */
export interface ApiClient {
  get<T>(path: string, schema: z.ZodType<T>): Promise<T>;
  post<T>(path: string, schema: z.ZodType<T>, body?: unknown): Promise<T>;
  postRows<T>(path: string, schema: z.ZodType<T>, rows: string): Promise<T>;
}

const attempts = 6;

const unreachable = (url: string, cause: unknown): StartError =>
  new StartError(
    {
      zh: `无法连接 ${url}；请确认服务正在运行后再试。`,
      en: `${url} cannot be reached; make sure that the service is running and try again.`,
    },
    { cause },
  );

/** Every state-changing call has one Idempotency-Key over all its attempts, so that a retry never applies twice. */
export const apiClient = (url: string, tokenOf: () => Promise<string>): ApiClient => {
  let token: string | undefined;

  const send = async ({ method, path, body, rows }: ApiRequest, key: string): Promise<Response> => {
    token ??= await tokenOf();
    return fetch(new URL(path, url), {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(method === 'POST' && { 'idempotency-key': key }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(rows !== undefined && { 'content-type': 'application/x-ndjson' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(rows !== undefined && { body: rows }),
    });
  };

  const call = async <T>(request: ApiRequest, schema: z.ZodType<T>): Promise<T> => {
    const key = randomUUID();
    for (let attempt = 1; ; attempt += 1) {
      const isLast = attempt === attempts;
      const response = await send(request, key).catch((cause: unknown) => {
        if (cause instanceof StartError) throw cause;
        if (isLast) throw unreachable(url, cause);
        return undefined;
      });
      if (response?.ok) return schema.parse(await response.json());
      // Long work outlives a token; the next attempt asks for a new one.
      if (response?.status === 401) token = undefined;
      const isPassing =
        response === undefined || response.status === 503 || (response.status === 401 && attempt === 1);
      if (!isPassing || isLast) throw new ApiError(problemSchema.parse(await response?.json()));
      await pause(100 * 2 ** attempt);
    }
  };

  return {
    get: (path, schema) => call({ method: 'GET', path }, schema),
    post: (path, schema, body) => call({ method: 'POST', path, body }, schema),
    postRows: (path, schema, rows) => call({ method: 'POST', path, rows }, schema),
  };
};
