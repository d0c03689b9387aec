import * as z from 'zod';
import { civilDateSchema } from '../primitives/time.ts';
import { recordedFacts } from './event.ts';

/** Makes the schema of a fact that a department records, with what stands beside it. */
export const recordableFactWith = <Beside extends z.ZodRawShape>(beside: Beside) => {
  const dated = { ...beside, occurredOn: civilDateSchema };
  return z.discriminatedUnion('kind', [
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
};

/** A fact that a department records: an event without its subject and without what the service gives it. */
export const recordableFactSchema = recordableFactWith({});
export type RecordableFact = z.infer<typeof recordableFactSchema>;
