import { type IdentifierProblemCode, parseIdentifier, type TargetId } from '../../registry/identifier.ts';
import type { Cells } from '../../registry/rows/cells.ts';
import { type RowRemark, remarksFrom } from '../../registry/rows/row-reading.ts';
import { holdsIdentityNumber } from './identity-number.ts';

/** Why the party of a record (行政相对人) is not understood. */
export type PartyProblemCode = IdentifierProblemCode | 'identity-number' | 'person-digest-missing';
export type PartyNoteCode = 'identifier-normalised';

/**
 * The columns that name the party, as the national standard for 双公示 data and its fields (`cf_…`, `xk_…`) call them. The
 * names and papers of legal representatives are not among them, so they are never read.
 */
export const partyColumns = {
  partyName: ['partyName', '行政相对人名称', '相对人名称', 'cf_xdr_mc', 'xk_xdr_mc', 'xk_xdr'],
  partyType: ['partyType', '行政相对人类别', '行政相对人类型', 'cf_xdr_lb', 'xk_xdr_lb', 'xk_xdr_type'],
  code: [
    'code',
    'uscc',
    '行政相对人代码_1(统一社会信用代码)',
    '行政相对人代码_1',
    '统一社会信用代码',
    'cf_xdr_shxym',
    'xk_xdr_shxym',
  ],
  registrationNumber: [
    'regNo',
    '行政相对人代码_2(工商注册号)',
    '行政相对人代码_2(工商登记码)',
    '行政相对人代码_3(工商登记码)',
    '工商注册号',
    'cf_xdr_gszc',
    'cf_xdr_gsdj',
    'xk_xdr_gszc',
    'xk_xdr_gsdj',
  ],
  personDigest: ['personDigest', '自然人标识', '自然人标识摘要'],
  personPaper: [
    'personPaper',
    '证件号码',
    '自然人证件号码',
    '居民身份证号',
    '身份证号',
    '行政相对人代码_5(居民身份证号)',
    '行政相对人代码_6(居民身份证号)',
    'cf_xdr_zjhm',
    'xk_xdr_zjhm',
    'cf_xdr_sfz',
    'xk_xdr_sfz',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;
type PartyField = keyof typeof partyColumns;

const remark = remarksFrom<'identity-number' | 'person-digest-missing' | PartyNoteCode>({
  'identity-number': [
    'personPaper',
    '该行含有身份证件号码，未采用也未保存；请删去号码，自然人改填身份平台给出的带密钥摘要',
    'this row holds the number of an identity paper; it was neither taken nor kept. Take it out and give the keyed digest of the identity platform for a natural person',
  ],
  'person-digest-missing': [
    'personDigest',
    '自然人只以带密钥摘要标识；请在“自然人标识”一列填写身份平台给出的 64 位摘要',
    'a natural person is named by a keyed digest alone; give the 64 digits of the identity platform in the column personDigest',
  ],
  'identifier-normalised': [
    'code',
    '代码书写已规范（大小写、全角、空格或连字符）；请核对原始文书',
    'the spelling of the code was put right (case, width, blanks or hyphens); check the document',
  ],
});

/** Who the record is about, or why nobody can tell. */
export interface PartyReading {
  readonly subject?: TargetId;
  readonly problems: readonly RowRemark<PartyProblemCode>[];
  readonly notes: readonly RowRemark<PartyNoteCode>[];
}

const rejected = (problem: RowRemark<PartyProblemCode>): PartyReading => ({ problems: [problem], notes: [] });

/** Whether a cell is, or could be, the digest that stands for a natural person. */
const isDigest = (cell: string): boolean => /^(PERSON:)?[0-9a-f]{64}$/i.test(cell);

const digestOf = (cells: Cells<PartyField>): string | undefined =>
  [cells.personDigest, cells.code, cells.personPaper].find(isDigest);

/**
 * Whom a record is about: an entity by its unified code or registration number, a natural person by the keyed digest of
 * the identity number. `texts` are the cells that would be kept. A row with the number itself, wherever it stands, is
 * rejected, and no message repeats what a cell says.
 */
export const readParty = (cells: Cells<PartyField>, texts: readonly string[]): PartyReading => {
  const paper = isDigest(cells.personPaper) ? '' : cells.personPaper;
  const identifier = parseIdentifier(cells.code || cells.registrationNumber);
  const kept = [...texts, cells.partyName, cells.personDigest, ...(identifier.ok ? [] : [cells.code])];
  if (kept.some(holdsIdentityNumber)) return rejected(remark('identity-number'));
  const digest = digestOf(cells);
  if (digest !== undefined || cells.partyType.includes('自然人')) {
    if (paper !== '') return rejected(remark('identity-number'));
    if (digest === undefined) return rejected(remark('person-digest-missing'));
    const person = parseIdentifier(/^PERSON:/i.test(digest) ? digest : `PERSON:${digest}`);
    return person.ok ? { subject: person.value.id, problems: [], notes: [] } : rejected(person.refusal);
  }
  if (holdsIdentityNumber(paper)) return rejected(remark('identity-number'));
  if (!identifier.ok) return rejected(identifier.refusal);
  const { id, normalised } = identifier.value;
  return { subject: id, problems: [], notes: normalised ? [remark('identifier-normalised')] : [] };
};
