import type { Text } from '../../../shared/domain/primitives/text.ts';

/** What the API reference says. */
export const docs = {
  title: { zh: '接口文档', en: 'API reference' },
  lead: {
    zh: '请求和答复均为 JSON。错误一律为 application/problem+json（RFC 9457），其中 code 取值封闭，remedy 说明如何处理。',
    en: 'Requests and answers are JSON. Errors are application/problem+json (RFC 9457) with a closed code and a remedy.',
  },
  document: { zh: 'OpenAPI 3.1 文档', en: 'OpenAPI 3.1 document' },
  contents: { zh: '目录', en: 'Contents' },
  types: { zh: '数据类型', en: 'Types' },
  problems: { zh: '错误', en: 'Errors' },
  open: { zh: '公开，无需令牌', en: 'Public, no token' },
  permission: { zh: '令牌所需权限', en: 'Permission of the token' },
  parameters: { zh: '参数', en: 'Parameters' },
  body: { zh: '请求内容', en: 'Body' },
  answer: { zh: '答复', en: 'Answer' },
  optional: { zh: '可省略', en: 'optional' },
  length: { zh: '长度', en: 'length' },
  rows: { zh: '表格文件，首行为列名', en: 'a table with its column names in the first row' },
  oneOf: { zh: '以下之一', en: 'one of' },
  listOf: { zh: '列表，每项为', en: 'list of' },
  mapOf: { zh: '键值表，值为', en: 'map to' },
  status: { zh: '状态码', en: 'Status' },
} as const satisfies Record<string, Text>;
