import { type Refusal, refusal } from '../primitives/refusal.ts';
import type { TaskDraft } from './task.ts';

const invalid = (field: string, zh: string, en: string): Refusal =>
  refusal('invalid-input', zh, en, `body.sampling.${field}`);

/** What is wrong with the sample of a draft whatever the frame may hold, or nothing. */
export const samplingFault = ({ sampling, criteria }: TaskDraft): Refusal | undefined => {
  if (sampling.kind === 'fixed-size') return undefined;
  const { minimum, maximum } = sampling;
  if (minimum !== undefined && maximum !== undefined && minimum > maximum)
    return invalid(
      'minimum',
      `最少抽取数 ${minimum} 大于最多抽取数 ${maximum}。`,
      `The minimum ${minimum} is above the maximum ${maximum}.`,
    );
  if (sampling.kind === 'by-risk-class') return undefined;
  const strata = sampling.strata.map(({ stratum }) => stratum);
  if (new Set(strata).size < strata.length)
    return invalid('strata', '同一层只能写一次。', 'Each stratum is stated once.');
  const { riskClasses } = criteria;
  const stray = strata.find((stratum) => riskClasses.length > 0 && !riskClasses.includes(stratum));
  return stray === undefined
    ? undefined
    : invalid(
        'strata',
        `条件中的风险类别不含“${stray}”，该层没有检查对象。`,
        `The criteria leave out risk class ${stray}, so its stratum has no targets.`,
      );
};
