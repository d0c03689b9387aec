import * as z from 'zod';

/** Credit risk class A (low) to D (high), 国市监信发〔2022〕6号. Kept apart from the 1000-point score. */
export const riskClassSchema = z.enum(['A', 'B', 'C', 'D']);
export type RiskClass = z.infer<typeof riskClassSchema>;

/** The riskier of two classes. The letters are in the order of risk. */
export const riskier = (one: RiskClass, other: RiskClass): RiskClass => (one > other ? one : other);
