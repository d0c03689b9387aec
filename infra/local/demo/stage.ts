import type { z } from 'zod';
import type { Visit } from '../../../shared/domain/inspections/visit.ts';
import type { ListingCase } from '../../../shared/domain/lists/case.ts';
import { type ApiClient, ApiError } from '../api-client.ts';
import type { Persona } from '../personas.ts';
import { check } from './checks.ts';
import type { Narrator } from './narrator.ts';

/** The service that the loop is played on. */
export interface Stage {
  readonly url: string;
  readonly dataDir: string;
  readonly narrator: Narrator;
}

/** The API as each persona calls it. */
export type Clients = (persona: Persona) => ApiClient;

/** What the API refuses with, when it must refuse. */
export const refusalOf = async (call: Promise<unknown>): Promise<string> => {
  try {
    await call;
  } catch (error) {
    if (error instanceof ApiError) return error.problem.code;
    throw error;
  }
  return 'accepted';
};

/** Who decides a case: the city, whose decision then needs consent, or the province. */
export const deciderOf = ({ procedure }: ListingCase): Persona =>
  procedure === 'adverse-with-consent' ? 'city-approver' : 'approver';

/** The code of a visit's target without its scheme, as people write it. */
export const codeOf = (visit: Visit): string => visit.target.slice(visit.target.indexOf(':') + 1);

/** What the API answers to anyone, without a token. */
export const publicAnswer = async <T>(url: string, path: string, schema: z.ZodType<T>): Promise<T> => {
  const answer = await fetch(new URL(path, url));
  check(answer.ok, `${path} is public (${answer.status})`);
  return schema.parse(await answer.json());
};
