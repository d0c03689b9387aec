import * as z from 'zod';

/** What a person reads, complete in both languages; Chinese comes first wherever both are shown. */
export const textSchema = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) }).readonly();
export type Text = z.infer<typeof textSchema>;

/** The languages every page, message and label is complete in. */
export type Language = keyof Text;

/** Both languages in one line, Chinese first, for places that cannot negotiate a language. */
export const bothLanguages = (text: Text): string => `${text.zh} ${text.en}`;

/** How a schema's own rule (`refine`) says what is wrong: in both languages, and of which field if not of the whole. */
export const ruleText = (zh: string, en: string, ...path: readonly string[]) => ({
  error: en,
  params: { text: { zh, en } },
  ...(path.length > 0 && { path: [...path] }),
});

/** A text of a form that the API's document shows as its pattern, and that people are told in these words. */
export const formedText = (pattern: RegExp, zh: string, en: string) =>
  z
    .string()
    .refine((text) => pattern.test(text), ruleText(zh, en))
    .meta({ pattern: pattern.source });
