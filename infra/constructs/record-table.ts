import { RemovalPolicy } from 'aws-cdk-lib';
import {
  type Attribute,
  AttributeType,
  BillingMode,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { tableDefinition } from '../../shared/adapters/dynamodb/table-definition.ts';
import type { ServiceFunction } from './service-function.ts';

const text = (name: string): Attribute => ({ name, type: AttributeType.STRING });

/** The one table with its indexes and its stream, under a key of its own. */
export class RecordTable extends Construct {
  private readonly table: Table;
  private readonly key: Key;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.key = new Key(this, 'Key', {
      description: 'Openlot: encrypts the table, its indexes, its stream and its backups',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.table = new Table(this, 'Table', {
      partitionKey: text(tableDefinition.partitionKey),
      sortKey: text(tableDefinition.sortKey),
      billingMode: BillingMode.PAY_PER_REQUEST,
      stream: StreamViewType[tableDefinition.streamView],
      timeToLiveAttribute: tableDefinition.ttlAttribute,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: this.key,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    for (const { name, partitionKey, sortKey } of tableDefinition.indexes)
      this.table.addGlobalSecondaryIndex({
        indexName: name,
        partitionKey: text(partitionKey),
        sortKey: text(sortKey),
      });
  }

  /** The stream of changes, old and new images. */
  get streamArn(): string {
    // A table made with a view type has a stream.
    return this.table.tableStreamArn as string;
  }

  /** Lets the function read records, lists and the public log. */
  grantRead(fn: ServiceFunction): void {
    this.open(fn, ['dynamodb:GetItem', 'dynamodb:Query']);
    for (const { name } of tableDefinition.indexes)
      fn.permit(['dynamodb:Query'], `${this.table.tableArn}/index/${name}`);
  }

  /** Lets the function read many records at once, beside `grantRead`. */
  grantReadMany(fn: ServiceFunction): void {
    this.open(fn, ['dynamodb:BatchGetItem']);
  }

  /** Lets the function change records. TransactWriteItems of puts asks for no other action; nothing may be deleted. */
  grantChange(fn: ServiceFunction): void {
    this.open(fn, ['dynamodb:PutItem']);
  }

  /** Lets the function append many entries of the query log at once, beside `grantChange`. */
  grantAppendMany(fn: ServiceFunction): void {
    this.open(fn, ['dynamodb:BatchWriteItem']);
  }

  /** Lets the function's event source read the stream. */
  grantReadStream(fn: ServiceFunction): void {
    fn.permit(
      ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
      this.streamArn,
    );
    fn.permitAnywhere(
      ['dynamodb:ListStreams'],
      'Lambda asks for it; it lists the names of streams, never records.',
    );
    this.openKey(fn);
  }

  private open(fn: ServiceFunction, actions: readonly string[]): void {
    fn.permit(actions, this.table.tableArn);
    fn.setEnvironment('OPENLOT_TABLE', this.table.tableName);
    this.openKey(fn);
  }

  /** DynamoDB opens the table's key in the caller's name, with the table as context; no other use is allowed. */
  private openKey(fn: ServiceFunction): void {
    fn.permit(['kms:Decrypt'], this.key.keyArn, {
      StringEquals: { 'kms:EncryptionContext:aws:dynamodb:tableName': this.table.tableName },
    });
  }
}
