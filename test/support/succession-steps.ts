import type { Caller } from '../../shared/domain/access/caller.ts';
import type { RegisteredEntity } from '../../shared/domain/credit/entity.ts';
import type { Result } from '../../shared/domain/primitives/result.ts';
import type { TargetId } from '../../shared/domain/registry/identifier.ts';
import type { Ports } from '../../shared/use-cases/ask.ts';
import { approveSuccession } from '../../shared/use-cases/registry/approve-succession.ts';
import { proposeSuccession } from '../../shared/use-cases/registry/propose-succession.ts';
import { askOf, on } from './builders.ts';
import { secondSteward, steward } from './table-steps.ts';

type Outside = Pick<Ports, 'records' | 'ledger' | 'clock' | 'tables'>;

/** What a test says of a succession; what it leaves out is the usual. */
export type SuccessionDifferences = Partial<
  Omit<Parameters<typeof proposeSuccession>[1], 'caller' | 'command'>
>;

/** Proposes that `successor` carries on `code` (合并). */
export const proposeThat = (
  ports: Outside,
  successor: TargetId,
  code: TargetId,
  differences: SuccessionDifferences = {},
  by: Caller = steward,
): Promise<Result<RegisteredEntity>> =>
  proposeSuccession(ports, {
    ...askOf(by),
    code,
    successor,
    reason: 'merger',
    documentNo: '合并登记〔2026〕1号',
    effectiveOn: on('2026-03-01'),
    ...differences,
  });

/** One steward proposes that `successor` carries on `code`, the other approves: the successor, or why one of them could not. */
export const succeed = async (
  ports: Outside,
  successor: TargetId,
  code: TargetId,
): Promise<Result<RegisteredEntity>> => {
  const proposed = await proposeThat(ports, successor, code);
  if (!proposed.ok) return proposed;
  const proposal = proposed.value.proposedSuccession;
  if (proposal === undefined) throw new Error('nothing was proposed');
  return approveSuccession(ports, { ...askOf(secondSteward), code, proposedAt: proposal.at });
};
