import { refusal } from '../primitives/refusal.ts';
import { accepted, type Result, refused } from '../primitives/result.ts';
import type { Text } from '../primitives/text.ts';
import type { AcceptedApplication } from './accepted-application.ts';
import { isJudged, type LatestAnswer } from './latest-answer.ts';
import { type EligibilityDecision, isFavourable } from './verdict.ts';

/**
 * Whether an application may be accepted on this decision: one that allows it, or `review` where a person has reviewed it. That
 * is the decision only where no reason refuses, so nobody reviews a refusal away.
 */
export const isCovered = (
  decision: EligibilityDecision,
  { review }: Pick<AcceptedApplication, 'review'>,
): boolean => (review === undefined ? isFavourable(decision) : decision === 'review');

const needsNone = { zh: '无需审查，请勿填写 review。', en: 'That needs no review; leave review out.' };
const remedies: Readonly<Record<EligibilityDecision, Text>> = {
  allow: needsNone,
  'allow-with-deferral': needsNone,
  refuse: { zh: '人工审查不能改变。', en: 'No review changes that.' },
  review: {
    zh: '经人工审查准予的，请由经办人填写 review。',
    en: 'Where a person has reviewed and admitted it, that officer says so in review.',
  },
};

const notCovering = (
  { at, decision, reasons }: LatestAnswer,
  { review }: Pick<AcceptedApplication, 'review'>,
): Result<never> => {
  const remedy = remedies[decision];
  return refused(
    refusal(
      'not-eligible',
      `最近一次核查（${at}）的答复为 ${decision}：${reasons.join('、')}。${remedy.zh}`,
      `The latest answer (${at}) is ${decision}: ${reasons.join(', ')}. ${remedy.en}`,
      review === undefined ? 'body.applicationNo' : 'body.review',
    ),
  );
};

/**
 * The gate's latest answer, where it covers the acceptance: it allows it, or leaves it to a person who has reviewed it, and was
 * about the same missing papers. Refuses with `not-eligible`.
 */
export const coveringAnswer = (
  answer: LatestAnswer | undefined,
  application: AcceptedApplication,
): Result<LatestAnswer> => {
  if (answer === undefined)
    return refused(
      refusal(
        'not-eligible',
        '受理前未核查该申请；请先核查。',
        'The gate was not asked about this application before it was accepted; ask it first.',
        'body.applicationNo',
      ),
    );
  if (answer.facts === undefined || !isJudged(answer))
    return refused(
      refusal(
        'not-eligible',
        `最近一次核查（${answer.at}）时规则表不可读，未能判断；请重新核查。`,
        `The rule tables could not be read at the latest answer (${answer.at}), so nothing was judged; ask the gate again.`,
        'body.applicationNo',
      ),
    );
  if (!isCovered(answer.decision, application)) return notCovering(answer, application);
  const asked = answer.facts.missingMaterials;
  return asked.join() === application.missingMaterials.join()
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
