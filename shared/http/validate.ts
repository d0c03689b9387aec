import type { z } from 'zod';
import englishLocale from 'zod/v4/locales/en.js';
import chineseLocale from 'zod/v4/locales/zh-CN.js';
import { type FieldError, refusal } from '../domain/primitives/refusal.ts';
import { accepted, type Result, refused } from '../domain/primitives/result.ts';
import { type Text, textSchema } from '../domain/primitives/text.ts';

const chinese = chineseLocale().localeError;
const english = englishLocale().localeError;

/** How many faults one answer lists; hostile input can have any number. */
const mostErrors = 20;

const messageOf = (locale: typeof chinese, issue: z.core.$ZodIssue): string => {
  const said = locale(issue as z.core.$ZodRawIssue);
  return (typeof said === 'string' ? said : said?.message) ?? issue.message;
};

/** A schema's own rule has words of its own, which no locale knows: in `params.text`, or else in English only. */
const ownReason = (issue: z.core.$ZodIssueCustom): Text =>
  textSchema.safeParse(issue.params?.['text']).data ?? { zh: '不符合该字段的规则', en: issue.message };

const fieldErrorOf = (part: string, issue: z.core.$ZodIssue): FieldError => ({
  field: [part, ...issue.path].map(String).join('.'),
  reason:
    issue.code === 'custom'
      ? ownReason(issue)
      : { zh: messageOf(chinese, issue), en: messageOf(english, issue) },
});

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
    return notValid(parsed.error.issues.slice(0, mostErrors).map((issue) => fieldErrorOf(part, issue)));
  const illFormed = illFormedPath(parsed.data);
  if (illFormed === undefined) return accepted(parsed.data);
  const reason = { zh: '文本不是合法的 Unicode。', en: 'The text is not well-formed Unicode.' };
  return notValid([{ field: [part, ...illFormed].join('.'), reason }]);
};
