import type { AttributeValue, _Record as StreamsRecord } from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBRecord, AttributeValue as LambdaAttributeValue } from 'aws-lambda';

type Image = Record<string, AttributeValue>;
type LambdaImage = Record<string, LambdaAttributeValue>;

/** The record as Lambda hands it over: times are seconds since the epoch, and bytes are base64. */
export const lambdaRecordOf = (record: StreamsRecord, streamArn: string): DynamoDBRecord => {
  const { Keys, NewImage, OldImage, ApproximateCreationDateTime: at, ...rest } = record.dynamodb ?? {};
  return {
    ...record,
    eventSourceARN: streamArn,
    dynamodb: {
      ...rest,
      ...(at && { ApproximateCreationDateTime: at.getTime() / 1_000 }),
      ...(Keys && { Keys: lambdaImageOf(Keys) }),
      ...(NewImage && { NewImage: lambdaImageOf(NewImage) }),
      ...(OldImage && { OldImage: lambdaImageOf(OldImage) }),
    },
  };
};

const lambdaImageOf = (image: Image): LambdaImage =>
  Object.fromEntries(Object.entries(image).map(([name, value]) => [name, lambdaValueOf(value)]));

const lambdaValueOf = (value: AttributeValue): LambdaAttributeValue => {
  if (value.B !== undefined) return { B: base64(value.B) };
  if (value.BS !== undefined) return { BS: value.BS.map(base64) };
  if (value.L !== undefined) return { L: value.L.map(lambdaValueOf) };
  if (value.M !== undefined) return { M: lambdaImageOf(value.M) };
  return value as LambdaAttributeValue;
};

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** The record's place in its shard. Every record of a stream has one. */
export const sequenceNumberOf = (record: DynamoDBRecord): string => {
  const sequenceNumber = record.dynamodb?.SequenceNumber;
  if (sequenceNumber === undefined) throw new Error('A stream record carries no sequence number.');
  return sequenceNumber;
};
