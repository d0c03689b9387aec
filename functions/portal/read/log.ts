import { canonicalJson } from '../../../shared/domain/audit/canonical.ts';
import type { PublicLogEntry } from '../../../shared/domain/audit/entry.ts';
import { frontierRoot } from '../../../shared/domain/audit/frontier.ts';
import type { Hash } from '../../../shared/domain/audit/hash.ts';
import { leafHash } from '../../../shared/domain/audit/merkle.ts';
import { rootOfInclusion } from '../../../shared/domain/audit/tree-proofs.ts';
import { type Refusal, refusal } from '../../../shared/domain/primitives/refusal.ts';
import { accepted, type Result, refused } from '../../../shared/domain/primitives/result.ts';
import type { Instant } from '../../../shared/domain/primitives/time.ts';
import type { Ledger } from '../../../shared/use-cases/ports.ts';

/** How many entries a page of the log lists. */
const pageSize = 50;

/** The public log as it is now. */
export interface LogState {
  readonly size: number;
  readonly root: Hash;
}

/** The public log's size and root. */
export const readLogState = async (ledger: Pick<Ledger, 'publicLogHead'>): Promise<LogState> => {
  const frontier = await ledger.publicLogHead();
  return { size: frontier.size, root: frontierRoot(frontier) };
};

/** The public log as it is now, with the time of its last entry; none in an empty log. */
export const readLogHead = async (ledger: Ledger): Promise<LogState & { readonly at?: Instant }> => {
  const state = await readLogState(ledger);
  if (state.size === 0) return state;
  const [last] = await ledger.publicLogEntries(state.size - 1, 1);
  return last === undefined ? state : { ...state, at: last.at };
};

/** A page of the log, newest entry first. */
export interface LogPage {
  readonly state: LogState;
  readonly entries: readonly PublicLogEntry[];
  /** Where the next page starts: it holds the entries before this one. */
  readonly next: string | undefined;
}

/**
 * Reads the entries before the index that `cursor` spells, or the newest ones. Refuses with `invalid-cursor` what
 * is no place in the log.
 */
export const readLogPage = async (ledger: Ledger, cursor: string | undefined): Promise<Result<LogPage>> => {
  const state = await readLogState(ledger);
  const before = cursor === undefined ? state.size : Number(cursor);
  if (cursor !== undefined && !(/^[1-9]\d{0,15}$/.test(cursor) && before <= state.size))
    return refused(
      refusal('invalid-cursor', '日志中没有这个位置。', 'There is no such place in the log.', 'cursor'),
    );
  const from = Math.max(0, before - pageSize);
  const entries = await ledger.publicLogEntries(from, before - from);
  return accepted({ state, entries: entries.toReversed(), next: from === 0 ? undefined : String(from) });
};

/** An entry and the proof that it is in the tree of the first `size` entries, whose root is `root`. */
export interface Inclusion extends LogState {
  readonly entry: PublicLogEntry;
  readonly proof: readonly Hash[];
}

/**
 * Proves that an entry is among the first `size` of the log; among all, where no size is given. Refuses with `not-found`
 * an entry that is not there, and with `invalid-input` a size that the log has not reached or that leaves the entry out.
 */
export const proveInclusion = async (
  ledger: Ledger,
  index: number,
  size: number | undefined,
): Promise<Result<Inclusion>> => {
  const head = await ledger.publicLogHead();
  const of = size ?? head.size;
  const [entry] = index < head.size ? await ledger.publicLogEntries(index, 1) : [];
  if (entry === undefined) return refused(noSuchEntry(index, head.size));
  if (of > head.size) return refused(tooShort('size', of, head.size));
  if (of <= index) return refused(leftOut(index, of));
  const proof = await ledger.publicLogProof(index, of);
  const root = rootOfInclusion(leafHash(canonicalJson(entry)), index, of, proof);
  if (root === undefined) throw new Error(`the proof of entry ${index} in ${of} has the wrong length`);
  return accepted({ entry, size: of, root, proof });
};

/** Two sizes of the log and the proof that the tree of the smaller is the beginning of the larger one. */
export interface Consistency {
  readonly from: number;
  readonly to: number;
  readonly proof: readonly Hash[];
}

/**
 * Proves that the log has only grown since it had `from` entries (1 at least), until it had `to`; until now, where
 * that is not given. Refuses with `invalid-input` sizes that it has not reached or that are the wrong way round.
 */
export const proveConsistency = async (
  ledger: Ledger,
  from: number,
  to: number | undefined,
): Promise<Result<Consistency>> => {
  const head = await ledger.publicLogHead();
  const until = to ?? head.size;
  if (until > head.size) return refused(tooShort('to', until, head.size));
  if (from > until) return refused(to === undefined ? tooShort('from', from, head.size) : wrongWay(from, to));
  return accepted({ from, to: until, proof: await ledger.publicLogConsistency(from, until) });
};

const noSuchEntry = (index: number, size: number): Refusal =>
  refusal(
    'not-found',
    `公开日志现有 ${size} 条，没有序号为 ${index} 的记录；序号从 0 开始。`,
    `The public log has ${size} entries and none with the index ${index}; they count from 0.`,
  );

const tooShort = (name: 'size' | 'from' | 'to', asked: number, size: number): Refusal =>
  refusal(
    'invalid-input',
    `公开日志现有 ${size} 条，尚无 ${asked} 条；请给出不大于 ${size} 的数。`,
    `The public log has ${size} entries, not yet ${asked}; give a number up to ${size}.`,
    `query.${name}`,
  );

const leftOut = (index: number, size: number): Refusal =>
  refusal(
    'invalid-input',
    `前 ${size} 条中不含序号为 ${index} 的记录；size 须大于 ${index}。`,
    `The first ${size} entries leave out the one with the index ${index}; size must be above ${index}.`,
    'query.size',
  );

const wrongWay = (from: number, to: number): Refusal =>
  refusal(
    'invalid-input',
    `from（${from}）大于 to（${to}）；请对调两者。`,
    `from (${from}) is above to (${to}); exchange them.`,
    'query.to',
  );
