import { describe, expect, it } from 'vitest';
import type { CreditEvent } from '../../../shared/domain/credit/event.ts';
import type { Standing } from '../../../shared/domain/credit/standing.ts';
import type { Applicant } from '../../../shared/domain/pledges/applicant-verdicts.ts';
import { decideEligibility, eligibilityWithoutTables } from '../../../shared/domain/pledges/eligibility.ts';
import { eligibilityReasonCodeSchema } from '../../../shared/domain/pledges/verdict.ts';
import type { TargetState } from '../../../shared/domain/registry/target-state.ts';
import type { RuleTables } from '../../../shared/domain/rule-tables/rule-tables.ts';
import { on, subjectOf } from '../../support/builders.ts';
import {
  disputedEvent,
  eventOf,
  listedEvent,
  penaltyEvent,
  pledgeEvent,
  resultEvent,
  standingAt,
} from '../../support/credit-events.ts';
import { testTables } from '../../support/rule-tables.ts';

const standingAfter = (...events: readonly CreditEvent[]): Standing => standingAt(subjectOf(1), events);
const unevaluated = standingAfter();
const good = standingAfter(resultEvent(['1']));
const minor = standingAfter(pledgeEvent('pledge-rectified'));
const serious = standingAfter(listedEvent({ measures: ['M01', 'M02', 'M04'] }));
const red = standingAfter(listedEvent({ list: 'red', cause: 'RE-01', measures: ['E02', 'E03'] }));
const abnormal = standingAfter(listedEvent({ list: 'abnormal', cause: 'AB-02', measures: ['M05'] }));
const both = standingAfter(
  listedEvent({ measures: ['M01'] }),
  listedEvent({ id: 'listed-2', listingId: 'listing-2', list: 'abnormal', measures: ['M05'] }),
);
const adverse = standingAfter(resultEvent(['5']));
const uncooperative = standingAfter(resultEvent(['6']));
const heavy = penaltyEvent({ severity: 'serious' });
const punished = standingAfter(heavy);
const repaired = standingAfter(resultEvent(['1']), heavy, eventOf('repaired', { of: heavy.id }));
const shortlyPublished = standingAfter({
  ...heavy,
  occurredOn: on('2026-02-20'),
  publishedThrough: on('2026-02-27'),
});
const broken = standingAfter(pledgeEvent('pledge-broken'));
const revoked = standingAfter(pledgeEvent('pledge-broken', { isRevoked: true }));
const missed = standingAfter(pledgeEvent('deferral-missed'));
const expired = standingAfter(penaltyEvent({ occurredOn: on('2022-03-02') }));
const facilityLost: Standing = { ...good, measures: ['M02'] };
const denied: Standing = { ...good, measures: ['M04'] };
const measureAlone: Standing = { ...good, measures: ['M05', 'M06'] };

const available = 'XK-SCJG-001';
const excluded = 'XK-YJGL-001';
const unknown = 'XK-NONE-001';

type Known = Standing | 'unknown-entity';

const applicantOf = (known: Known, state: TargetState = 'active'): Applicant | undefined =>
  known === 'unknown-entity' ? undefined : { state, standing: known };

const decide = (
  known: Known,
  itemCode = available,
  missingMaterials: readonly string[] = [],
  state: TargetState = 'active',
) =>
  decideEligibility(applicantOf(known, state), { itemCode, missingMaterials }, testTables, on('2026-03-02'));

const answer = (...asked: Parameters<typeof decide>) => {
  const { decision, reasons } = decide(...asked);
  return [decision, ...reasons.map(({ code }) => code)];
};

describe('the pledge gate', () => {
  it.each([
    ['good standing', good, available, ['allow', 'GOOD_STANDING']],
    ['a red listing', red, available, ['allow', 'GOOD_STANDING']],
    ['nothing worse than what is minor', minor, available, ['allow', 'GOOD_STANDING']],
    ['a standing on which no event counts', unevaluated, available, ['allow', 'NOT_EVALUATED']],
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
    [
      'a serious result without any listing',
      uncooperative,
      available,
      ['refuse', 'SERIOUS_RECORD_UNREPAIRED', 'ADVERSE_RECORD'],
    ],
    [
      'a heavy penalty without any listing',
      punished,
      available,
      ['refuse', 'SERIOUS_RECORD_UNREPAIRED', 'ADVERSE_RECORD'],
    ],
    [
      'a heavy penalty whose publication its file ends before the minimum term',
      shortlyPublished,
      available,
      ['refuse', 'SERIOUS_RECORD_UNREPAIRED', 'ADVERSE_RECORD'],
    ],
    ['a heavy penalty that is repaired', repaired, available, ['allow', 'GOOD_STANDING']],
    ['a false pledge', broken, available, ['refuse', 'FALSE_PLEDGE_UNREPAIRED', 'ADVERSE_RECORD']],
    [
      'a permit that was revoked',
      revoked,
      available,
      ['refuse', 'FALSE_PLEDGE_UNREPAIRED', 'REVOKED_UNREPAIRED', 'ADVERSE_RECORD'],
    ],
    ['papers that never followed', missed, available, ['review', 'ADVERSE_RECORD']],
    ['a measure that denies the pledge', denied, available, ['refuse', 'MEASURE_DENIES_PLEDGE']],
    ['a measure of manual review', measureAlone, available, ['review', 'MEASURE_REVIEW']],
    ['a measure that denies deferral alone', facilityLost, available, ['allow', 'GOOD_STANDING']],
    ['an excluded item and no evaluation', unevaluated, excluded, ['refuse', 'ITEM_EXCLUDED']],
  ] as const)('answers to %s', (_, standing, itemCode, expected) => {
    expect(answer(standing, itemCode)).toEqual(expected);
  });

  it('says of whoever has a record that is past its term, and kept, no more than that none is in force', () => {
    const [reason] = decide(expired).reasons;
    expect(reason?.code).toBe('NOT_EVALUATED');
    expect([reason?.text.zh, reason?.text.en]).toEqual([
      expect.stringContaining('无现行有效的不良信用记录'),
      expect.stringContaining('no adverse record in force'),
    ]);
  });

  it.each([
    ['good standing', good, ['M1'], ['allow-with-deferral', 'GOOD_STANDING', 'DEFERRAL_ALLOWED']],
    ['no evaluation', unevaluated, ['M1'], ['allow-with-deferral', 'NOT_EVALUATED', 'DEFERRAL_ALLOWED']],
    ['a minor fault', minor, ['M1'], ['allow-with-deferral', 'GOOD_STANDING', 'DEFERRAL_ALLOWED']],
    ['a paper that is needed at once', good, ['M1', 'M9'], ['refuse', 'MATERIAL_NOT_DEFERRABLE']],
    ['a measure that denies deferral', facilityLost, ['M1'], ['refuse', 'DEFERRAL_DENIED']],
    ['papers that never followed', missed, ['M1'], ['refuse', 'ADVERSE_RECORD', 'DEFERRAL_MISSED']],
    ['an unrepaired fault', adverse, ['M1'], ['refuse', 'ADVERSE_RECORD', 'DEFERRAL_DENIED']],
    ['an entity that nobody knows', 'unknown-entity', ['M1'], ['review', 'ENTITY_UNKNOWN']],
    [
      'an entity that nobody knows and a paper that is needed',
      'unknown-entity',
      ['M9'],
      ['refuse', 'ENTITY_UNKNOWN', 'MATERIAL_NOT_DEFERRABLE'],
    ],
  ] as const)('answers to missing papers and %s', (_, standing, missing, expected) => {
    expect(answer(standing, available, missing)).toEqual(expected);
  });

  it('keeps papers from following for faults as grave as the item says, by the item’s own basis, or for none', () => {
    const itemWith = (deferralBar?: { severity: 'ordinary' | 'serious'; basis: string }): RuleTables => ({
      ...testTables,
      'pledge-items': {
        ...testTables['pledge-items'],
        rows: testTables['pledge-items'].rows.map((row) =>
          row.pledge === 'available' ? { ...row, deferralBar } : row,
        ),
      },
    });
    const papersOf = (standing: Standing, tables: RuleTables) =>
      decideEligibility(
        applicantOf(standing),
        { itemCode: available, missingMaterials: ['M1'] },
        tables,
        on('2026-03-02'),
      ).reasons.filter(({ code }) => code.startsWith('DEFERRAL'));
    const basis = '某市容缺受理规定';
    expect(papersOf(adverse, itemWith({ severity: 'ordinary', basis }))).toMatchObject([
      { code: 'DEFERRAL_DENIED', basis },
    ]);
    expect(papersOf(missed, itemWith({ severity: 'serious', basis }))).toEqual([]);
    expect(papersOf(punished, itemWith({ severity: 'serious', basis }))).toHaveLength(1);
    expect(papersOf(punished, itemWith())).toEqual([]);
  });

  it('names what a trustworthy applicant is to be granted, and to whom nothing is granted nothing', () => {
    const granted = (...asked: Parameters<typeof decide>) =>
      decide(...asked).incentives?.map(({ code }) => code);
    const trusted: Standing = { ...red, measures: ['E01', 'E02', 'E03', 'E04', 'E08'] };
    expect(granted(trusted)).toEqual(['E01', 'E02', 'E03']);
    expect(granted(trusted, available, ['M1'])).toEqual(['E01', 'E02', 'E03']);
    expect(decide(trusted).incentives?.[0]).toMatchObject({
      label: { zh: '绿色通道' },
      basis: expect.stringContaining('第22条'),
    });
    for (const none of [decide(good), decide(trusted, excluded), decide(unevaluated)])
      expect(none).not.toHaveProperty('incentives');
  });

  it('says nothing of papers where the item cannot be pledged for at all', () => {
    expect(answer(good, excluded, ['M1'])).toEqual(['refuse', 'ITEM_EXCLUDED']);
    expect(answer(good, unknown, ['M1'])).toEqual(['review', 'ITEM_UNKNOWN']);
  });

  it('gives one notice of all that is missing: each paper by name, one day for all, and what follows', () => {
    const { deferral } = decide(good, 'XK-WHLY-001', ['M1', 'M2']);
    expect(deferral?.materials.map(({ id, label }) => [id, label.zh])).toEqual([
      ['M1', '消防安全检查合格证明'],
      ['M2', '环境影响评价批准文件'],
    ]);
    expect([deferral?.workingDays, deferral?.dueOn]).toEqual([20, { on: '2026-03-30', provisional: false }]);
    expect(deferral?.consequence.zh).toContain('撤回受理');
    expect(decide(good, 'XK-WHLY-001', ['M1']).deferral?.dueOn.on).toBe('2026-03-16');
    for (const none of [decide(good), decide(missed, available, ['M1']), decide('unknown-entity')])
      expect(none).not.toHaveProperty('deferral');
  });

  it('tells whoever may not defer papers to hand in all of them', () => {
    for (const known of [facilityLost, missed, adverse]) {
      const { reasons } = decide(known, available, ['M1']);
      expect(reasons.at(-1)?.text.zh).toContain('请一次提交全部材料');
    }
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

  it('decides nothing without rule tables', () => {
    expect(eligibilityWithoutTables.decision).toBe('review');
    expect(eligibilityWithoutTables.reasons.map(({ code }) => code)).toEqual(['TABLES_UNAVAILABLE']);
  });

  const everyAnswer = [available, excluded, unknown].flatMap((item) =>
    [
      unevaluated,
      good,
      both,
      serious,
      abnormal,
      measureAlone,
      denied,
      adverse,
      punished,
      revoked,
      missed,
      facilityLost,
      'unknown-entity' as const,
    ].flatMap((standing) =>
      [[], ['M1'], ['M9']].flatMap((missing) =>
        (['active', 'revoked'] as const).map((state) => decide(standing, item, missing, state)),
      ),
    ),
  );

  it('can give every reason that there is', () => {
    const codes = [...everyAnswer, eligibilityWithoutTables].flatMap(({ reasons }) =>
      reasons.map(({ code }) => code),
    );
    expect([...new Set(codes)].toSorted()).toEqual(eligibilityReasonCodeSchema.options.toSorted());
  });

  it('gives with each reason words in both languages and a legal basis', () => {
    for (const { text, basis } of [...everyAnswer, eligibilityWithoutTables].flatMap(
      ({ reasons }) => reasons,
    )) {
      expect(text.zh).toMatch(/\p{Script=Han}/u);
      expect(text.zh).not.toMatch(/[,;:()]/);
      expect(text.en).toMatch(/[a-z]/);
      expect(basis).toMatch(/条例|规定|令|〔\d{4}〕/);
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
    expect(answer(good, available, [], state)).toEqual([expected, 'ENTITY_NOT_ACTIVE']);
    expect(answer(unevaluated, available, [], state)).toEqual([expected, 'ENTITY_NOT_ACTIVE']);
  });

  it('names the decision that an entity was listed by, and the field that keeps an item from pledges', () => {
    const [listed] = decide(serious).reasons;
    for (const text of [listed?.text.zh, listed?.text.en]) expect(text).toContain('浙市监列〔2026〕1号');
    expect(decide(good, excluded).reasons[0]?.text.zh).toContain('公共安全');
  });

  it('names as adverse what raised the class, and nothing else', () => {
    const mixed = standingAfter(resultEvent(['1']), resultEvent(['5'], { id: 'result-2' }));
    const [reason] = decide(mixed).reasons;
    expect(reason?.text.zh).toContain('发现问题已责令改正');
    expect(reason?.text.zh).not.toContain('未发现问题');
  });

  it('mentions an objection that runs, and decides as if it did not', () => {
    const events = [listedEvent({ measures: ['M02'] }), pledgeEvent('pledge-broken')] as const;
    const objections = events.map((event) => disputedEvent(event));
    const [plain, disputed] = [standingAfter(...events), standingAfter(...events, ...objections)].map(
      (standing) => decide(standing, available, ['M1']),
    );
    expect(disputed?.reasons.map(({ code }) => code)).toEqual(plain?.reasons.map(({ code }) => code));
    const mentions = disputed?.reasons.map(({ code, text }) => [code, text.zh.includes('异议处理中')]);
    expect(mentions).toEqual([
      ['SERIOUS_LISTED', true],
      ['FALSE_PLEDGE_UNREPAIRED', true],
      ['ADVERSE_RECORD', true],
      ['DEFERRAL_DENIED', false],
      ['DEFERRAL_DENIED', true],
    ]);
    for (const { text } of plain?.reasons ?? []) expect(text.zh).not.toContain('异议');
  });
});
