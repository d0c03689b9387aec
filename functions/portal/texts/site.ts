import type { Text } from '../../../shared/domain/primitives/text.ts';

/** What every page says. */
export const site = {
  name: { zh: '双随机、一公开', en: 'Random inspection in the open' },
  skip: { zh: '跳到正文', en: 'Skip to main content' },
  navigation: { zh: '主导航', en: 'Main' },
  home: { zh: '首页', en: 'Home' },
  find: { zh: '查询主体', en: 'Find a business' },
  lists: { zh: '信用名单', en: 'Lists' },
  draws: { zh: '历次抽取', en: 'Draws' },
  fairness: { zh: '公平性', en: 'Fairness' },
  log: { zh: '公开日志', en: 'Public log' },
  tables: { zh: '规则表', en: 'Rules' },
  verify: { zh: '自行复算', en: 'Check a draw' },
  docs: { zh: '接口文档', en: 'API reference' },
  otherLanguage: { zh: 'English', en: '中文' },
  errorPrefix: { zh: '错误：', en: 'Error: ' },
  times: { zh: '所列时间均为北京时间。', en: 'All times are Beijing time.' },
  privacy: {
    zh: '本站不使用脚本和 Cookie。',
    en: 'This site uses no scripts and no cookies.',
  },
  next: { zh: '下一页', en: 'Next page' },
  first: { zh: '回到第一页', en: 'Back to the first page' },
  pages: { zh: '分页', en: 'Pages' },
} as const satisfies Record<string, Text>;
