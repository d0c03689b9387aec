import { describe, expect, it } from 'vitest';
import { sha256Hex } from '../../../shared/domain/audit/hash.ts';
import { factChanges, gateChangeSchema, gateChanges } from '../../../shared/domain/pledges/gate-changes.ts';
import type { GateFacts } from '../../../shared/domain/pledges/gate-facts.ts';
import type { LatestAnswer } from '../../../shared/domain/pledges/latest-answer.ts';
import { at, on, subjectOf } from '../../support/builders.ts';
import { gateFacts } from '../../support/sample-records.ts';

const facts = gateFacts;
const listed = { listingId: 'l', list: 'serious' as const, documentNo: '浙市监列〔2026〕1号' };
const day = (date: number, provisional = false) => ({
  on: on(`2026-03-${String(date).padStart(2, '0')}`),
  provisional,
});
const fault = { eventId: 'e', rule: 'credit-rules/pledge-broken' };

const cases: readonly (readonly [string, GateFacts, GateFacts, readonly string[]])[] = [
  ['nothing', facts(), facts(), []],
  [
    'the register',
    facts({ register: null, riskClass: null }),
    facts({ riskClass: null }),
    ['register-state'],
  ],
  ['a closure', facts(), facts({ register: 'closed' }), ['register-state']],
  ['the class', facts(), facts({ riskClass: 'C' }), ['risk-class']],
  ['the first evaluation', facts({ riskClass: null }), facts(), ['risk-class']],
  [
    'a listing and all that it brings',
    facts(),
    facts({ riskClass: 'D', lists: [listed], measures: ['M01', 'M04'] }),
    ['listed', 'measure-applied', 'measure-applied', 'risk-class'],
  ],
  [
    'a removal',
    facts({ lists: [listed], measures: ['M04'] }),
    facts(),
    ['removed-from-list', 'measure-lifted'],
  ],
  ['a fault', facts(), facts({ faults: [fault] }), ['fault-recorded']],
  ['a repair', facts({ faults: [fault] }), facts(), ['fault-cleared']],
  [
    'an objection to a fault',
    facts({ faults: [fault] }),
    facts({ faults: [{ ...fault, isDisputed: true }] }),
    ['dispute'],
  ],
  [
    'an objection that is settled',
    facts({ lists: [{ ...listed, isDisputed: true }] }),
    facts({ lists: [listed] }),
    ['dispute'],
  ],
  ['the papers', facts(), facts({ missingMaterials: ['M1'] }), ['missing-materials']],
  ['the item’s rule', facts(), facts({ item: sha256Hex('other') }), ['item-rule']],
  [
    'a table',
    facts(),
    facts({ tables: { measures: sha256Hex('measures'), lists: sha256Hex('new') } }),
    ['tables'],
  ],
  ['a successor', facts(), facts({ judged: subjectOf(2) }), ['succession']],
  ['the day', facts({ dueOn: day(9) }), facts({ dueOn: day(10) }), ['deferral-day']],
  ['a day that is certain now', facts({ dueOn: day(9, true) }), facts({ dueOn: day(9) }), ['deferral-day']],
  [
    'the papers, not the day besides',
    facts(),
    facts({ missingMaterials: ['M1'], dueOn: day(9) }),
    ['missing-materials'],
  ],
];

describe('what has changed since an application was asked about', () => {
  it.each(cases)('is told of %s', (_, before, now, expected) => {
    expect(factChanges(before, now).map(({ code }) => code)).toEqual(expected);
  });

  it('can be everything that has a code', () => {
    const codes = cases.flatMap(([, before, now]) => factChanges(before, now).map(({ code }) => code));
    expect([...new Set(codes)].toSorted()).toEqual(gateChangeSchema.shape.code.options.toSorted());
  });

  it('is said in both languages, with from and to, the decision, the measure, the table', () => {
    const texts = cases.flatMap(([, before, now]) => factChanges(before, now).map(({ text }) => text));
    for (const { zh, en } of texts)
      expect([/\p{Script=Han}/u.test(zh), /[a-z]/.test(en)]).toEqual([true, true]);
    const said = texts.map(({ zh }) => zh).join('\n');
    for (const part of ['由“A”变为“C”', '浙市监列〔2026〕1号', 'M04', '规则表已更新：lists'])
      expect(said).toContain(part);
  });
});

describe('what has changed since the tables could be read', () => {
  const first = at('2026-03-02T01:00:00.000Z');
  const second = at('2026-03-02T02:00:00.000Z');
  const third = at('2026-03-02T03:00:00.000Z');
  const judged = (when = first, differences: Partial<GateFacts> = {}) => ({
    at: when,
    reasons: ['GOOD_STANDING' as const],
    facts: facts({ judgedAt: when, ...differences }),
  });
  const unjudged = (when = second, known?: GateFacts) => ({
    at: when,
    reasons: ['TABLES_UNAVAILABLE' as const],
    ...(known && { facts: known }),
  });
  const told = (before: Pick<LatestAnswer, 'at' | 'reasons' | 'facts'>, now: typeof before) => {
    const changed = gateChanges(before, now);
    return changed && [changed.since, ...changed.what.map(({ code }) => code)];
  };

  it('is told once that they are gone, and once that they are back', () => {
    expect(told(judged(first), unjudged())).toEqual([first, 'tables']);
    expect(told(unjudged(first), unjudged())).toBeUndefined();
    expect(told(unjudged(first), judged(second))).toEqual([first, 'tables']);
  });

  it('is told with everything that happened meanwhile, since it was last judged', () => {
    const known = judged(first).facts;
    expect(told(unjudged(second, known), judged(third, { lists: [listed] }))).toEqual([
      first,
      'tables',
      'listed',
    ]);
  });
});
