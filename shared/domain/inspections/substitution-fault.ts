import { type Refusal, refusal } from '../primitives/refusal.ts';
import type { Draw } from './draw.ts';
import type { SubstitutionRequest } from './substitution.ts';
import { type Visit, visitMachine } from './visit.ts';

/** Whom a request is about. */
export type SubstitutionSubject =
  | Pick<Extract<SubstitutionRequest, { of: 'target' }>, 'of'>
  | Pick<Extract<SubstitutionRequest, { of: 'inspector' }>, 'of' | 'place' | 'pseudonym'>;

const wrongState = (zh: string, en: string): Refusal => refusal('wrong-state', zh, en, 'state');

const drawFault = ({ state, stage }: Draw): Refusal | undefined => {
  if (state === 'dispatched' || (state === 'drawn' && stage.kind !== 'inspectors')) return undefined;
  return stage.kind === 'inspectors'
    ? wrongState(
        '各部门分别抽取的检查人员，只有在派发之后、揭示种子之前才能替换。',
        'Inspectors whom a department drew itself are replaced after the dispatch and before the reveal is asked for.',
      )
    : wrongState(
        '只有在抽取完成之后、揭示种子之前才能替换。',
        'Substitutions are made after the draw and before its reveal is asked for.',
      );
};

/**
 * Why the target of a visit, or the inspector in one of its seats, cannot be replaced now, or nothing. `draw` is
 * the one in which the target or the inspector was drawn.
 */
export const substitutionFault = (
  subject: SubstitutionSubject,
  draw: Draw,
  visit: Visit,
): Refusal | undefined => {
  const fault = drawFault(draw);
  if (fault !== undefined) return fault;
  if (visit.state !== 'assigned') {
    const { zh, en } = visitMachine.states[visit.state];
    return wrongState(
      `该次检查处于“${zh}”状态；只有“${visitMachine.states.assigned.zh}”的检查才能替换。`,
      `The visit is ${en}; only one that is still ${visitMachine.states.assigned.en} can be changed.`,
    );
  }
  // Departments draw inspectors for exactly these targets: once one has frozen them, they stay.
  if (subject.of === 'target' && draw.inspectorDraws.some(({ state }) => state !== 'void'))
    return wrongState(
      '已有部门为这些检查对象冻结人员名单，不能再替换检查对象；请到场后在检查记录中载明情况。',
      'A department has frozen its inspectors for these targets, so none is replaced any more; the visit records what is found.',
    );
  if (subject.of === 'inspector' && visit.seats[subject.place]?.pseudonym !== subject.pseudonym)
    return wrongState('该席位的检查人员已被替换。', 'Another inspector holds this seat now.');
  return undefined;
};
