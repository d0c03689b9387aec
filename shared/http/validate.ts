import type { z } from 'zod';
import { type FieldError, refusal } from '../domain/primitives/refusal.ts';
import { accepted, type Result, refused } from '../domain/primitives/result.ts';
import { faultText } from './fault-text.ts';

/** How many faults one answer lists; hostile input can have any number. */
const mostErrors = 20;

const fieldErrorOf = (part: string, issue: z.core.$ZodIssue, input: unknown): FieldError => ({
  field: [part, ...issue.path].map(String).join('.'),
  reason: faultText(issue, input),
});

/** Each field that there is not is at fault by itself. */
const apart = (issue: z.core.$ZodIssue): readonly z.core.$ZodIssue[] =>
  issue.code === 'unrecognized_keys'
    ? issue.keys.map((key) => ({ ...issue, keys: [key], path: [...issue.path, key] }))
    : [issue];

/** Where a text is not well-formed Unicode: a lone surrogate has no UTF-8 form, so it can be neither stored nor hashed. */
const illFormedPath = (value: unknown): readonly string[] | undefined => {
  if (typeof value === 'string') return value.isWellFormed() ? undefined : [];
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, part] of Object.entries(value)) {
    const rest = illFormedPath(part);
    if (rest !== undefined) return [key, ...rest];
  }
  return undefined;
};

const notValid = (errors: readonly FieldError[]) =>
  refused({ ...refusal('invalid-input', '请求内容有误。', 'The request is not valid.'), errors });

/**
 * The input as its schema makes it, or a refusal `invalid-input` that names every field at fault, in both
 * languages. `part` is where the input came from: `params`, `query`, `body`.
 */
export const validate = <S extends z.ZodType>(
  schema: S,
  part: string,
  input: unknown,
): Result<z.output<S>> => {
  const parsed = schema.safeParse(input);
  if (!parsed.success)
    return notValid(
      parsed.error.issues
        .flatMap(apart)
        .slice(0, mostErrors)
        .map((issue) => fieldErrorOf(part, issue, input)),
    );
  const illFormed = illFormedPath(parsed.data);
  if (illFormed === undefined) return accepted(parsed.data);
  const reason = { zh: '文本不是合法的 Unicode。', en: 'The text is not well-formed Unicode.' };
  return notValid([{ field: [part, ...illFormed].join('.'), reason }]);
};

/** The same for a query's parameters, each of which may be given once: of two values, one would count unseen. */
export const validateQuery = <S extends z.ZodType>(
  schema: S,
  given: Readonly<Record<string, readonly string[]>>,
): Result<z.output<S>> => {
  const repeated = Object.keys(given).filter((name) => given[name]?.length !== 1);
  return repeated.length === 0
    ? validate(
        schema,
        'query',
        Object.fromEntries(Object.entries(given).map(([name, [value]]) => [name, value])),
      )
    : notValid(
        repeated.slice(0, mostErrors).map((name) => ({
          field: `query.${name}`,
          reason: { zh: '只能写一次', en: 'may be given only once' },
        })),
      );
};
