import { beforeEach, describe, expect, it } from 'vitest';
import { type RecordableFact, recordableFactSchema } from '../../../shared/domain/credit/recordable-fact.ts';
import { recordFact } from '../../../shared/use-cases/credit/record-fact.ts';
import { askOf, callerIn, on, subjectOf } from '../../support/builders.ts';
import { collect } from '../../support/collect.ts';
import { type CreditDesk, creditDesk, officer, secondOfficer } from '../../support/credit-desk.ts';
import { eventOf, factOf } from '../../support/credit-events.ts';
import { acceptedValue, refusalIn } from '../../support/draws.ts';
import { creation, sampleRecords } from '../../support/sample-records.ts';

let desk: CreditDesk;
beforeEach(async () => {
  desk = await creditDesk();
});

const fieldsOf = (no: { readonly errors?: readonly { readonly field: string }[] }) =>
  no.errors?.map(({ field }) => field);
const recorded = async (fact: RecordableFact) => acceptedValue(await desk.record(fact)).event;
const linesNow = async () => (await desk.stored())?.lines.map(({ rule }) => rule);

describe('a fact that is recorded', () => {
  it.each(['penalty', 'permit', 'recognition', 'complaint-upheld', 'score-imported'] as const)(
    'becomes an event of its kind, and standing follows in the same transaction: %s',
    async (kind) => {
      const { event, outcome } = acceptedValue(await desk.record(factOf(kind)));
      expect(outcome).toBe('recorded');
      expect(event).toMatchObject({
        ...factOf(kind),
        subject: desk.subject,
        knownAt: desk.clock.now(),
        source: { kind: 'api', by: officer.subject, unit: '33.SCJG' },
      });
      expect(await desk.events()).toEqual([event]);
      const standing = await desk.stored();
      expect(standing?.lines.map(({ eventId }) => eventId)).toEqual(
        kind === 'permit' || kind === 'score-imported' ? [] : [event.id],
      );
      expect(standing?.publicScore?.score).toBe(kind === 'score-imported' ? 812.5 : undefined);
      const [entry] = await collect(desk.ports.ledger.trail(`entity/${desk.subject}`));
      expect(entry).toMatchObject({ action: 'credit-event-recorded', actor: officer.subject });
      expect(entry?.touched).toHaveLength(2);
    },
  );

  it('is not recorded twice, however its document is spelled and whoever records it', async () => {
    const event = await recorded(factOf('penalty', { documentNo: '浙市监罚〔2026〕1号' }));
    const again = await desk.record(factOf('penalty', { documentNo: '浙市监罚〔2026〕1号' }), secondOfficer);
    expect(acceptedValue(again)).toEqual({ event, outcome: 'already-recorded' });
    const spelled = factOf('penalty', { documentNo: '浙市监罚［2026］ １号' });
    expect(acceptedValue(await desk.record(spelled))).toEqual({ event, outcome: 'already-recorded' });
    expect(await desk.events()).toEqual([event]);
  });

  it('is refused where its document says something else already', async () => {
    const { id } = await recorded(factOf('penalty', { severity: 'minor' }));
    const no = refusalIn(await desk.record(factOf('penalty', { severity: 'serious' })));
    expect([no.code, fieldsOf(no)]).toEqual(['document-recorded', ['body.documentNo']]);
    expect(no.reason.zh).toContain(id);
  });

  it('is another fact for another kind and another issuer, and the same whichever unit states it', async () => {
    const penalty = await recorded(factOf('penalty'));
    await recorded(factOf('permit'));
    await recorded(factOf('score-imported'));
    await recorded(factOf('score-imported', { issuer: '信用杭州' }));
    const elsewhere = callerIn('department-officer', { department: '33.STHJ' });
    expect(acceptedValue(await desk.record(factOf('penalty'), elsewhere))).toEqual({
      event: penalty,
      outcome: 'already-recorded',
    });
    expect(await desk.events()).toHaveLength(4);
  });

  it('is none of a unit that did not decide it: who decides records', async () => {
    await desk.ports.ledger.prepare([
      creation('unit', { ...sampleRecords.unit, code: '33.SCJG.3301', name: '杭州市市场监督管理局' }),
    ]);
    const fact = factOf('penalty', { authority: '杭州市市场监督管理局' });
    const no = refusalIn(await desk.record(fact, callerIn('department-officer', { department: '33.WHLY' })));
    expect([no.code, fieldsOf(no)]).toEqual(['outside-jurisdiction', ['body.authority']]);
    acceptedValue(await desk.record(fact));
  });

  it('holds no identity number in any of its texts', async () => {
    const stated = { ...factOf('penalty'), facts: '负责人身份证号33010619900101123X，拒不改正' };
    const { issues = [] } = recordableFactSchema.safeParse(stated).error ?? {};
    expect(issues.map(({ path }) => path)).toEqual([['facts']]);
    expect(recordableFactSchema.safeParse({ ...stated, facts: '负责人拒不改正' }).success).toBe(true);
  });

  it.each<[string, RecordableFact, string]>([
    ['of tomorrow', factOf('penalty', { occurredOn: on('2026-03-03') }), 'body.occurredOn'],
    ['past its retention', factOf('penalty', { occurredOn: on('2021-03-01') }), 'body.occurredOn'],
    ['of no rule', factOf('recognition', { recognition: 'NOBEL' }), 'body.recognition'],
    [
      'published until before it began',
      factOf('penalty', { publishedThrough: on('2026-03-01') }),
      'body.publishedThrough',
    ],
    ['that ended before it began', factOf('permit', { validUntil: on('2026-03-01') }), 'body.validUntil'],
  ])('may not be one %s', async (_, fact, field) => {
    const no = refusalIn(await desk.record(fact));
    expect(no.code).toBe('invalid-input');
    expect(fieldsOf(no)).toEqual([field]);
    expect(await desk.events()).toEqual([]);
  });

  it('that is a penalty is published and counts until the day that it names, and never beyond its term', async () => {
    for (const [publishedThrough, last] of [
      ['2026-10-01', '2026-10-01'],
      ['2039-09-01', '2029-03-02'],
    ] as const)
      await recorded(
        factOf('penalty', { documentNo: `浙市监罚〔2026〕${last}`, publishedThrough: on(publishedThrough) }),
      );
    const lines = (await desk.stored())?.lines.map(({ countsThrough }) => countsThrough);
    expect(lines?.toSorted()).toEqual(['2026-10-01', '2029-03-02']);
  });

  it.each([
    ['ordinary', '2026-09-02'],
    ['serious', '2027-03-02'],
    // What is minor has no minimum term, and is not published at all.
    ['minor', '2026-03-06'],
  ] as const)(
    'that is a penalty counts for the minimum term of its severity, though it names a day before: %s',
    async (severity, last) => {
      await recorded(factOf('penalty', { severity, publishedThrough: on('2026-03-06') }));
      expect((await desk.stored())?.lines).toMatchObject([{ severity, countsThrough: last }]);
    },
  );

  it('is no penalty by simplified procedure, which is not collected', async () => {
    const stated = { ...factOf('penalty'), procedure: 'simplified' };
    const { issues = [] } = recordableFactSchema.safeParse(stated).error ?? {};
    expect(issues.map(({ path }) => path)).toEqual([['procedure']]);
    const { event } = acceptedValue(await desk.record(factOf('penalty', { procedure: 'ordinary' })));
    expect(acceptedValue(await desk.record(factOf('penalty')))).toMatchObject({
      event,
      outcome: 'already-recorded',
    });
  });

  it('names the recognitions that there are', async () => {
    const no = refusalIn(await desk.record(factOf('recognition', { recognition: 'NOBEL' })));
    for (const text of Object.values(no.reason)) expect(text).toMatch(/TAX-A、AEO、AWARD/);
  });

  it('may be old where it counts for nothing, and not older than the rules where it counts', async () => {
    const old = on('2012-06-01');
    await recorded(factOf('permit', { occurredOn: old }));
    const no = refusalIn(await desk.record(factOf('recognition', { occurredOn: old })));
    expect([no.code, fieldsOf(no)]).toEqual(['no-table-in-force', ['body.occurredOn']]);
  });

  it('is about someone whom the register has, and recorded for a unit', async () => {
    const ask = { fact: factOf('penalty') };
    const stranger = await recordFact(desk.ports, { ...askOf(officer), ...ask, subject: subjectOf(2) });
    expect([refusalIn(stranger).code, fieldsOf(refusalIn(stranger))]).toEqual([
      'not-found',
      ['body.subject'],
    ]);
    const nobodys = callerIn('department-officer', { department: undefined });
    expect(refusalIn(await desk.record(ask.fact, nobodys)).code).toBe('outside-jurisdiction');
  });
});

describe('a withdrawal', () => {
  it('makes the fact count as if it had never been, keeps both, and lets the document be recorded anew', async () => {
    const event = await recorded(factOf('penalty'));
    expect(await linesNow()).toEqual(['credit-rules/penalty/ordinary']);
    const withdrawn = acceptedValue(await desk.withdraw(event.id));
    expect(withdrawn).toMatchObject({ kind: 'withdrawn', of: event.id, source: { by: 'second-officer' } });
    expect(await linesNow()).toEqual([]);
    const anew = await recorded(factOf('penalty', { severity: 'minor' }));
    expect(anew.id).not.toBe(event.id);
    expect(await linesNow()).toEqual(['credit-rules/penalty/minor']);
    expect((await desk.events()).map(({ id }) => id).toSorted()).toEqual(
      [event.id, anew.id, withdrawn.id].toSorted(),
    );
    expect(refusalIn(await desk.withdraw(event.id)).code).toBe('wrong-state');
    acceptedValue(await desk.withdraw(anew.id));
    expect(await linesNow()).toEqual([]);
  });

  it('takes a second person of the unit that established the fact', async () => {
    const { id } = await recorded(factOf('penalty'));
    expect(refusalIn(await desk.withdraw(id, officer)).code).toBe('same-person');
    for (const department of ['33', '33.STHJ', '33.SCJG.3301', undefined]) {
      const other = callerIn('approver', { department });
      expect([department, refusalIn(await desk.withdraw(id, other)).code]).toEqual([
        department,
        'outside-jurisdiction',
      ]);
    }
    acceptedValue(await desk.withdraw(id, callerIn('approver')));
  });

  it('of what came from within the service is nobody’s who acted on where it came from', async () => {
    await desk.ports.ledger.apply({
      ...askOf(secondOfficer),
      at: desk.clock.now(),
      actor: secondOfficer.subject,
      action: 'visit-reviewed',
      about: 'visit/v-1',
      basis: '测试',
      writes: [],
      answer: null,
    });
    const source = { kind: 'service' as const, by: 'visit/v-1', unit: '33.SCJG' };
    await desk.add(eventOf('inspection-result', { source, resultCodes: ['5'] }));
    expect(refusalIn(await desk.withdraw('result-1')).code).toBe('same-person');
    acceptedValue(await desk.withdraw('result-1', officer));
    expect(await linesNow()).toEqual([]);
  });

  it('is of an event of the entity’s own, and of none that has a procedure of its own', async () => {
    expect(refusalIn(await desk.withdraw('penalty:33.SCJG:none')).code).toBe('not-found');
    await desk.add(eventOf('listed'), eventOf('listing-ended'), eventOf('disputed', { of: 'listed-1' }));
    for (const id of ['listed-1', 'listing-ended-1', 'disputed-1'])
      expect([id, refusalIn(await desk.withdraw(id)).code]).toEqual([id, 'wrong-state']);
  });
});

describe('a correction', () => {
  it('puts the right fact in the place of the wrong one, and keeps both', async () => {
    const event = await recorded(factOf('penalty', { severity: 'serious' }));
    desk.clock.advance({ days: 1 });
    const right = factOf('penalty', { severity: 'minor', documentNo: '浙市监罚〔2026〕2号' });
    const corrected = acceptedValue(await desk.correct(event.id, right));
    expect(corrected.correction).toMatchObject({ of: event.id, by: corrected.event.id });
    expect(corrected.event).toMatchObject({ ...right, knownAt: desk.clock.now() });
    expect(await linesNow()).toEqual(['credit-rules/penalty/minor']);
    expect(await desk.events()).toHaveLength(3);
    expect(refusalIn(await desk.correct(event.id, right)).code).toBe('wrong-state');
    const again = acceptedValue(await desk.correct(corrected.event.id, factOf('penalty'), officer));
    expect(await linesNow()).toEqual([`credit-rules/penalty/ordinary`]);
    expect(again.event.id).not.toBe(event.id);
  });

  it.each<[string, RecordableFact, string]>([
    ['say the same', factOf('penalty'), 'body.replacement'],
    ['make it another kind', factOf('complaint-upheld'), 'body.replacement.kind'],
    ['be of the future', factOf('penalty', { occurredOn: on('2027-01-01') }), 'body.replacement.occurredOn'],
  ])('may not %s', async (_, replacement, field) => {
    const { id } = await recorded(factOf('penalty'));
    const no = refusalIn(await desk.correct(id, replacement));
    expect([no.code, fieldsOf(no)]).toEqual(['invalid-input', [field]]);
  });

  it('may not make two events of one document', async () => {
    await recorded(factOf('penalty', { documentNo: '浙市监罚〔2026〕1号' }));
    const { id } = await recorded(factOf('penalty', { documentNo: '浙市监罚〔2026〕2号' }));
    const no = refusalIn(await desk.correct(id, factOf('penalty', { documentNo: '浙市监罚〔2026〕1号' })));
    expect([no.code, fieldsOf(no)]).toEqual(['document-recorded', ['body.replacement.documentNo']]);
  });

  it('does not make a repaired fact count again, nor does recording it anew', async () => {
    const { id } = await recorded(factOf('penalty'));
    await desk.add(eventOf('repaired', { of: id }));
    expect(await linesNow()).toEqual([]);
    expect(refusalIn(await desk.correct(id, factOf('penalty', { severity: 'minor' }))).code).toBe(
      'wrong-state',
    );
    acceptedValue(await desk.withdraw(id));
    expect(refusalIn(await desk.record(factOf('penalty'))).code).toBe('wrong-state');
  });
});
