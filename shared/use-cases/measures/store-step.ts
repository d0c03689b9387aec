import type { AuditAction } from '../../domain/audit/entry.ts';
import { type MeasureOrder, type NextOrderStep, takeStep } from '../../domain/measures/order.ts';
import type { Result } from '../../domain/primitives/result.ts';
import type { Ask, Ports } from '../ask.ts';
import type { Stored } from '../ports.ts';
import { tablesNow } from '../tables-now.ts';

/** What an order needs from outside to take a step. */
export type OrderPorts = Pick<Ports, 'records' | 'ledger' | 'clock' | 'tables'>;

type WithoutAuthor<Step> = Step extends unknown ? Omit<Step, 'at' | 'by' | 'isLate'> : never;

const recordedAs = {
  acknowledge: 'measure-acknowledged',
  act: 'measure-acted-on',
  object: 'measure-objected',
  uphold: 'measure-objection-answered',
  reject: 'measure-objection-answered',
  'confirm-lift': 'measure-lift-confirmed',
} as const satisfies Partial<Record<NextOrderStep['step'], AuditAction>>;

/** A step that a person takes. */
export type PersonalStep = WithoutAuthor<Extract<NextOrderStep, { readonly step: keyof typeof recordedAs }>>;

/** Takes a person's step of an order that is theirs. Refuses as {@link takeStep} does. */
export const storeStep = async (
  { ledger, clock, tables }: OrderPorts,
  { caller, command }: Ask,
  stored: Stored<'measureOrder'>,
  step: PersonalStep,
): Promise<Result<MeasureOrder>> => {
  const at = clock.now();
  const taken = takeStep(stored.value, { ...step, at, by: caller.subject }, await tablesNow(tables, at));
  if (!taken.ok) return taken;
  return ledger.apply({
    command,
    at,
    actor: caller.subject,
    action: recordedAs[step.step],
    about: `order/${stored.value.id}`,
    basis: '浙江省公共信用信息管理条例第22、23、26条',
    writes: [{ kind: 'measureOrder', value: taken.value, before: stored }],
    answer: taken.value,
  });
};
