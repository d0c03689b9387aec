import type { CivilDate } from '../../primitives/time.ts';
import type { TargetId } from '../../registry/identifier.ts';
import type { Cells } from '../../registry/rows/cells.ts';
import { dateOf } from '../../registry/rows/cells.ts';
import { type RowRemark, remarksFrom } from '../../registry/rows/row-reading.ts';
import { unitCodeSchema } from '../../registry/unit.ts';
import type { RecordableFact } from '../recordable-fact.ts';
import { partyColumns } from './read-party.ts';

/** A fact that a row of a 双公示 file states. */
export interface StatedRow {
  readonly subject: TargetId;
  /** The party's name as the row has it; only compared with the register, never kept. */
  readonly partyName: string;
  /** The unit that answers for the fact, where the row names it by its code. */
  readonly unit?: string;
  readonly fact: RecordableFact;
}

/** Why the document that a row rests on is not understood. */
export type DocumentProblemCode =
  | 'document-no-missing'
  | 'document-no-too-long'
  | 'decided-on-missing'
  | 'decided-on-invalid'
  | 'authority-missing'
  | 'authority-too-long'
  | 'unit-invalid';

/** The columns that both kinds of files have, beside their document's own. */
export const documentColumns = {
  ...partyColumns,
  unit: ['unit', '单位编码', '认定单位编码', '机关单位编码'],
} as const;

const remark = remarksFrom<DocumentProblemCode>({
  'document-no-missing': [
    'documentNo',
    '决定文书号为空；请填写，同一文书据此只记一次',
    'the number of the decision is missing; give it, for by it a document is recorded only once',
  ],
  'document-no-too-long': [
    'documentNo',
    '决定文书号超过 200 字；请核对是否错列',
    'the number of the decision is longer than 200 characters; check for shifted columns',
  ],
  'decided-on-missing': ['decidedOn', '决定日期为空；请填写', 'the day of the decision is missing; give it'],
  'decided-on-invalid': [
    'decidedOn',
    '决定日期无法识别；请填写如 2026-03-02 的日期',
    'the day of the decision is no date; give it as 2026-03-02',
  ],
  'authority-missing': [
    'authority',
    '作出决定的机关为空；请填写机关名称',
    'the authority that decided is missing; give its name',
  ],
  'authority-too-long': [
    'authority',
    '机关名称超过 200 字；请核对是否错列',
    'the name of the authority is longer than 200 characters; check for shifted columns',
  ],
  'unit-invalid': [
    'unit',
    '单位编码不是单位编码；请填写如 33.SCJG.3301 的编码，或留空按机关名称查找',
    'the unit is no unit code; give one such as 33.SCJG.3301, or leave it empty to be found by the name of the authority',
  ],
});

/** What a row says of the decision that it rests on; complete where there are no problems. */
export interface DocumentReading {
  readonly documentNo: string;
  readonly authority: string;
  readonly occurredOn?: CivilDate;
  readonly unit?: string;
  readonly problems: readonly RowRemark<DocumentProblemCode>[];
}

/** Reads number, day and authority of the decision that a row rests on. */
export const readDocument = (
  cells: Cells<'documentNo' | 'authority' | 'decidedOn' | 'unit'>,
): DocumentReading => {
  const { documentNo, authority, decidedOn } = cells;
  const problems: RowRemark<DocumentProblemCode>[] = [];
  if (documentNo === '') problems.push(remark('document-no-missing'));
  if (documentNo.length > 200) problems.push(remark('document-no-too-long'));
  const occurredOn = dateOf(decidedOn);
  if (occurredOn === undefined)
    problems.push(remark(decidedOn === '' ? 'decided-on-missing' : 'decided-on-invalid'));
  if (authority === '') problems.push(remark('authority-missing'));
  if (authority.length > 200) problems.push(remark('authority-too-long'));
  const unit = unitCodeSchema.safeParse(cells.unit).data;
  if (cells.unit !== '' && unit === undefined) problems.push(remark('unit-invalid'));
  return {
    documentNo,
    authority,
    ...(occurredOn !== undefined && { occurredOn }),
    ...(unit !== undefined && { unit }),
    problems,
  };
};
