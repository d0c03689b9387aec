import { isDeepStrictEqual } from 'node:util';
import { digestOf } from '../../../shared/domain/audit/digest.ts';
import type { Receipt } from '../../../shared/domain/credit/receipt.ts';

type Members = Readonly<Record<string, unknown>>;

/**
 * The first member of an answer that says something else than the receipt in it, or is missing; nothing where both
 * agree. An answer may come from anywhere, and of later or earlier versions of the service: it is compared and not otherwise read.
 */
export const differenceFromReceipt = (answer: Members, receipt: Receipt): string | undefined => {
  const said = saidBy(answer);
  return Object.entries(signedBy(receipt, answer)).find(
    ([name, signed]) => !isDeepStrictEqual(said[name] ?? null, signed ?? null),
  )?.[0];
};

/** What an answer says, as a receipt has it. */
const saidBy = (answer: Members): Members => ({
  ...answer,
  reasons: each(answer['reasons'], ({ code, text, basis }) => {
    const { zh, en } = membersOf(text);
    return { code, text: { zh, en }, basis };
  }),
  deferral: answer['deferral'] === undefined ? null : deferralIn(membersOf(answer['deferral'])),
  lists: each(answer['lists'], (entry) => {
    const { listingId, list, cause, documentNo, listedOn, endsOn, isSuspended, isDisputed } = entry;
    return {
      listingId,
      list,
      cause,
      documentNo,
      listedOn,
      endsOn: endsOn ?? null,
      isSuspended: isSuspended ?? false,
      isDisputed: isDisputed ?? false,
    };
  }),
  measures: each(answer['measures'], ({ code }) => code),
  lines: hashOf(answer['lines']),
});

/** What the receipt says, under the names of an answer; what its kind of answer does not have is left out. */
const signedBy = (receipt: Receipt, answer: Members): Members => {
  const gate = receipt.kind === 'pledge-eligibility' ? receipt : undefined;
  const standing = gate === undefined ? receipt.standing : undefined;
  return {
    subject: receipt.sub,
    askedAs: receipt.askedAs,
    decision: gate?.decision,
    reasons: gate?.reasons,
    deferral: gate?.deferral,
    itemCode: gate?.itemCode,
    applicationNo: gate?.applicationNo,
    checkedAt: gate?.answeredAt,
    // The gate's answer has none for an entity whose standing is not stored yet, though the receipt has it.
    asOf: gate !== undefined && answer['asOf'] === undefined ? undefined : receipt.standing?.asOf,
    knownAt: standing?.knownAt,
    riskClass: standing?.riskClass,
    score: standing?.score,
    grade: standing?.grade,
    lists: standing?.lists,
    measures: standing?.measures,
    lines: standing?.linesHash,
  };
};

const membersOf = (value: unknown): Members =>
  typeof value === 'object' && value !== null ? (value as Members) : {};

const each = (list: unknown, read: (one: Members) => unknown): unknown =>
  Array.isArray(list) ? list.map((one) => read(membersOf(one))) : list;

/** The papers that may follow as a receipt names them, each in one text. */
const deferralIn = ({ materials, dueOn }: Members): Members => ({
  materials: each(materials, ({ label }) => {
    const { zh, en } = membersOf(label);
    return `${zh} ${en}`;
  }),
  dueOn: membersOf(dueOn)['on'],
});

/** What has no canonical form has no hash either, and so is nothing that was signed. */
const hashOf = (lines: unknown): unknown => {
  try {
    return lines === undefined ? undefined : digestOf(lines);
  } catch {
    return lines;
  }
};
