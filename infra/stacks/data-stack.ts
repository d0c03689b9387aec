import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { RecordTable } from '../constructs/record-table.ts';
import { SealKey } from '../constructs/seal-key.ts';

/** What must outlive every deployment: the table and the key of the seals. */
export class DataStack extends Stack {
  readonly records: RecordTable;
  readonly seals: SealKey;

  constructor(scope: Construct) {
    super(scope, 'data', { terminationProtection: true });
    this.records = new RecordTable(this, 'Records');
    this.seals = new SealKey(this, 'Seals');
  }
}
