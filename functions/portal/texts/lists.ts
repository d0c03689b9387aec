import type { ListName } from '../../../shared/domain/lists/list-name.ts';
import type { Text } from '../../../shared/domain/primitives/text.ts';

/** What the pages about the lists say. */
export const lists = {
  title: { zh: '信用名单', en: 'The lists' },
  lead: {
    zh: '现在谁在名单上、为什么、由谁决定。列入自公布之日起生效，移出、撤销或期满后不再显示；自然人不向社会公开。',
    en: 'Who is on a list now, why, and who decided. A listing takes effect when it is published and disappears once it is removed, revoked or over; natural persons are not shown to the public.',
  },
  listsTitle: { zh: '三份名单', en: 'Three lists' },
  basis: { zh: '公布依据', en: 'Basis of publication' },
  term: { zh: '列入期限', en: 'Term' },
  noTerm: { zh: '无固定期限，直至作出移出决定', en: 'None: it lasts until a decision removes it' },
  early: { zh: '提前移出', en: 'Early removal' },
  rules: { zh: '列入情形和后果（规则表）', en: 'Causes and consequences (rule table)' },
  membersTitle: { zh: '现在名单上的主体', en: 'On the list now' },
  order: { zh: '按决定机关排列。', en: 'In the order of the deciding authorities.' },
  empty: { zh: '现在没有主体在这份名单上。', en: 'Nobody is on this list at present.' },
  emptyPage: {
    zh: '这一页没有可以显示的主体，请翻看其他页。',
    en: 'There is nobody to show on this page; please see the others.',
  },
  suspended: { zh: '暂停适用', en: 'suspended' },
  disputed: { zh: '异议处理中', en: 'under objection' },
} as const satisfies Record<string, Text>;

/** What each list is, in two sentences. */
export const listLeads: Readonly<Record<ListName, Text>> = {
  red: {
    zh: '列入的是经有关机关认定守信的主体，办事、检查等方面依法享受便利。该主体若同时在严重违法失信名单上，这些便利暂停适用。',
    en: 'Businesses that an authority has recognised as trustworthy, which the law lets have things easier, such as fewer inspections. While one is also listed for serious breaches, these benefits are suspended.',
  },
  serious: {
    zh: '列入的是违法情节严重的主体，决定之前先告知理由、听取陈述申辩。列入期间，各部门依法从严管理；改正后符合条件的，可以申请提前移出。',
    en: 'Businesses that broke the law gravely; before the decision they are told the reasons and heard. While listed they are treated more strictly by all departments, as the law provides, and they may apply for early removal once they have put things right.',
  },
  abnormal: {
    zh: '列入的是未按规定公示信息，或者通过登记的住所无法联系的主体。列入期间会加强抽查；改正后可以申请移出。',
    en: 'Businesses that did not publish what they must, or cannot be reached at their registered address. While listed they are inspected more often, and they may apply for removal once they have put things right.',
  },
};

/** How long a listing lasts. */
export const termOf = (years: number): Text => ({
  zh: `${years} 年`,
  en: years === 1 ? '1 year' : `${years} years`,
});

/** From when early removal may be applied for. */
export const earlyAfter = (months: number): Text => ({
  zh: `列入满 ${months} 个月后可以申请`,
  en: `May be applied for ${months} months after the listing`,
});
