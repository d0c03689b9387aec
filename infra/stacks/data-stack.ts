import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { ChangeBus } from '../constructs/change-bus.ts';
import { RecordTable } from '../constructs/record-table.ts';
import { SealKey } from '../constructs/seal-key.ts';

/** What must outlive every deployment: the table, the key of the seals, and the bus that others listen to. */
export class DataStack extends Stack {
  readonly records: RecordTable;
  readonly seals: SealKey;
  readonly changes: ChangeBus;

  constructor(scope: Construct) {
    super(scope, 'data', { terminationProtection: true });
    this.records = new RecordTable(this, 'Records');
    this.seals = new SealKey(this, 'Seals');
    this.changes = new ChangeBus(this, 'Changes');
  }
}
