import { describe, expect, it } from 'vitest';
import type { CreditEvent } from '../../../shared/domain/credit/event.ts';
import type { Standing } from '../../../shared/domain/credit/standing.ts';
import {
  type Applicant,
  decideEligibility,
  eligibilityReasonCodeSchema,
} from '../../../shared/domain/pledges/eligibility.ts';
import { pledgeItemOf } from '../../../shared/domain/pledges/pledge-items.ts';
import type { TargetState } from '../../../shared/domain/registry/target-state.ts';
import { subjectOf } from '../../support/builders.ts';
import { listedEvent, resultEvent, standingAt } from '../../support/credit-events.ts';
import { testTables } from '../../support/rule-tables.ts';

const standingAfter = (...events: readonly CreditEvent[]): Standing => standingAt(subjectOf(1), events);
const good = standingAfter(resultEvent(['1']));
const serious = standingAfter(listedEvent({ measures: ['M01', 'M04'] }));
const abnormal = standingAfter(listedEvent({ list: 'abnormal', measures: ['M05'] }));
const both = standingAfter(
  listedEvent({ measures: ['M01'] }),
  listedEvent({ id: 'listed-2', listingId: 'listing-2', list: 'abnormal', measures: ['M05'] }),
);
const adverse = standingAfter(resultEvent(['6']));
const denied: Standing = { ...good, measures: ['M04'] };
const measureAlone: Standing = { ...good, measures: ['M05', 'M06'] };

const { 'pledge-items': pledgeItems } = testTables;
const available = 'XK-SCJG-001';
const excluded = 'XK-YJGL-001';
const unknown = 'XK-NONE-001';

type Known = Standing | 'not-evaluated' | 'unknown-entity';

const applicantOf = (known: Known, state: TargetState = 'active'): Applicant | undefined =>
  known === 'unknown-entity' ? undefined : { state, standing: known === 'not-evaluated' ? undefined : known };

const answer = (known: Known, itemCode = available, state: TargetState = 'active') => {
  const { decision, reasons } = decideEligibility(applicantOf(known, state), itemCode, testTables);
  return [decision, ...reasons.map(({ code }) => code)];
};

describe('the pledge gate', () => {
  it.each([
    ['good standing', good, available, ['allow', 'GOOD_STANDING']],
    ['no evaluation yet', 'not-evaluated', available, ['allow', 'NOT_EVALUATED']],
    ['a standing on which no event counts', standingAfter(), available, ['allow', 'NOT_EVALUATED']],
    ['an entity that nobody knows', 'unknown-entity', available, ['review', 'ENTITY_UNKNOWN']],
    ['an item that nobody knows', good, unknown, ['review', 'ITEM_UNKNOWN']],
    ['neither known', 'unknown-entity', unknown, ['review', 'ITEM_UNKNOWN', 'ENTITY_UNKNOWN']],
    ['an excluded item', good, excluded, ['refuse', 'ITEM_EXCLUDED']],
    [
      'a serious listing',
      serious,
      available,
      ['refuse', 'SERIOUS_LISTED', 'MEASURE_REVIEW', 'MEASURE_DENIES_PLEDGE', 'ADVERSE_RECORD'],
    ],
    [
      'an abnormal listing',
      abnormal,
      available,
      ['review', 'ABNORMAL_LISTED', 'MEASURE_REVIEW', 'ADVERSE_RECORD'],
    ],
    ['a raised risk class without any listing', adverse, available, ['review', 'ADVERSE_RECORD']],
    ['a measure that denies the pledge', denied, available, ['refuse', 'MEASURE_DENIES_PLEDGE']],
    ['a measure of manual review', measureAlone, available, ['review', 'MEASURE_REVIEW']],
    ['an excluded item and no evaluation', 'not-evaluated', excluded, ['refuse', 'ITEM_EXCLUDED']],
  ] as const)('answers to %s', (_, standing, itemCode, expected) => {
    expect(answer(standing, itemCode)).toEqual(expected);
  });

  it('gives every reason, and the gravest decides', () => {
    expect(answer(both, excluded).slice(0, 4)).toEqual([
      'refuse',
      'ITEM_EXCLUDED',
      'SERIOUS_LISTED',
      'ABNORMAL_LISTED',
    ]);
    expect(answer(abnormal, excluded)).toEqual([
      'refuse',
      'ITEM_EXCLUDED',
      'ABNORMAL_LISTED',
      'MEASURE_REVIEW',
      'ADVERSE_RECORD',
    ]);
    expect(answer(abnormal, unknown)[0]).toBe('review');
    expect(answer('unknown-entity', excluded)).toEqual(['refuse', 'ITEM_EXCLUDED', 'ENTITY_UNKNOWN']);
  });

  it('never allows what it does not know', () => {
    const standings = [
      good,
      serious,
      abnormal,
      both,
      measureAlone,
      'not-evaluated',
      'unknown-entity',
    ] as const;
    for (const standing of standings) expect(['review', 'refuse']).toContain(answer(standing, unknown)[0]);
    for (const { itemCode } of pledgeItems.rows)
      expect(answer('unknown-entity', itemCode)[0]).not.toBe('allow');
  });

  it('can give every reason that there is', () => {
    const given = [
      good,
      serious,
      both,
      abnormal,
      measureAlone,
      denied,
      adverse,
      'not-evaluated',
      'unknown-entity',
    ] as const;
    const codes = [available, excluded, unknown].flatMap((item) =>
      given.flatMap((standing) =>
        (['active', 'revoked'] as const).flatMap((state) => answer(standing, item, state).slice(1)),
      ),
    );
    expect([...new Set(codes)].toSorted()).toEqual(eligibilityReasonCodeSchema.options.toSorted());
  });

  it('gives with each reason words in both languages and a legal basis', () => {
    for (const item of [available, excluded, unknown])
      for (const standing of [both, abnormal, 'not-evaluated', 'unknown-entity'] as const)
        for (const { text, basis } of decideEligibility(applicantOf(standing), item, testTables).reasons) {
          expect(text.zh).toMatch(/\p{Script=Han}/u);
          expect(text.en).toMatch(/[a-z]/);
          expect(basis).toMatch(/条例|令|〔\d{4}〕/);
        }
  });

  it.each([
    ['deregistered', 'refuse'],
    ['revoked', 'refuse'],
    ['cancelled', 'refuse'],
    ['moved-out', 'review'],
    ['closed', 'review'],
    ['untraceable', 'review'],
  ] as const)('does not allow an entity that is %s', (state, expected) => {
    expect(answer(good, available, state)).toEqual([expected, 'ENTITY_NOT_ACTIVE']);
    expect(answer('not-evaluated', available, state)).toEqual([expected, 'ENTITY_NOT_ACTIVE']);
  });

  it('names the decision that an entity was listed by', () => {
    const [reason] = decideEligibility(applicantOf(serious), available, testTables).reasons;
    for (const text of [reason?.text.zh, reason?.text.en]) expect(text).toContain('浙市监列〔2026〕1号');
  });
});

describe('the pledge items', () => {
  it('are there once each, with a basis, and some are excluded', () => {
    const codes = pledgeItems.rows.map(({ itemCode }) => itemCode);
    expect(new Set(codes).size).toBe(codes.length);
    expect(new Set(pledgeItems.rows.map(({ pledge }) => pledge)).size).toBe(2);
    expect(pledgeItemOf(pledgeItems, unknown)).toBeUndefined();
  });
});
