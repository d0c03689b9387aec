import type { Text } from '../../../shared/domain/primitives/text.ts';

/** What the home page says. */
export const home = {
  title: { zh: '检查谁、谁去查，都由抽签决定', en: 'Who is inspected, and by whom, is decided by lot' },
  lead: {
    zh: '“双随机、一公开”是政府日常检查的方式：随机抽取检查对象，随机选派检查人员，检查结果向社会公开。在这里，任何人都可以查结果，也可以亲自验证抽签没有被人动过手脚。',
    en: 'Routine inspections work like this: the businesses are drawn by lot, the inspectors are drawn by lot, and what they find is published. Here anyone can read the results, and check for themselves that nobody tampered with the draw.',
  },
  howTitle: { zh: '它是怎样进行的', en: 'How it works' },
  latestTitle: { zh: '最新公示结果', en: 'Latest published results' },
  noResults: {
    zh: '目前还没有公示的检查结果。',
    en: 'No result has been published yet.',
  },
  listsTitle: { zh: '谁在名单上', en: 'Who is on a list' },
  listsLead: {
    zh: '守信激励名单、严重违法失信名单和经营异常名录：现在有谁，为什么，由谁决定。',
    en: 'The list of the trustworthy, that of serious breaches and that of abnormal operations: who is on them now, why, and who decided.',
  },
  listsLink: { zh: '查看三份名单', en: 'See the three lists' },
  logTitle: { zh: '公开日志', en: 'The public log' },
  logLead: {
    zh: '抽取的每一步和每一条公示结果都依次写入一本只能追加的日志。根哈希是整本日志的指纹：改动其中任何一条，它都会变。',
    en: 'Every step of a draw and every published result is appended to a log that can only grow. The root is the fingerprint of the whole log: it changes if any entry is changed.',
  },
  logSize: { zh: '条目数', en: 'Entries' },
  logRoot: { zh: '根哈希', en: 'Root' },
  checkTitle: { zh: '不必相信我们', en: 'You need not trust us' },
  checkLead: {
    zh: '每次抽取结束后都有一份证书，用自己的电脑就能把抽签重算一遍。',
    en: 'Every finished draw has a certificate, and your own computer can replay the draw from it.',
  },
  checkLink: { zh: '怎样自行复算一次抽取', en: 'How to check a draw yourself' },
  drawsLink: { zh: '历次抽取', en: 'All draws' },
  fairnessLink: {
    zh: '抽取是否公平：各部门各年度的统计',
    en: 'Are the draws fair? Figures by department and year',
  },
  logLink: { zh: '翻看日志并核对', en: 'Read and check the log' },
  docsLead: { zh: '为开发者准备的', en: 'For developers: the' },
} as const satisfies Record<string, Text>;

/** The steps of the procedure, as someone who has never heard of it needs them. */
export const steps: readonly { readonly title: Text; readonly text: Text }[] = [
  {
    title: { zh: '抽对象', en: 'Draw the businesses' },
    text: {
      zh: '名录库中的主体按信用风险分层：风险越高，抽中的比例越高；同一层内机会均等。',
      en: 'The businesses on the register are grouped by credit risk: the higher the risk, the larger the share drawn. Within a group the chances are equal.',
    },
  },
  {
    title: { zh: '抽人员', en: 'Draw the inspectors' },
    text: {
      zh: '每次检查至少两名执法人员，同样由抽签产生；与检查对象有利害关系的依法回避。',
      en: 'At least two inspectors make each visit, also drawn by lot. Anyone with an interest in the business is left out, as the law requires.',
    },
  },
  {
    title: { zh: '一次查清', en: 'One visit' },
    text: {
      zh: '几个部门的检查事项合并为一次上门，逐项记录。',
      en: 'The items of several departments are checked in one visit and recorded item by item.',
    },
  },
  {
    title: { zh: '公开结果', en: 'Publish the results' },
    text: {
      zh: '结果在法定期限内公示，并计入信用。',
      en: 'Results are published within the legal term and count towards the credit of the business.',
    },
  },
];
