import type { BlockingGroup } from '../draws/blocking-group.ts';
import { blockingGroupText, type GroupNames } from '../draws/blocking-group-text.ts';
import type { Text } from '../primitives/text.ts';
import type { Alternative, PoolAdvice } from './pool-advice.ts';

/** What is short and what would help, in the words of a planner. */
export const poolAdviceText = ({ groups, areAll }: PoolAdvice, names: GroupNames): Text => {
  const told = groups.map(({ group, alternatives }) =>
    blockingGroupText(
      group,
      names,
      alternatives.map((alternative) => alternativeText[alternative](group)),
    ),
  );
  const rest = { zh: '请再次预览，以确认没有其他不足。', en: 'preview again, for more seats may be short.' };
  const all = areAll ? told : [...told, rest];
  return {
    zh: all.map(({ zh }) => zh).join('补足之后，'),
    en: all.map(({ en }) => en).join(' That done, '),
  };
};

const alternativeText: Readonly<Record<Alternative, (group: BlockingGroup) => Text>> = {
  'higher-capacity': () => ({
    zh: '提高这些人员的抽取上限（须回避的除外）',
    en: 'a higher capacity of these inspectors, unless they must stay away',
  }),
  'wider-region': () => ({ zh: '放宽地区规则', en: 'a wider region rule' }),
  'smaller-sample': ({ available }) => ({
    zh: `减少抽取数，使这些席位不超过 ${available} 人次`,
    en: `a smaller sample, so that these seats take no more than ${available}`,
  }),
};
