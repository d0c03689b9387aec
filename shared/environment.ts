import * as z from 'zod';
import { defaultClaimNames } from './http/caller.ts';

/**
 * Everything a function reads from its environment. CDK and the local server set exactly these names; nothing
 * else in the code reads `process.env`.
 */
const environmentSchema = z.object({
  /** Name of the one table. */
  OPENLOT_TABLE: z.string().min(1),
  /** A DynamoDB endpoint other than AWS's own, for running locally. */
  OPENLOT_TABLE_ENDPOINT: z.url().optional(),
  /** The OpenID Connect issuer whose tokens are accepted. */
  OPENLOT_ISSUER: z.url(),
  /** The audience that a token must be for. */
  OPENLOT_AUDIENCE: z.string().min(1),
  /** The claims in which the issuer's tokens say who the caller is; issuers differ. */
  OPENLOT_CLAIM_ROLES: z.string().min(1).default(defaultClaimNames.roles),
  OPENLOT_CLAIM_DEPARTMENT: z.string().min(1).default(defaultClaimNames.department),
  OPENLOT_CLAIM_JURISDICTION: z.string().min(1).default(defaultClaimNames.jurisdiction),
  OPENLOT_CLAIM_STAFF_NO: z.string().min(1).default(defaultClaimNames.staffNo),
  OPENLOT_CLAIM_REPRESENTS: z.string().min(1).default(defaultClaimNames.represents),
  /** The KMS key that seals draw secrets, receipt keys and the secrets of webhooks. */
  OPENLOT_SEAL_KEY: z.string().min(1).optional(),
  /** 32 bytes in hex that seal instead of KMS, for running locally. */
  OPENLOT_SEAL_SECRET: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  /** Name of the event bus that changes are published on; without one they are not. */
  OPENLOT_EVENT_BUS: z.string().min(1).optional(),
  /** Whether webhooks may go to this very machine, and then without TLS: for running locally, never elsewhere. */
  OPENLOT_WEBHOOKS_TO_LOOPBACK: z.stringbool().default(false),
  /** Where the public finds this service; receipts name it as their issuer. */
  OPENLOT_PUBLIC_URL: z.url(),
});
export type Environment = z.output<typeof environmentSchema>;

/** The name of a variable that functions read. */
export type EnvironmentName = keyof Environment;

/** The environment of this process. Throws with the names of what is missing or wrong. */
export const readEnvironment = (variables: Readonly<Record<string, string | undefined>>): Environment => {
  const parsed = environmentSchema.safeParse(variables);
  if (!parsed.success) throw new Error(`the environment is not complete: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
};
