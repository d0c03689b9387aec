import type { z } from 'zod';
import { type Text, textSchema } from '../domain/primitives/text.ts';

type Issue = z.core.$ZodIssue;
type IssueOf<Code extends Issue['code']> = Extract<Issue, { code: Code }>;

/**
 * What is wrong with one field, as a sentence for whoever filled it in. `input` is what the schema was given as a whole:
 * zod's issues do not tell a field that is left out from one of another type.
 */
export const faultText = (issue: Issue, input: unknown): Text => {
  if (issue.code === 'custom') return ownText(issue);
  const value = valueAt(input, issue.path);
  const text = textOf(issue, value);
  return value === undefined && issue.code !== 'unrecognized_keys' ? required(issue, text) : text;
};

const textOf = (issue: Exclude<Issue, IssueOf<'custom'>>, value: unknown): Text => {
  switch (issue.code) {
    case 'invalid_type':
      return typeText(issue.expected);
    case 'too_small':
      return limitText(issue, issue.minimum, 'least');
    case 'too_big':
      return limitText(issue, issue.maximum, 'most');
    case 'invalid_value':
      return oneOf(issue.values);
    case 'unrecognized_keys':
      return { zh: `不认识的字段：${issue.keys.join('、')}`, en: `unknown field: ${issue.keys.join(', ')}` };
    case 'invalid_format':
      return formatText(issue);
    case 'invalid_union':
      return unionText(issue, value);
    case 'not_multiple_of':
      return { zh: `应为 ${issue.divisor} 的倍数`, en: `must be a multiple of ${issue.divisor}` };
    case 'invalid_key':
      return { zh: '键名不对', en: 'has a key that is not allowed' };
    case 'invalid_element':
      return { zh: '有一项不对', en: 'has an element that is not allowed' };
  }
};

/** A schema's own rule has words of its own, which nobody else knows: in `params.text`, or else in English only. */
const ownText = ({ params, message }: IssueOf<'custom'>): Text =>
  textSchema.safeParse(params?.['text']).data ?? { zh: '不符合该字段的规则', en: message };

const valueAt = (input: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce((value: unknown, key) => Object(value)[key], input);

/** Where there is a choice it is told at once; of any other field that is missing, that is enough. */
const required = ({ code }: Issue, text: Text): Text =>
  code === 'invalid_value' || code === 'invalid_union'
    ? { zh: `必填，${text.zh}`, en: `required, ${text.en}` }
    : { zh: '必填', en: 'required' };

const types: Readonly<Record<string, Text>> = {
  string: { zh: '文本', en: 'text' },
  number: { zh: '数字', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  boolean: { zh: '是（true）或否（false）', en: 'true or false' },
  array: { zh: '列表', en: 'a list' },
  object: { zh: '对象', en: 'an object' },
  record: { zh: '对象', en: 'an object' },
  null: { zh: '空值（null）', en: 'null' },
};

const typeText = (expected: string): Text => {
  const { zh, en } = types[expected] ?? { zh: expected, en: expected };
  return { zh: `应为${zh}`, en: `must be ${en}` };
};

/** What texts and lists are counted in. */
const units: Readonly<Record<string, { readonly zh: string; readonly one: string; readonly many: string }>> =
  {
    string: { zh: '个字', one: 'character', many: 'characters' },
    array: { zh: '项', one: 'item', many: 'items' },
  };

const limitText = (
  { origin, exact, inclusive }: IssueOf<'too_small' | 'too_big'>,
  limit: number | bigint,
  end: 'least' | 'most',
): Text => {
  const unit = units[origin];
  if (unit === undefined) return boundText(limit, end, inclusive === true);
  if (origin === 'string' && end === 'least' && Number(limit) === 1)
    return { zh: '不能为空', en: 'must not be empty' };
  const counted = `${limit} ${Number(limit) === 1 ? unit.one : unit.many}`;
  if (exact === true) return { zh: `应为 ${limit} ${unit.zh}`, en: `must have ${counted}` };
  return { zh: `${end === 'least' ? '至少' : '至多'} ${limit} ${unit.zh}`, en: `at ${end} ${counted}` };
};

const boundText = (limit: number | bigint, end: 'least' | 'most', isInclusive: boolean): Text => {
  if (!isInclusive)
    return end === 'least'
      ? { zh: `应大于 ${limit}`, en: `must be more than ${limit}` }
      : { zh: `应小于 ${limit}`, en: `must be less than ${limit}` };
  return { zh: `${end === 'least' ? '不小于' : '不大于'} ${limit}`, en: `at ${end} ${limit}` };
};

const oneOf = (values: readonly unknown[]): Text =>
  values.length === 1
    ? { zh: `只能是 ${values[0]}`, en: `must be ${values[0]}` }
    : { zh: `只能是 ${values.join('、')}`, en: `one of ${values.join(', ')}` };

const formats: Readonly<Record<string, Text>> = {
  date: { zh: '应为日期，如 2026-03-02', en: 'must be a date such as 2026-03-02' },
  datetime: {
    zh: '应为世界协调时的时刻，精确到毫秒，如 2026-03-02T01:00:00.000Z',
    en: 'must be a moment in UTC with milliseconds, such as 2026-03-02T01:00:00.000Z',
  },
  url: { zh: '应为网址', en: 'must be a URL' },
};

const formatText = (issue: IssueOf<'invalid_format'>): Text => {
  const known = formats[issue.format];
  if (known !== undefined) return known;
  if (issue.format === 'starts_with' && 'prefix' in issue)
    return { zh: `应以 ${issue.prefix} 开头`, en: `must start with ${issue.prefix}` };
  return issue.pattern === undefined
    ? { zh: '格式不对', en: 'has the wrong format' }
    : { zh: `格式不对，应符合 ${issue.pattern}`, en: `has the wrong format, must match ${issue.pattern}` };
};

/** A choice of shapes: the values of the field that tells them apart, or else the first fault by each of them. */
const unionText = (issue: IssueOf<'invalid_union'>, value: unknown): Text => {
  if ('options' in issue && issue.options !== undefined) return oneOf(issue.options);
  const faults = issue.errors.flatMap(([first]) => (first === undefined ? [] : [placedText(first, value)]));
  const [only] = faults;
  if (only === undefined) return { zh: '不是所允许的形式', en: 'has none of the forms that are allowed' };
  return { zh: distinct(faults, 'zh').join('，或 '), en: distinct(faults, 'en').join(', or ') };
};

const placedText = (issue: Issue, value: unknown): Text => {
  const { zh, en } = faultText(issue, value);
  const place = issue.path.map(String).join('.');
  return place === '' ? { zh, en } : { zh: `${place} ${zh}`, en: `${place}: ${en}` };
};

const distinct = (faults: readonly Text[], language: keyof Text): readonly string[] => [
  ...new Set(faults.map((fault) => fault[language])),
];
