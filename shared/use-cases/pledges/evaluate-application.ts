import type { Standing } from '../../domain/credit/standing.ts';
import {
  type Application,
  decideEligibility,
  type Eligibility,
  eligibilityWithoutTables,
} from '../../domain/pledges/eligibility.ts';
import { type GateFacts, gateFactsOf } from '../../domain/pledges/gate-facts.ts';
import { civilDateOf, type Instant } from '../../domain/primitives/time.ts';
import type { TargetId } from '../../domain/registry/identifier.ts';
import type { RuleTables } from '../../domain/rule-tables/rule-tables.ts';
import { NoTableInForceError } from '../../domain/rule-tables/table-version.ts';
import type { Ports } from '../ask.ts';
import { currentStanding } from '../credit/current-standing.ts';
import { resolveEntity } from '../credit/resolve-entity.ts';
import { type Stored, type Tables, TablesUnavailableError } from '../ports.ts';
import { tablesNow } from '../tables-now.ts';

/** What is said of an application, and what that rests on. */
export interface Evaluation {
  readonly eligibility: Eligibility;
  /** Absent where nothing was judged. */
  readonly facts: GateFacts | undefined;
  /** The row of the entity, or of whoever has succeeded to it; absent where the register has no such entity. */
  readonly entity: Stored<'entity'> | undefined;
  /** The standing as it was judged: the row's, or a new fold where that holds no more. */
  readonly standing: Standing | undefined;
  /** Absent where they could not be read. */
  readonly tables: RuleTables | undefined;
}

const tablesIfThere = async (tables: Tables, at: Instant): Promise<RuleTables | undefined> => {
  try {
    return await tablesNow(tables, at);
  } catch (error) {
    if (error instanceof TablesUnavailableError || error instanceof NoTableInForceError) return undefined;
    throw error;
  }
};

/**
 * Judges an application by what is known at a moment. One read, of the entity's row, and one more where another has succeeded
 * to it; where the row's standing holds no more, the history besides. Without rule tables nothing is judged, and a person must.
 */
export const evaluateApplication = async (
  { records, tables: source }: Pick<Ports, 'records' | 'tables'>,
  subject: TargetId,
  application: Application,
  at: Instant,
): Promise<Evaluation> => {
  const [entity, tables] = await Promise.all([resolveEntity(records, subject), tablesIfThere(source, at)]);
  if (tables === undefined)
    return {
      eligibility: eligibilityWithoutTables,
      facts: undefined,
      entity,
      standing: entity?.value.standing,
      tables,
    };
  const standing = entity && (await currentStanding(records, entity.value, tables, at));
  const applicant = entity && standing && { state: entity.value.target.state, standing };
  const eligibility = decideEligibility(applicant, application, tables, civilDateOf(at));
  const judged = entity?.value.target.id ?? subject;
  return {
    eligibility,
    facts: gateFactsOf(applicant, application, tables, { judgedAt: at, judged, ...eligibility }),
    entity,
    standing,
    tables,
  };
};
