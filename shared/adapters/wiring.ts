import { KMSClient } from '@aws-sdk/client-kms';
import type { Environment } from '../environment.ts';
import type { HttpPorts } from '../http/app.ts';
import { createTokenVerifier } from '../http/verify-token.ts';
import type { Log } from '../telemetry/log.ts';
import type { Ports } from '../use-cases/ask.ts';
import type { Clock, Vault } from '../use-cases/ports.ts';
import { documentClient } from './dynamodb/document-client.ts';
import { dynamoLedger } from './dynamodb/ledger.ts';
import { dynamoProgressNotes } from './dynamodb/progress-notes.ts';
import { dynamoQueryLog } from './dynamodb/query-log.ts';
import { dynamoRecords } from './dynamodb/records.ts';
import { systemEntropy } from './entropy.ts';
import { keyVault } from './key-vault.ts';
import { kmsVault } from './kms-vault.ts';
import { receiptSigner } from './receipt-signer.ts';
import { ruleTables } from './rule-tables.ts';

/**
 * Everything a function may need; its role says which parts of it work. The beacon alone is left to the function that
 * asks it: its cryptography would make all others start more slowly.
 */
export type Wiring = Omit<Ports, 'beacon'> & HttpPorts;

/** KMS in AWS, a key of one's own locally; without either, what must be sealed cannot be. */
const vaultOf = ({ OPENLOT_SEAL_KEY: keyId, OPENLOT_SEAL_SECRET: secret }: Environment): Vault => {
  if (secret !== undefined) return keyVault(Buffer.from(secret, 'hex'));
  if (keyId !== undefined) return kmsVault(new KMSClient({}), keyId);
  const closed = (): Promise<never> =>
    Promise.reject(new Error('this function was given no key to seal with'));
  return { seal: closed, open: closed };
};

/** The real adapters, as the environment says. The same for AWS and for the local server. */
export const wire = (environment: Environment, clock: Clock, log: Log): Wiring => {
  const table = environment.OPENLOT_TABLE;
  const client = documentClient(environment.OPENLOT_TABLE_ENDPOINT);
  const records = dynamoRecords(client, table);
  const ledger = dynamoLedger(client, table, systemEntropy);
  const vault = vaultOf(environment);
  return {
    records,
    ledger,
    vault,
    clock,
    log,
    tables: ruleTables(records, clock),
    entropy: systemEntropy,
    queryLog: dynamoQueryLog(client, table),
    progress: dynamoProgressNotes(client, table),
    signer: receiptSigner({ records, ledger, vault, clock, log }, environment.OPENLOT_PUBLIC_URL),
    verifyToken: createTokenVerifier({
      issuer: environment.OPENLOT_ISSUER,
      audience: environment.OPENLOT_AUDIENCE,
      claimNames: {
        roles: environment.OPENLOT_CLAIM_ROLES,
        department: environment.OPENLOT_CLAIM_DEPARTMENT,
        jurisdiction: environment.OPENLOT_CLAIM_JURISDICTION,
        staffNo: environment.OPENLOT_CLAIM_STAFF_NO,
        represents: environment.OPENLOT_CLAIM_REPRESENTS,
      },
    }),
  };
};
