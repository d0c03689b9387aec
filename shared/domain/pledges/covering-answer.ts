import { refusal } from '../primitives/refusal.ts';
import { accepted, type Result, refused } from '../primitives/result.ts';
import type { AcceptedApplication } from './accepted-application.ts';
import type { LatestAnswer } from './latest-answer.ts';
import { isFavourable } from './verdict.ts';

/**
 * The gate's latest answer, where it covers the acceptance: it allows it, and was about the same missing papers. Refuses with
 * `not-eligible`.
 */
export const coveringAnswer = (
  answer: LatestAnswer | undefined,
  { missingMaterials }: AcceptedApplication,
): Result<LatestAnswer> => {
  if (answer === undefined)
    return refused(
      refusal(
        'not-eligible',
        '受理前未核查该申请。',
        'The gate was not asked about this application before it was accepted.',
        'body.applicationNo',
      ),
    );
  if (!isFavourable(answer.decision))
    return refused(
      refusal(
        'not-eligible',
        `最近一次核查（${answer.at}）的答复为 ${answer.decision}：${answer.reasons.join('、')}。`,
        `The latest answer (${answer.at}) is ${answer.decision}: ${answer.reasons.join(', ')}.`,
        'body.applicationNo',
      ),
    );
  const asked = answer.facts.missingMaterials;
  return asked.join() === missingMaterials.join()
    ? accepted(answer)
    : refused(
        refusal(
          'not-eligible',
          '所缺材料与最近一次核查时不同；请先重新核查。',
          'Other papers are missing than when the gate was asked; ask it again first.',
          'body.missingMaterials',
        ),
      );
};
