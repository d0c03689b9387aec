import type { FairnessReport } from '../../../shared/domain/inspections/fairness-report.ts';
import type { Text } from '../../../shared/domain/primitives/text.ts';

/** What the pages about fairness say. */
export const fairness = {
  title: { zh: '抽取是否公平', en: 'Are the draws fair?' },
  lead: {
    zh: '每个部门每年的抽取，按已揭示的结果统计：各层抽中多少，检查人员怎样搭配，谁多久没有被查过。',
    en: 'The draws of each department and year in figures, from the results revealed so far: how many of each group were drawn, how inspectors were paired, and for how long those drawn had had no visit.',
  },
  listTitle: { zh: '报告，最新年度在前', en: 'Reports, newest year first' },
  empty: {
    zh: '还没有报告。一个部门本年度的第一次抽取揭示后，这里就会出现它的报告。',
    en: 'There is no report yet. A department’s report appears here when its first draw of the year is revealed.',
  },

  draws: { zh: '已揭示的抽取', en: 'Draws revealed' },
  voidDraws: { zh: '作废的抽取', en: 'Void draws' },
  computedAt: { zh: '统计时间', en: 'Computed on' },

  strataTitle: { zh: '各信用风险层的抽中比例', en: 'Share drawn by credit risk' },
  strataLead: {
    zh: '同一层内机会均等，风险越高的层抽得越多。“公布的比例”是抽查比例表规定的；任务另有规定（例如整体下限或固定数量）时，实际比例会与它不同。',
    en: 'Within a group the chances are equal, and the riskier the group, the more of it is drawn. The published share is that of the ratio table; a task may set its own, such as a floor or a fixed number, and then the share drawn differs from it.',
  },
  stratum: { zh: '信用风险层', en: 'Credit risk' },
  available: { zh: '可抽户数', en: 'Could be drawn' },
  drawn: { zh: '抽中户数', en: 'Drawn' },
  rate: { zh: '实际比例', en: 'Share drawn' },
  expected: { zh: '公布的比例', en: 'Published share' },

  waitsTitle: { zh: '距上次检查多久', en: 'Time since the last visit' },
  waitsLead: {
    zh: '抽取不看上次检查是什么时候。若两列占比大致相同，说明既没有总盯着同一批，也没有刻意放过谁；各层比例不同，会带来一些差别。',
    en: 'The draw does not look at when a business was last visited. Where the two shares are about the same, nobody is singled out and nobody spared; that some groups are drawn more than others makes for some difference.',
  },
  wait: { zh: '抽取时距上次检查', en: 'Since the last visit' },
  availableShare: { zh: '在名单中的占比', en: 'Share of the list' },
  drawnShare: { zh: '在抽中者中的占比', en: 'Share of those drawn' },
  noWaits: { zh: '没有可以统计的名单。', en: 'There are no lists to count.' },

  loadsTitle: { zh: '检查人员的工作量', en: 'Workload of the inspectors' },
  loadsLead: {
    zh: '条件相同的检查人员，一次抽取中的检查次数最多相差一次。全年合计会因参加的抽取、专业和地区不同而有差别。',
    en: 'Within one draw, inspectors of the same kind differ by one visit at most. Over a year they differ more, with the draws, skills and districts they take part in.',
  },
  loadVisits: { zh: '全年检查次数', en: 'Visits in the year' },
  inspectors: { zh: '检查人员数', en: 'Inspectors' },

  pairsTitle: { zh: '检查人员的搭配', en: 'Pairs of inspectors' },
  pairsLead: {
    zh: '搭配由抽签决定。同一对检查人员反复同行的次数越少，越难串通。',
    en: 'Pairs are made by lot. The less often the same two go together, the harder it is to collude.',
  },
  pairVisits: { zh: '一起检查的次数', en: 'Visits together' },
  pairs: { zh: '人员对数', en: 'Pairs' },
  tooFew: {
    zh: '参加的检查人员不足三名，公布数字就会指向具体的人，因此不予公布。',
    en: 'Fewer than three inspectors took part. Figures would point at persons, so none are given.',
  },
} as const satisfies Record<string, Text>;

/** A report by its year. */
export const reportTitle = (year: number): Text => ({
  zh: `${year} 年度抽取公平性报告`,
  en: `Fairness of the draws of ${year}`,
});

/** How many draws a report is made from. */
export const reportSize = (draws: string, voids: string): Text => ({
  zh: `已揭示 ${draws} 次，作废 ${voids} 次`,
  en: `${draws} revealed, ${voids} void`,
});

/** For how long an entity had had no visit when a frame was frozen. */
export const waits: Readonly<Record<FairnessReport['waits'][number]['wait'], Text>> = {
  never: { zh: '从未检查过', en: 'never visited' },
  'within-1-year': { zh: '不满 1 年', en: 'less than 1 year' },
  '1-to-2-years': { zh: '1 年至不满 2 年', en: '1 year to less than 2' },
  '2-to-3-years': { zh: '2 年至不满 3 年', en: '2 years to less than 3' },
  'over-3-years': { zh: '3 年以上', en: '3 years or more' },
};
