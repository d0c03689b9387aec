import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { dynamoLedger } from '../../shared/adapters/dynamodb/ledger.ts';
import { dynamoRecords } from '../../shared/adapters/dynamodb/records.ts';
import {
  readCertificateBytes,
  storeCertificateFile,
} from '../../shared/use-cases/inspections/certificate-file-store.ts';
import type { Ledger, Records } from '../../shared/use-cases/ports.ts';
import { countingEntropy } from '../support/counting-entropy.ts';
import { embeddedTable } from '../support/embedded-table.ts';

let ledger: Ledger;
let records: Records;
beforeAll(async () => {
  const { client, tableName } = await embeddedTable();
  ledger = dynamoLedger(client, tableName, countingEntropy());
  records = dynamoRecords(client, tableName);
});
const drawId = '33.SCJG-2026-1-1';
const read = async (file: string) => (await readCertificateBytes(records, drawId, file))?.toString('utf8');

describe('a file of a certificate', () => {
  it('is read as it was stored, also where compressed it does not fit an item', async () => {
    // Random hex shrinks to half: about 750 kB, which takes three items.
    const long = randomBytes(750_000).toString('hex');
    await storeCertificateFile(ledger, drawId, 'certificate', long);
    await storeCertificateFile(ledger, drawId, 'frame-0', '{"短":true}\n');
    expect((await read('certificate')) === long).toBe(true);
    expect(await read('frame-0')).toBe('{"短":true}\n');
    const parts = await Promise.all(
      ['certificate', 'certificate.1', 'certificate.2', 'certificate.3'].map((name) =>
        records.get('certificatePart', { drawId, name }),
      ),
    );
    expect(parts.map((part) => part !== undefined)).toEqual([true, true, true, false]);
  });

  it('stays as it is when it is stored again', async () => {
    await storeCertificateFile(ledger, drawId, 'pool-0', 'first');
    await storeCertificateFile(ledger, drawId, 'pool-0', 'second');
    expect(await read('pool-0')).toBe('first');
  });

  it('is nothing where there is none', async () => {
    expect(await read('frame-9')).toBeUndefined();
  });
});
