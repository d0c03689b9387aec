import type { Text } from '../../../shared/domain/primitives/text.ts';

/** What the list of all draws says. */
export const draws = {
  title: { zh: '历次抽取', en: 'All draws' },
  lead: {
    zh: '每一次抽取都在这里，从冻结名单的那一刻起，作废的也不例外。',
    en: 'Every draw is here from the moment its lists are frozen, void ones included.',
  },
  listTitle: { zh: '抽取，最新的在前', en: 'Draws, newest first' },
  empty: { zh: '还没有进行过抽取。', en: 'No draw has been held yet.' },
  frozenAt: { zh: '冻结名单：', en: 'Lists frozen: ' },
  drawnAt: { zh: '抽取：', en: 'Drawn: ' },
  revealedAt: { zh: '揭示种子：', en: 'Secret revealed: ' },
  overdue: { zh: '逾期未揭示种子', en: 'secret overdue' },
  voidReason: { zh: '作废理由：', en: 'Why it is void: ' },
} as const satisfies Record<string, Text>;

/** How many could be drawn and how many are. */
export const sampleOf = (sample: string, frame: string): Text => ({
  zh: `从 ${frame} 户中抽取 ${sample} 户`,
  en: `${sample} of ${frame} businesses`,
});
