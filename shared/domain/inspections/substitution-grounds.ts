import { type Refusal, refusal } from '../primitives/refusal.ts';
import type { Text } from '../primitives/text.ts';
import type { CivilDate } from '../primitives/time.ts';
import { type Inspector, inspectorStates } from '../registry/inspector.ts';
import type { Target } from '../registry/target.ts';
import { targetStates } from '../registry/target-state.ts';
import type { SubstitutionRequest } from './substitution.ts';

type TargetReason = Extract<SubstitutionRequest, { of: 'target' }>['reason'];
type InspectorReason = Extract<SubstitutionRequest, { of: 'inspector' }>['reason'];

/** Whether an inspector can make visits through the task's last day, as far as the register says. */
export const isAvailable = (inspector: Inspector | undefined, endsOn: CivilDate): boolean =>
  inspector?.state === 'active' && inspector.certificateValidUntil >= endsOn;

const notInRegister = (register: Text, says: Text): Refusal =>
  refusal(
    'wrong-state',
    `${register.zh}载明“${says.zh}”，与替换理由不符；请先更新${register.zh}再申请替换。`,
    `The ${register.en} says “${says.en}”, which is not the reason given; update the register first, then ask again.`,
    'body.reason',
  );

const targetRegister: Text = { zh: '检查对象名录库', en: 'register of targets' };
const inspectorRegister: Text = { zh: '执法检查人员名录库', en: 'register of inspectors' };
const missing: Text = { zh: '无此记录', en: 'no such entry' };

/** Why the register does not bear out the reason for replacing a target, or nothing; some reasons are in no register. */
export const targetGroundFault = (reason: TargetReason, target: Target | undefined): Refusal | undefined => {
  if (reason === 'wrongly-registered' || reason === 'under-same-check' || target?.state === reason)
    return undefined;
  return notInRegister(targetRegister, target === undefined ? missing : targetStates[target.state].label);
};

/** Why the register does not bear out the reason for replacing an inspector in a task that ends on that day, or nothing. */
export const inspectorGroundFault = (
  reason: InspectorReason,
  inspector: Inspector | undefined,
  endsOn: CivilDate,
): Refusal | undefined => {
  if (reason === 'recusal-declared' || inspector === undefined) return undefined;
  const { state, certificateValidUntil } = inspector;
  if (reason === 'on-leave')
    return state === 'active' ? notInRegister(inspectorRegister, inspectorStates.active) : undefined;
  return certificateValidUntil < endsOn
    ? undefined
    : notInRegister(inspectorRegister, {
        zh: `执法证件有效期至 ${certificateValidUntil}`,
        en: `certificate valid until ${certificateValidUntil}`,
      });
};
