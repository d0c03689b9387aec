import * as z from 'zod';
import type { Text } from '../primitives/text.ts';
import { civilDateSchema } from '../primitives/time.ts';
import { recordedFacts } from './event.ts';
import { holdsIdentityNumber } from './rows/identity-number.ts';

/** Makes the schema of a fact that a department records, with what stands beside it. */
export const recordableFactWith = <Beside extends z.ZodRawShape>(beside: Beside) => {
  const dated = { ...beside, occurredOn: civilDateSchema };
  const facts = z.discriminatedUnion('kind', [
    z.strictObject({ ...dated, ...recordedFacts.penalty, kind: z.literal('penalty') }),
    z.strictObject({ ...dated, ...recordedFacts.permit, kind: z.literal('permit') }),
    z.strictObject({ ...dated, ...recordedFacts.recognition, kind: z.literal('recognition') }),
    z.strictObject({
      ...dated,
      ...recordedFacts['complaint-upheld'],
      kind: z.literal('complaint-upheld'),
    }),
    z.strictObject({ ...dated, ...recordedFacts['score-imported'], kind: z.literal('score-imported') }),
  ]);
  return facts.superRefine((fact, context) => {
    for (const [field, value] of Object.entries(fact))
      if (typeof value === 'string' && holdsIdentityNumber(value))
        context.addIssue({ code: 'custom', path: [field], params: { text: identityNumberKept } });
  });
};

const identityNumberKept: Text = {
  zh: '含有公民身份号码；信用记录不得保存，请删去后再报',
  en: 'holds a citizen’s identity number, which no record may keep; take it out',
};

/** A fact that a department records: an event without its subject and without what the service gives it. */
export const recordableFactSchema = recordableFactWith({});
export type RecordableFact = z.infer<typeof recordableFactSchema>;
