import type { Measure } from '../../../shared/domain/measures/measures.ts';
import type { Text } from '../../../shared/domain/primitives/text.ts';

/** What the search form and the page of an entity say. */
export const entity = {
  findTitle: { zh: '查询主体', en: 'Find a business' },
  findLead: {
    zh: '输入代码，查看该主体的登记信息、信用状况、列入名单和历次检查结果。',
    en: 'Enter a code to see what the register says about a business, its credit, its listings and the results of its inspections.',
  },
  code: { zh: '统一社会信用代码或注册号', en: 'Unified social credit code or registration number' },
  codeHint: {
    zh: '营业执照上的 18 位代码，或旧执照上的 15 位注册号',
    en: 'The 18 characters on the business licence, or the 15 digits on an old one',
  },
  findButton: { zh: '查询', en: 'Find' },
  errorTitle: { zh: '代码有误', en: 'There is a problem with the code' },

  askedAs: {
    zh: '您查询的代码已由本主体承继，以下为本主体的信息。查询的代码：',
    en: 'This business has taken the place of the one you looked up, and this page is about it. The code looked up:',
  },
  registerTitle: { zh: '登记信息', en: 'On the register' },
  codeLabel: { zh: '代码', en: 'Code' },
  type: { zh: '对象类型', en: 'Kind' },
  state: { zh: '经营状态', en: 'State' },
  district: { zh: '所在地区', en: 'District' },
  address: { zh: '住所（经营场所）', en: 'Address' },
  industry: { zh: '行业（GB/T 4754）', en: 'Industry (GB/T 4754)' },
  authority: { zh: '管辖单位', en: 'Authority' },

  creditTitle: { zh: '信用状况', en: 'Credit' },
  notEvaluated: {
    zh: '尚未评价：还没有可据以评价的检查结果、处罚、认定、承诺或列入决定。尚未评价不代表好，也不代表不好。',
    en: 'Not yet evaluated: there is no inspection result, penalty, recognition, pledge or listing to evaluate it by. That says nothing good and nothing bad.',
  },
  riskClass: { zh: '信用风险类别', en: 'Credit risk class' },
  score: { zh: '信用分', en: 'Score' },
  why: { zh: '评价依据', en: 'What this is based on' },
  reason: { zh: '事由', en: 'Reason' },
  date: { zh: '日期', en: 'Date' },
  shownThrough: { zh: '公示至', en: 'Shown until' },
  shownByDecision: { zh: '列入名单期间', en: 'While listed' },
  points: { zh: '分值', en: 'Points' },
  lineDisputed: { zh: '异议处理中', en: 'Under objection' },
  unpublished: {
    zh: '评价还计入了依法不予公示的事项，此处不列出。',
    en: 'The evaluation counts facts too that the law keeps from publication; they are not listed here.',
  },

  listsTitle: { zh: '列入名单', en: 'Listings' },
  noLists: { zh: '目前没有被列入任何名单。', en: 'Not on any list at present.' },
  suspended: {
    zh: '在严重违法失信名单期间暂停适用。',
    en: 'Suspended while the entity is listed for serious breaches.',
  },
  disputed: { zh: '正在处理对该列入的异议。', en: 'An objection against this listing is being dealt with.' },
  documentNo: { zh: '决定文书号', en: 'Decision' },
  decidedBy: { zh: '决定机关', en: 'Decided by' },
  cause: { zh: '列入情形', en: 'Cause' },
  reasons: { zh: '列入理由', en: 'Reasons' },
  listedOn: { zh: '列入日期', en: 'Listed on' },
  endsOn: { zh: '届满日期', en: 'Ends on' },
  endsByDecision: { zh: '直至作出移出决定', en: 'Until a decision removes it' },

  measuresTitle: { zh: '正在适用的措施', en: 'Measures in force' },
  noMeasures: { zh: '目前没有对其适用的措施。', en: 'No measure applies at present.' },
  basis: { zh: '依据', en: 'Basis' },

  resultsTitle: { zh: '检查结果', en: 'Inspection results' },
  noResults: {
    zh: '还没有公示过对该主体的检查结果。',
    en: 'No inspection result has been published for this business.',
  },
} as const satisfies Record<string, Text>;

/** The score beside the full score. */
export const scoreOf = (score: string, full: string, grade: Text): Text => ({
  zh: `${score} 分（满分 ${full}），${grade.zh}`,
  en: `${score} of ${full}, ${grade.en}`,
});

/** What kind of measure it is. */
export const measureKinds: Readonly<Record<Measure['kind'], Text>> = {
  incentive: { zh: '激励', en: 'incentive' },
  management: { zh: '管理', en: 'management' },
  'rights-reducing': { zh: '减损权益', en: 'reduces rights' },
};
