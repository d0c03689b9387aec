import { describe, expect, it } from 'vitest';
import { sha256Hex } from '../../../shared/domain/audit/hash.ts';
import { gateChangeSchema, gateChanges } from '../../../shared/domain/pledges/gate-changes.ts';
import { type GateFacts, noGateFacts } from '../../../shared/domain/pledges/gate-facts.ts';

const facts = (differences: Partial<GateFacts> = {}): GateFacts => ({
  register: 'active',
  riskClass: 'A',
  lists: [],
  measures: [],
  faults: [],
  missingMaterials: [],
  item: sha256Hex('item'),
  tables: { measures: sha256Hex('measures'), lists: sha256Hex('lists') },
  ...differences,
});
const listed = { listingId: 'l', list: 'serious' as const, documentNo: '浙市监列〔2026〕1号' };
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
  ['the tables, gone', facts(), noGateFacts, ['tables']],
  ['the tables, back', noGateFacts, facts({ lists: [listed] }), ['tables']],
  ['the tables, gone still', noGateFacts, noGateFacts, []],
];

describe('what has changed since an application was asked about', () => {
  it.each(cases)('is told of %s', (_, before, now, expected) => {
    expect(gateChanges(before, now).map(({ code }) => code)).toEqual(expected);
  });

  it('can be everything that has a code', () => {
    const codes = cases.flatMap(([, before, now]) => gateChanges(before, now).map(({ code }) => code));
    expect([...new Set(codes)].toSorted()).toEqual(gateChangeSchema.shape.code.options.toSorted());
  });

  it('is said in both languages, with from and to, the decision, the measure, the table', () => {
    const texts = cases.flatMap(([, before, now]) => gateChanges(before, now).map(({ text }) => text));
    for (const { zh, en } of texts)
      expect([/\p{Script=Han}/u.test(zh), /[a-z]/.test(en)]).toEqual([true, true]);
    const said = texts.map(({ zh }) => zh).join('\n');
    for (const part of ['由“A”变为“C”', '浙市监列〔2026〕1号', 'M04', '规则表已更新：lists'])
      expect(said).toContain(part);
  });
});
