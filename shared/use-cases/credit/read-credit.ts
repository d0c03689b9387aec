import type { Caller } from '../../domain/access/caller.ts';
import { receiptOfCredit } from '../../domain/credit/receipt-of-answer.ts';
import type { Standing } from '../../domain/credit/standing.ts';
import { type Measure, measureOf } from '../../domain/measures/measures.ts';
import type { QueryLogEntry } from '../../domain/pledges/query-log.ts';
import { askerOf } from '../../domain/pledges/query-log.ts';
import { refusal } from '../../domain/primitives/refusal.ts';
import { accepted, type Result, refused } from '../../domain/primitives/result.ts';
import type { TargetId } from '../../domain/registry/identifier.ts';
import type { Ports } from '../ask.ts';
import type { Stored } from '../ports.ts';
import { tablesNow } from '../tables-now.ts';
import { currentStanding } from './current-standing.ts';
import { loggedAs, survivorOf } from './resolve-entity.ts';

/** An entity's credit as an answer: its standing, explained, with a receipt that proves the answer later. */
export interface CreditAnswer extends Omit<Standing, 'measures'> {
  readonly name: string;
  /** The code that was asked for, where `subject` has succeeded to it. */
  readonly askedAs?: TargetId;
  readonly measures: readonly Pick<Measure, 'code' | 'kind' | 'label' | 'basis' | 'effect'>[];
  /** Compact JWS over subject, standing, version, table hashes and who asked. */
  readonly receipt: string;
}

type Outside = Pick<Ports, 'records' | 'tables' | 'clock' | 'entropy' | 'queryLog' | 'signer'>;

const answerOf = async (
  { records, tables: source, signer }: Pick<Outside, 'records' | 'tables' | 'signer'>,
  { value: entity, version }: Stored<'entity'>,
  query: QueryLogEntry,
): Promise<CreditAnswer> => {
  const { askedAs } = query;
  const tables = await tablesNow(source, query.at);
  const standing = await currentStanding(records, entity, tables, query.at);
  // A measure that was withdrawn from the table no longer applies to anyone: neither answer nor receipt names it.
  const measures = standing.measures.flatMap((code) => measureOf(tables.measures, code) ?? []);
  const answered = { ...standing, measures: measures.map(({ code }) => code) };
  const found = { state: entity.target.state, version, standing: answered };
  const receipt = await signer.sign(receiptOfCredit({ query, entity: found, tables: tables.hashes }));
  return {
    ...standing,
    name: entity.target.name,
    ...(askedAs !== undefined && { askedAs }),
    measures: measures.map(({ code, kind, label, basis, effect }) => ({ code, kind, label, basis, effect })),
    receipt,
  };
};

/** What is known of each entity, in the order asked; `undefined` where the register has none. Logs every query. */
const answersOf = async (
  ports: Outside,
  caller: Caller,
  subjects: readonly TargetId[],
  purpose = 'credit-query',
): Promise<readonly (CreditAnswer | undefined)[]> => {
  const { records, clock, entropy, queryLog } = ports;
  const at = clock.now();
  const stored =
    subjects.length === 1
      ? [await records.get('entity', { target: { id: subjects[0] ?? '' } })]
      : await records.getMany(
          'entity',
          subjects.map((id) => ({ target: { id } })),
        );
  const entities = await Promise.all(
    stored.map((entity) => (entity === undefined ? undefined : survivorOf(records, entity))),
  );
  const queries = subjects.map((asked, i) => ({
    id: entropy.id(),
    ...loggedAs(asked, entities[i]),
    at,
    ...askerOf(caller),
    purpose,
  }));
  await queryLog.append(queries);
  return Promise.all(
    queries.map((query, i) => {
      const entity = entities[i];
      return entity === undefined ? undefined : answerOf(ports, entity, query);
    }),
  );
};

/**
 * One entity's credit; what it is asked for goes to the query log. Refuses with `not-found` for an entity that the register
 * does not have.
 */
export const readCredit = async (
  ports: Outside,
  caller: Caller,
  subject: TargetId,
  purpose?: string,
): Promise<Result<CreditAnswer>> => {
  const [answer] = await answersOf(ports, caller, [subject], purpose);
  return answer === undefined
    ? refused(
        refusal('not-found', `名录库中没有 ${subject}。`, `The register has no ${subject}.`, 'params.code'),
      )
    : accepted(answer);
};

/** The credit of up to 100 entities; `unknown` names those that the register does not have. */
export const readCredits = async (
  ports: Outside,
  caller: Caller,
  subjects: readonly TargetId[],
  purpose?: string,
): Promise<{ readonly items: readonly CreditAnswer[]; readonly unknown: readonly TargetId[] }> => {
  const distinct = [...new Set(subjects)];
  const answers = await answersOf(ports, caller, distinct, purpose);
  return {
    items: answers.filter((answer) => answer !== undefined),
    unknown: distinct.filter((_, i) => answers[i] === undefined),
  };
};
