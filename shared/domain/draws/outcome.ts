import { z } from 'zod';
import { drawTargetIdSchema, plainTextSchema, pseudonymSchema } from './plain-text.ts';

/** One visit: the target and who comes, in the order of the seats in the rules. */
const assignmentSchema = z
  .strictObject({
    target: drawTargetIdSchema,
    seats: z
      .array(
        z
          .strictObject({
            department: plainTextSchema,
            skill: plainTextSchema.optional(),
            inspector: pseudonymSchema,
          })
          .readonly(),
      )
      .readonly(),
  })
  .readonly();
export type Assignment = z.infer<typeof assignmentSchema>;

/** The targets drawn from one stratum, in drawn order. */
const drawnStratumSchema = z
  .strictObject({ stratum: plainTextSchema, drawn: z.array(drawTargetIdSchema).readonly() })
  .readonly();

/** What a draw yields: the targets of each stratum, and a visit for each of them in that order. */
export const drawOutcomeSchema = z
  .strictObject({
    targets: z.array(drawnStratumSchema).readonly(),
    assignments: z.array(assignmentSchema).readonly(),
  })
  .readonly();
export type DrawOutcome = z.infer<typeof drawOutcomeSchema>;
