import { describe, expect, it } from 'vitest';
import { isPenaltyHeader, readPenaltyRow } from '../../../shared/domain/credit/rows/read-penalty-row.ts';
import { readPermitRow } from '../../../shared/domain/credit/rows/read-permit-row.ts';
import { subjectOf } from '../../support/builders.ts';
import { testTables } from '../../support/rule-tables.ts';
import { codeOf } from '../../support/subject-codes.ts';

/** A made-up number with a right check character; nobody bears it. */
const identityNumber = '330106190001010017';
const digest = 'AB'.repeat(32);

const penalty = (differences: Readonly<Record<string, string>> = {}): Record<string, string> => ({
  行政相对人名称: '杭州示例第1号商贸有限公司',
  行政相对人类别: '法人及非法人组织',
  '行政相对人代码_1(统一社会信用代码)': codeOf(1),
  行政处罚决定书文号: '杭市监罚〔2026〕7号',
  违法行为类型: '虚假宣传',
  违法事实: '在网页上对商品性能作引人误解的宣传',
  处罚依据: '《中华人民共和国反不正当竞争法》第二十条',
  处罚类别: '罚款',
  处罚内容: '责令停止违法行为，罚款五千元',
  '罚款金额（万元）': '0.5',
  处罚决定日期: '2026/2/27',
  处罚机关: '杭州市市场监督管理局',
  ...differences,
});
const permit = (differences: Readonly<Record<string, string>> = {}): Record<string, string> => ({
  行政相对人名称: '杭州示例第1号商贸有限公司',
  '行政相对人代码_1(统一社会信用代码)': codeOf(1),
  行政许可决定文书名称: '准予行政许可决定书',
  行政许可决定文书号: '杭市监许〔2026〕9号',
  许可证书名称: '食品经营许可证',
  许可编号: 'JY13301060000001',
  许可内容: '预包装食品销售',
  许可决定日期: '2026-02-10',
  有效期至: '2031-02-09',
  许可机关: '杭州市市场监督管理局',
  ...differences,
});
const read = (differences?: Readonly<Record<string, string>>) =>
  readPenaltyRow(penalty(differences), testTables);
const codes = (remarks: readonly { readonly code: string }[]) => remarks.map(({ code }) => code);
const problemsOf = (differences: Readonly<Record<string, string>>) => codes(read(differences).problems);
const factOf = (differences: Readonly<Record<string, string>> = {}) => read(differences).value?.fact;

describe('a row of a file of penalties', () => {
  it('states a fact in the words of the national standard', () => {
    const { value, problems, notes } = read();
    expect(problems).toEqual([]);
    expect(codes(notes)).toEqual(['severity-assumed']);
    expect(value).toEqual({
      subject: subjectOf(1),
      partyName: '杭州示例第1号商贸有限公司',
      fact: {
        kind: 'penalty',
        occurredOn: '2026-02-27',
        documentNo: '杭市监罚〔2026〕7号',
        authority: '杭州市市场监督管理局',
        severity: 'ordinary',
        category: '罚款',
        offence: '虚假宣传',
        facts: '在网页上对商品性能作引人误解的宣传',
        basis: '《中华人民共和国反不正当竞争法》第二十条',
        content: '责令停止违法行为，罚款五千元',
        fineFen: 500_000,
      },
    });
  });

  it.each(['简易程序', '简易', 'Simplified'])('by simplified procedure (%s) is not collected', (处罚程序) => {
    expect(problemsOf({ 处罚程序 })).toEqual(['procedure-simplified']);
    expect(problemsOf({ 处罚程序: '普通程序' })).toEqual([]);
  });

  it.each([
    ['2026/8/27', '2026-08-27'],
    ['长期', undefined],
    ['2099/12/31', undefined],
    ['', undefined],
  ])('may say until when it is published: %s', (公示截止期, publishedThrough) => {
    expect(factOf({ 公示截止期 })).toEqual({ ...factOf(), ...(publishedThrough && { publishedThrough }) });
    expect(problemsOf({ 公示截止期: '明年' })).toEqual(['published-through-invalid']);
  });

  it('that ends its publication before the minimum term is taken, with a note that this does not hold', () => {
    // By the tables of March 2026 an ordinary penalty of 27 February is published through 27 August at least.
    for (const [公示截止期, isEarly] of [
      ['2026/8/26', true],
      ['2026/8/27', false],
    ] as const) {
      const { value, notes } = read({ 公示截止期, 严重程度: '一般' });
      expect(value?.fact).toMatchObject({ publishedThrough: isEarly ? '2026-08-26' : '2026-08-27' });
      expect(codes(notes)).toEqual(isEarly ? ['published-through-early'] : []);
    }
    expect(codes(read({ 公示截止期: '2026/3/1', 严重程度: '轻微' }).notes)).toEqual([]);
  });

  it('may use the fields of the standard, or English names', () => {
    const fields = {
      CF_XDR_MC: '示例',
      CF_XDR_SHXYM: codeOf(1),
      CF_WSH: '1号',
      CF_SY: '事实',
      CF_YJ: '依据',
      CF_CFLB: '警告',
      CF_NR_FK: '1.5',
      CF_JDRQ: '20260227',
      CF_CFJG: '机关',
    };
    const english = {
      partyName: '示例',
      code: codeOf(1),
      documentNo: '1号',
      facts: '事实',
      basis: '依据',
      category: '警告',
      fineYuan: '15000',
      decidedOn: '2026-02-27',
      authority: '机关',
    };
    const { value } = readPenaltyRow(fields, testTables);
    expect(value?.fact).toMatchObject({ fineFen: 1_500_000, occurredOn: '2026-02-27' });
    expect(readPenaltyRow(english, testTables).value).toEqual(value);
  });

  it('counts for as grave as the gravest of its kinds where it does not say so, and never as minor', () => {
    const severityOf = (category: string) => factOf({ 处罚类别: category });
    expect(severityOf('警告、罚款')).toMatchObject({ severity: 'ordinary' });
    expect(severityOf('罚款;吊销许可证件')).toMatchObject({ severity: 'serious' });
    expect(severityOf('责令停产停业')).toMatchObject({ severity: 'serious' });
    expect(severityOf('其他-责令改正')).toMatchObject({ severity: 'ordinary' });
    expect(codes(read({ 处罚类别: '其他-责令改正' }).notes)).toEqual(['severity-assumed']);
    expect(codes(read({ 处罚类别: '训诫' }).notes)).toEqual(['severity-assumed', 'category-unknown']);
    for (const { severity } of testTables['penalty-categories'].rows) expect(severity).not.toBe('minor');
  });

  it.each([
    ['轻微', 'minor'],
    ['一般', 'ordinary'],
    ['较重', 'serious'],
    ['serious', 'serious'],
  ])('that says %s is taken by its word', (word, severity) => {
    expect(factOf({ 严重程度: word, 处罚类别: '吊销许可证件' })).toMatchObject({ severity });
    expect(read({ 严重程度: word }).notes).toEqual([]);
  });

  it.each<[string, Readonly<Record<string, string>>]>([
    ['identifier-missing', { '行政相对人代码_1(统一社会信用代码)': '' }],
    ['uscc-check', { '行政相对人代码_1(统一社会信用代码)': '98339900DEM000006J' }],
    ['document-no-missing', { 行政处罚决定书文号: '—' }],
    ['document-no-too-long', { 行政处罚决定书文号: '号'.repeat(201) }],
    ['decided-on-missing', { 处罚决定日期: '' }],
    ['decided-on-invalid', { 处罚决定日期: '2026-02-30' }],
    ['authority-missing', { 处罚机关: '' }],
    ['authority-too-long', { 处罚机关: '局'.repeat(201) }],
    ['unit-invalid', { 单位编码: '市监局' }],
    ['category-missing', { 处罚类别: '' }],
    ['category-too-long', { 处罚类别: '罚'.repeat(201) }],
    ['facts-missing', { 违法事实: '', 违法行为类型: '' }],
    ['facts-too-long', { 违法事实: '事'.repeat(4001) }],
    ['basis-missing', { 处罚依据: '' }],
    ['basis-too-long', { 处罚依据: '法'.repeat(2001) }],
    ['offence-too-long', { 违法行为类型: '类'.repeat(201) }],
    ['content-too-long', { 处罚内容: '容'.repeat(4001) }],
    ['severity-unknown', { 严重程度: '很重' }],
    ['money-unit-missing', { 罚款金额: '5000' }],
    ['money-invalid', { '罚款金额（万元）': '五千' }],
    ['money-invalid', { '没收金额（万元）': '-1' }],
  ])('is rejected with %s, which names field, fault and remedy in both languages', (code, differences) => {
    const { value, problems } = read(differences);
    expect(value).toBeUndefined();
    expect(codes(problems)).toEqual([code]);
    for (const { field, message } of problems) {
      expect(field).toMatch(/^[a-zA-Z]+$/);
      expect(message.zh).toMatch(/[；，]/);
      expect(message.en.length).toBeGreaterThan(20);
    }
  });

  it('says everything that is wrong with it at once', () => {
    expect(codes(readPenaltyRow({}, testTables).problems)).toEqual([
      'identifier-missing',
      'document-no-missing',
      'decided-on-missing',
      'authority-missing',
      'category-missing',
      'facts-missing',
      'basis-missing',
    ]);
  });

  it('without facts states the kind of offence', () => {
    const fact = factOf({ 违法事实: '' });
    expect(fact).toMatchObject({ facts: '虚假宣传' });
    expect(fact).not.toHaveProperty('offence');
  });

  it('without a fine, or with none, states none', () => {
    for (const amount of ['', '0', '0.00', '无'])
      expect(factOf({ '罚款金额（万元）': amount })).not.toHaveProperty('fineFen');
    expect(factOf({ '没收金额（万元）': '2.000001' })).toMatchObject({ confiscatedFen: 2_000_001 });
  });

  it('names the unit that answers for it by its code, where it does', () => {
    expect(read({ 单位编码: '33.SCJG.3301' }).value?.unit).toBe('33.SCJG.3301');
    expect(read().value).not.toHaveProperty('unit');
  });
});

describe('a natural person', () => {
  const person = (differences: Readonly<Record<string, string>>) => ({
    行政相对人名称: '某某',
    行政相对人类别: '自然人',
    '行政相对人代码_1(统一社会信用代码)': '',
    ...differences,
  });

  it.each([
    ['自然人标识', digest],
    ['personDigest', `PERSON:${digest}`],
    ['证件号码', digest.toLowerCase()],
    ['行政相对人代码_1(统一社会信用代码)', `PERSON:${digest}`],
  ])('is named by the digest in the column %s', (column, value) => {
    expect(read(person({ [column]: value })).value?.subject).toBe(`PERSON:${digest}`);
  });

  it('is not taken without one', () => {
    expect(problemsOf(person({}))).toEqual(['person-digest-missing']);
  });

  it.each([
    '证件号码',
    '身份证号',
    '自然人标识',
    '行政相对人代码_1(统一社会信用代码)',
    '行政相对人名称',
    '违法事实',
    '处罚内容',
    '行政处罚决定书文号',
  ])(
    'is never taken with the number of the identity paper, here in %s, and no message repeats it',
    (column) => {
      for (const value of [identityNumber, `当事人（${identityNumber}）`]) {
        const reading = read(person({ 自然人标识: digest, [column]: value }));
        expect(reading.value).toBeUndefined();
        expect(codes(reading.problems)).toEqual(['identity-number']);
        expect(JSON.stringify(reading)).not.toContain(identityNumber);
      }
    },
  );

  it('is not taken with any paper beside the digest, whatever its kind', () => {
    expect(problemsOf(person({ 自然人标识: digest, 证件号码: 'E12345678' }))).toEqual(['identity-number']);
  });
});

describe('an organisation', () => {
  it('is not taken where a text names a person by number', () => {
    const facts = `驾驶员持 ${identityNumber} 号身份证`;
    const reading = read({ 违法事实: facts });
    expect(codes(reading.problems)).toEqual(['identity-number']);
    expect(JSON.stringify(reading)).not.toContain(identityNumber);
  });

  it('keeps codes of eighteen digits that are no identity number', () => {
    expect(read({ 违法事实: '与 914403001922038216 串通投标' }).problems).toEqual([]);
    expect(read({ 违法事实: '订单 330106190001010016' }).problems).toEqual([]);
  });

  it('is read without the papers of its legal representative, which need not be sent', () => {
    const row = penalty({ 法定代表人证件号码: identityNumber, 法定代表人: '某某' });
    expect(readPenaltyRow(row, testTables).problems).toEqual([]);
    expect(JSON.stringify(readPenaltyRow(row, testTables))).not.toContain(identityNumber);
    expect(['法定代表人证件号码', 'CF_FR_ZJHM', '法定代表人'].filter(isPenaltyHeader)).toEqual([]);
    expect(['证件号码', '违法事实', 'cf_wsh'].filter(isPenaltyHeader)).toHaveLength(3);
  });

  it('is named by its registration number where it has no unified code', () => {
    const row = {
      '行政相对人代码_1(统一社会信用代码)': '',
      '行政相对人代码_2(工商注册号)': '110108000000016',
    };
    expect(read(row).value?.subject).toBe('REG15:110108000000016');
  });
});

describe('a row of a file of permits', () => {
  const problemsOfPermit = (differences: Readonly<Record<string, string>>) =>
    codes(readPermitRow(permit(differences)).problems);

  it('states a fact in the words of the national standard', () => {
    expect(readPermitRow(permit())).toEqual({
      value: {
        subject: subjectOf(1),
        partyName: '杭州示例第1号商贸有限公司',
        fact: {
          kind: 'permit',
          occurredOn: '2026-02-10',
          documentNo: '杭市监许〔2026〕9号',
          authority: '杭州市市场监督管理局',
          name: '食品经营许可证',
          content: '预包装食品销售',
          licenceNo: 'JY13301060000001',
          validUntil: '2031-02-09',
        },
      },
      problems: [],
      notes: [],
    });
  });

  it('without the name of a licence states that of the decision', () => {
    expect(readPermitRow(permit({ 许可证书名称: '' })).value?.fact).toMatchObject({
      name: '准予行政许可决定书',
    });
  });

  it.each(['长期', '2099-12-31', '', '2099/12/31'])('that is valid until “%s” has no end', (until) => {
    expect(readPermitRow(permit({ 有效期至: until })).value?.fact).not.toHaveProperty('validUntil');
  });

  it.each<[string, Readonly<Record<string, string>>]>([
    ['permit-name-missing', { 许可证书名称: '', 行政许可决定文书名称: '' }],
    ['permit-name-too-long', { 许可证书名称: '证'.repeat(201) }],
    ['permit-content-too-long', { 许可内容: '容'.repeat(4001) }],
    ['licence-no-too-long', { 许可编号: '1'.repeat(201) }],
    ['valid-until-invalid', { 有效期至: '五年' }],
    ['document-no-missing', { 行政许可决定文书号: '' }],
    ['identity-number', { 许可内容: `持证人 ${identityNumber}` }],
  ])('is rejected with %s', (code, differences) => {
    expect(problemsOfPermit(differences)).toEqual([code]);
  });
});
