import { cellReader, headerTest } from '../../registry/rows/cells.ts';
import { type RowReading, type RowRemark, remarksFrom } from '../../registry/rows/row-reading.ts';
import { type DocumentProblemCode, documentColumns, readDocument, type StatedRow } from './document-row.ts';
import { lastDayOf } from './last-day.ts';
import { type PartyNoteCode, type PartyProblemCode, readParty } from './read-party.ts';

type OwnProblemCode =
  | 'permit-name-missing'
  | 'permit-name-too-long'
  | 'permit-content-too-long'
  | 'licence-no-too-long'
  | 'valid-until-invalid';

/** Why a row of a file of permits is rejected. */
export type PermitRowProblemCode = PartyProblemCode | DocumentProblemCode | OwnProblemCode;
/** What is said about an accepted row of a file of permits. */
export type PermitRowNoteCode = PartyNoteCode;
/** What one row of a file of permits says. */
export type PermitRowReading = RowReading<StatedRow, PermitRowProblemCode, PermitRowNoteCode>;

/** The columns of 行政许可 in the national standard for 双公示 data, its fields, and English names. */
const columns = {
  ...documentColumns,
  documentNo: [
    'documentNo',
    '行政许可决定文书号',
    '行政许可决定书文号',
    '许可决定书文号',
    '决定书文号',
    'xk_wsh',
  ],
  licenceName: ['licenceName', '许可证书名称', 'xk_xkzs'],
  documentName: ['documentName', '行政许可决定文书名称', '项目名称', 'xk_xkws', 'xk_xmmc'],
  content: ['content', '许可内容', 'xk_nr'],
  licenceNo: ['licenceNo', '许可编号', '许可证编号', 'xk_xkbh'],
  decidedOn: ['decidedOn', '许可决定日期', '决定日期', 'xk_jdrq'],
  validUntil: ['validUntil', '有效期至', '许可截止期', 'xk_yxqzi', 'xk_jzq'],
  authority: ['authority', '许可机关', 'xk_xkjg', 'xk_xzjg'],
} as const;
const cellsOf = cellReader(columns);

/** Whether a column of a file of permits is read at all; nothing else needs to leave the sender. */
export const isPermitHeader = headerTest(columns);

const remark = remarksFrom<OwnProblemCode>({
  'permit-name-missing': [
    'licenceName',
    '许可证书名称和决定文书名称均为空；请填写其中之一',
    'there is neither the name of a licence nor that of a decision; give one of them',
  ],
  'permit-name-too-long': [
    'licenceName',
    '许可证书名称或决定文书名称超过 200 字；请核对是否错列',
    'the name of the licence or decision is longer than 200 characters; check for shifted columns',
  ],
  'permit-content-too-long': [
    'content',
    '许可内容超过 4000 字；请精简，不得截断',
    'the permit’s content is longer than 4,000 characters; shorten it, it is never cut',
  ],
  'licence-no-too-long': [
    'licenceNo',
    '许可编号超过 200 字；请核对是否错列',
    'the number of the licence is longer than 200 characters; check for shifted columns',
  ],
  'valid-until-invalid': [
    'validUntil',
    '有效期至无法识别；请填写如 2029-03-02 的日期，长期有效的写“长期”',
    'the last day is no date; give it as 2029-03-02, or 长期 for a permit without an end',
  ],
});

/**
 * Reads one row of a file of administrative permits (双公示). Rejected are rows that lack what a fact needs, that are not
 * understood, or that hold the number of an identity paper; nothing is cut or guessed. 许可类别, 有效期自 and 当前状态 are left out.
 * @param raw the cells by header, headers as in the file
 */
export const readPermitRow = (raw: Readonly<Record<string, string>>): PermitRowReading => {
  const cells = cellsOf(raw);
  const { documentNo, authority, content, licenceNo } = cells;
  const name = cells.licenceName || cells.documentName;
  const party = readParty(cells, [documentNo, authority, name, content, licenceNo]);
  const decision = readDocument(cells);
  const problems: RowRemark<PermitRowProblemCode>[] = [...party.problems, ...decision.problems];

  if (name === '') problems.push(remark('permit-name-missing'));
  if (name.length > 200) problems.push(remark('permit-name-too-long'));
  if (content.length > 4000) problems.push(remark('permit-content-too-long'));
  if (licenceNo.length > 200) problems.push(remark('licence-no-too-long'));
  const validUntil = lastDayOf(cells.validUntil);
  if (validUntil === 'invalid') problems.push(remark('valid-until-invalid'));

  const { subject, notes } = party;
  const { occurredOn, unit } = decision;
  if (problems.length > 0 || subject === undefined || occurredOn === undefined) return { problems, notes };
  return {
    value: {
      subject,
      partyName: cells.partyName,
      ...(unit !== undefined && { unit }),
      fact: {
        kind: 'permit',
        occurredOn,
        documentNo,
        authority,
        name,
        ...(content !== '' && { content }),
        ...(licenceNo !== '' && { licenceNo }),
        ...(validUntil !== undefined && validUntil !== 'invalid' && { validUntil }),
      },
    },
    problems,
    notes,
  };
};
