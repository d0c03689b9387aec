import { type Due, dueMarkOf } from '../calendar/due.ts';
import { type Refusal, refusal } from '../primitives/refusal.ts';
import type { Text } from '../primitives/text.ts';
import type { Pledge, PledgeState } from './pledge.ts';

/**
 * Why an application cannot be taken back any more, by its running term as it stands, or nothing: its term is over, it has led
 * to a permit, or a visit was made to verify it. Taking back leaves no mark, so whoever fears the verification would escape it.
 * Whether the step is one at all, its machine says.
 */
export const cancellationFault = (
  { state, permitNo, evidence: [made] }: Pick<Pledge, 'state' | 'permitNo' | 'evidence'>,
  due: Due | undefined,
): Refusal | undefined => {
  if (due !== undefined && dueMarkOf(due) === 'overdue') return overdueFault(state, due);
  const remedy = remedyIn(state);
  if (permitNo !== undefined)
    return refusal(
      'wrong-state',
      `已凭该承诺核发许可 ${permitNo}，不能再由申请人撤回；${remedy.zh}。`,
      `The permit ${permitNo} rests on the pledge, so the application cannot be taken back; ${remedy.en}.`,
      'permitNo',
    );
  return (
    made &&
    refusal(
      'wrong-state',
      `为核查该承诺所作检查 ${made.visitId} 的结果已公示，不能再由申请人撤回；${remedy.zh}。`,
      `The visit ${made.visitId} was made to verify the pledge and its result is published, so the application cannot be taken back; ${remedy.en}.`,
      'evidence',
    )
  );
};

const overdueFault = (state: PledgeState, { by: { on } }: Due): Refusal =>
  state === 'awaiting-materials'
    ? refusal(
        'wrong-state',
        `补齐材料的期限${on}已过，受理将予撤回，不能再由申请人撤回。`,
        `The papers were due on ${on}; the acceptance is being withdrawn, so the application cannot be taken back.`,
        'due',
      )
    : refusal(
        'wrong-state',
        `核查期限${on}已过，不能再由申请人撤回；${remedyIn(state).zh}。`,
        `The verification was due on ${on}, so the application cannot be taken back; ${remedyIn(state).en}.`,
        'due',
      );

const remedyIn = (state: PledgeState): Text =>
  state === 'awaiting-materials'
    ? {
        zh: '请补齐材料，再由核查单位核查承诺',
        en: 'hand in the papers that follow, then have the pledge verified',
      }
    : { zh: '请由核查单位核查承诺', en: 'have the pledge verified' };
