import { refusal } from '../domain/primitives/refusal.ts';
import { accepted, type Result, refused } from '../domain/primitives/result.ts';
import type { RecordKind, RecordRefs, Records, Stored } from './ports.ts';

/** The record, or a refusal `not-found` that names what was looked for. */
export const found = async <K extends RecordKind>(
  records: Records,
  kind: K,
  ref: RecordRefs[K],
  named: string,
): Promise<Result<Stored<K>>> => {
  const stored = await records.get(kind, ref);
  return stored === undefined
    ? refused(refusal('not-found', `未找到 ${named}。`, `There is no ${named}.`))
    : accepted(stored);
};
