import type { Text } from '../../../shared/domain/primitives/text.ts';

/** What a page says when there is nothing to show: what happened, why, and what to do. */
export interface Trouble {
  readonly title: Text;
  readonly reason: Text;
  readonly remedy: Text;
}

/** Every such page. */
export const troubles = {
  noPage: {
    title: { zh: '没有这个页面', en: 'Page not found' },
    reason: { zh: '这个地址没有对应的页面。', en: 'There is no page at this address.' },
    remedy: {
      zh: '请核对地址，或从首页重新查找。',
      en: 'Check the address, or start again from the home page.',
    },
  },
  noEntity: {
    title: { zh: '名录库中没有这个主体', en: 'Not on the register' },
    reason: {
      zh: '代码本身有效，但检查对象名录库中没有登记该主体。',
      en: 'The code is valid, but the register of inspection targets has no entry for it.',
    },
    remedy: {
      zh: '请对照营业执照核对代码；新登记的主体要等下一次名录更新后才能查到。如认为遗漏，请联系登记机关。',
      en: 'Compare the code with the business licence. A newly registered business appears after the next update of the register. If you think it is missing, ask the registration authority.',
    },
  },
  noResult: {
    title: { zh: '没有这条公示结果', en: 'No such published result' },
    reason: { zh: '没有以此编号公示的检查结果。', en: 'No result has been published under this number.' },
    remedy: {
      zh: '请核对编号；已公示的结果都能在首页和主体页面找到。',
      en: 'Check the number. Every published result is listed on the home page and on the page of the business.',
    },
  },
  noDraw: {
    title: { zh: '没有这次抽取', en: 'No such draw' },
    reason: { zh: '没有以此编号进行的抽取。', en: 'No draw has this number.' },
    remedy: {
      zh: '请核对编号；每条公示结果的页面都有对应抽取的链接。',
      en: 'Check the number. The page of every published result links to its draw.',
    },
  },
  noReport: {
    title: { zh: '没有这份公平性报告', en: 'No such fairness report' },
    reason: {
      zh: '该部门在该年度还没有公平性报告。',
      en: 'There is no fairness report of this department for this year yet.',
    },
    remedy: {
      zh: '请核对部门和年度；部门当年的第一次抽取揭示后才有报告。',
      en: 'Check the department and the year. A report exists once the department’s first draw of the year is revealed.',
    },
  },
  noList: {
    title: { zh: '没有这份名单', en: 'No such list' },
    reason: { zh: '没有这个名称的名单。', en: 'There is no list of this name.' },
    remedy: {
      zh: '请核对地址；三份名单都能在“信用名单”一页找到。',
      en: 'Check the address. All three lists are on the page of the lists.',
    },
  },
  noTable: {
    title: { zh: '没有这张规则表', en: 'No such rule table' },
    reason: {
      zh: '没有这个名称的规则表，或者它没有这个版本。',
      en: 'There is no rule table of this name, or it has no such version.',
    },
    remedy: {
      zh: '请核对地址；适用的规则表都列在“规则表”一页。',
      en: 'Check the address. All tables in force are listed on the page of the rule tables.',
    },
  },
  noSuchPlace: {
    title: { zh: '列表中没有这个位置', en: 'No such place in the list' },
    reason: {
      zh: '地址中的分页位置无效或不属于这个列表。',
      en: 'The page position in the address does not belong to this list.',
    },
    remedy: { zh: '请从列表的第一页重新翻看。', en: 'Start again from the first page of the list.' },
  },
  broken: {
    title: { zh: '暂时无法显示', en: 'Cannot be shown right now' },
    reason: {
      zh: '服务出现问题，原因已记录。',
      en: 'Something went wrong on our side, and the cause was recorded.',
    },
    remedy: { zh: '请稍后重新打开本页。', en: 'Open this page again in a moment.' },
  },
} as const satisfies Record<string, Trouble>;
