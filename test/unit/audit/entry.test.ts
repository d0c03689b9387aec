import { describe, expect, test } from 'vitest';
import { logFactsSchema } from '../../../shared/domain/audit/entry.ts';

const isFacts = (value: unknown): boolean => logFactsSchema.safeParse(value).success;

describe('the facts of an entry in the public log', () => {
  test('are texts, whole numbers, truths, nothing, and lists of texts', () => {
    const facts = { taskId: '任务', empty: '', count: -1, isVoid: false, by: null, numbers: ['03', ''] };
    expect(logFactsSchema.parse(facts)).toEqual(facts);
  });

  test.each([
    ['no object', ['a']],
    ['a name that is none', { '': 1 }],
    ['a name in Chinese', { 数: 1 }],
    ['a name that begins with a digit', { '1st': 1 }],
    ['a name of 101 letters', { ['n'.repeat(101)]: 1 }],
    ['a fraction', { ratio: 0.5 }],
    ['a number beyond those that a double can count', { count: 2 ** 53 }],
    ['a text of 2,001 units', { text: 'x'.repeat(2001) }],
    ['a lone surrogate', { text: '\ud800' }],
    ['a list of numbers', { numbers: [3] }],
    ['a list of 101 texts', { numbers: Array(101).fill('') }],
    ['facts within facts', { more: { a: 1 } }],
  ])('are not %s', (_, facts) => {
    expect(isFacts(facts)).toBe(false);
  });
});
