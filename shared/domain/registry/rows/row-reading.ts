import type { Text } from '../../primitives/text.ts';

/** Something said about one field of a row; the message names the field, what is wrong and what to do. */
export interface RowRemark<Code extends string> {
  readonly code: Code;
  readonly field: string;
  readonly message: Text;
}

/**
 * What a row of a register says. `value` is there exactly when there are no problems; notes never reject a row,
 * they say what was changed or left out.
 */
export interface RowReading<Value, Problem extends string, Note extends string> {
  readonly value?: Value;
  readonly problems: readonly RowRemark<Problem>[];
  readonly notes: readonly RowRemark<Note>[];
}

/** The remarks of one kind of row: for each code its field and its message in Chinese and English. */
export type RemarkTexts<Code extends string> = Readonly<
  Record<Code, readonly [field: string, zh: string, en: string]>
>;

/** Builds remarks from their table. */
export const remarksFrom =
  <Code extends string>(texts: RemarkTexts<Code>) =>
  <C extends Code>(code: C): RowRemark<C> => {
    const [field, zh, en] = texts[code];
    return { code, field, message: { zh, en } };
  };

/** Leaves out the properties that are undefined, so that equal values have equal canonical forms. */
export const withoutAbsent = <Value extends object>(value: Value): Value =>
  Object.fromEntries(Object.entries(value).filter(([, property]) => property !== undefined)) as Value;
