import type { AuditAction } from '../../domain/audit/entry.ts';
import type { ListingCase } from '../../domain/lists/case.ts';
import type { Result } from '../../domain/primitives/result.ts';
import type { Instant } from '../../domain/primitives/time.ts';
import type { Ask, Ports } from '../ask.ts';
import type { Stored, Write } from '../ports.ts';

/** A person's step in a case, with what else it writes. */
export interface CaseChange {
  readonly value: ListingCase;
  readonly action: AuditAction;
  readonly basis: string;
  readonly at: Instant;
  readonly further?: readonly Write[];
}

/** Stores a step and answers, a retry too, with what the caller may see of it. */
export const changeCaseFor = <Answer>(
  { ledger }: Pick<Ports, 'ledger'>,
  { caller, command }: Ask,
  before: Stored<'listingCase'>,
  { value, action, basis, at, further = [] }: CaseChange,
  answer: Answer,
): Promise<Result<Answer>> =>
  ledger.apply({
    command,
    at,
    actor: caller.subject,
    action,
    about: `case/${before.value.id}`,
    basis,
    writes: [{ kind: 'listingCase', value, before }, ...further],
    answer,
  });

/** Stores a step and answers with the whole case, which is for officials. */
export const changeCase = (
  ports: Pick<Ports, 'ledger'>,
  ask: Ask,
  before: Stored<'listingCase'>,
  change: CaseChange,
): Promise<Result<ListingCase>> => changeCaseFor(ports, ask, before, change, change.value);
