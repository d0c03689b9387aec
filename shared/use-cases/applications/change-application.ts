import type { AuditAction } from '../../domain/audit/entry.ts';
import type { Application } from '../../domain/lists/application.ts';
import type { Result } from '../../domain/primitives/result.ts';
import type { Instant } from '../../domain/primitives/time.ts';
import type { Ask, Ports } from '../ask.ts';
import type { Stored, Write } from '../ports.ts';

/** A person's step in an application, with what else it writes. */
export interface ApplicationChange {
  readonly value: Application;
  readonly action: AuditAction;
  readonly at: Instant;
  readonly further?: readonly Write[];
}

/** Stores a step and answers, a retry too, with what the caller may see of it. */
export const changeApplicationFor = <Answer>(
  { ledger }: Pick<Ports, 'ledger'>,
  { caller, command }: Ask,
  before: Stored<'application'> | undefined,
  { value, action, at, further = [] }: ApplicationChange,
  answer: Answer,
): Promise<Result<Answer>> =>
  ledger.apply({
    command,
    at,
    actor: caller.subject,
    action,
    about: `application/${value.id}`,
    basis: value.basis,
    writes: [{ kind: 'application', value, before }, ...further],
    answer,
  });

/** Stores a step and answers with the whole application, which is for officials. */
export const changeApplication = (
  ports: Pick<Ports, 'ledger'>,
  ask: Ask,
  before: Stored<'application'>,
  change: ApplicationChange,
): Promise<Result<Application>> => changeApplicationFor(ports, ask, before, change, change.value);
