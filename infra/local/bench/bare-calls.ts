import {
  type DynamoDBDocumentClient,
  GetCommand,
  type GetCommandInput,
  PutCommand,
  type PutCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { RecordedCall } from './recorded-calls.ts';

/** What the service did for one request: the calls that it made, about whom, and how long its answer was. */
export interface Plan {
  readonly calls: readonly RecordedCall[];
  readonly code: string;
  readonly answerBytes: number;
}

type Key = Readonly<{ pk: string; sk: string }>;

/** The places at the end of a sort key that make each written row one of its own. */
const serialPlaces = 12;

/**
 * A bare handler: makes the calls of the plan for another code, and answers with as many bytes, made of the row that
 * it read. It checks nothing, signs nothing and knows nobody.
 */
export const bareHandler = (
  client: DynamoDBDocumentClient,
  { calls, code: planned, answerBytes }: Plan,
): ((code: string) => Promise<string>) => {
  let serial = 0;
  const about = <K extends Key>(key: K, code: string): K => ({ ...key, pk: key.pk.replace(planned, code) });
  const steps = calls.map(({ operation, input }): ((code: string) => Promise<unknown>) => {
    if (operation === 'GetItem') {
      const { Key: key, ...rest } = input as unknown as GetCommandInput;
      const stored = unmarshall(key as never) as Key;
      return async (code) => (await client.send(new GetCommand({ ...rest, Key: about(stored, code) }))).Item;
    }
    if (operation === 'PutItem') {
      const { Item: item, ...rest } = input as unknown as PutCommandInput;
      const row = unmarshall(item as never) as Key;
      return async (code) => {
        serial += 1;
        const sk = `${row.sk.slice(0, -serialPlaces)}${String(serial).padStart(serialPlaces, '0')}`;
        await client.send(new PutCommand({ ...rest, Item: { ...about(row, code), sk } }));
        return undefined;
      };
    }
    throw new Error(`a bare handler cannot make the call ${operation}`);
  });
  return async (code) => {
    let read: unknown;
    for (const step of steps) read = (await step(code)) ?? read;
    return JSON.stringify(read ?? null)
      .padEnd(answerBytes)
      .slice(0, answerBytes);
  };
};
