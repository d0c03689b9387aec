import type { FrameEntry } from '../../domain/draws/frame.ts';
import type { PoolMember } from '../../domain/draws/pool.ts';
import type { Records } from '../ports.ts';

/** What was frozen for a draw, as the draw takes it, and what stays beside it. */
export interface FrozenInputs {
  readonly frame: readonly FrameEntry[];
  readonly pool: readonly PoolMember[];
  /** Target names by id; they are shown but never hashed. */
  readonly nameOf: ReadonlyMap<string, string>;
  /** Staff numbers by pseudonym; never public. */
  readonly staffNoOf: ReadonlyMap<string, string>;
}

/** Reads the frozen parts of a draw; `onRead` hears how many entries of the frame were read so far. */
export const frozenInputs = async (
  records: Records,
  inputsId: string,
  onRead: (entries: number) => Promise<void> = async () => {},
): Promise<FrozenInputs> => {
  const frame: FrameEntry[] = [];
  const pool: PoolMember[] = [];
  const nameOf = new Map<string, string>();
  const staffNoOf = new Map<string, string>();
  for await (const { value } of records.all('frameParts', { inputsId })) {
    value.entries.forEach((entry, i) => {
      frame.push(entry);
      nameOf.set(entry.id, value.names[i] ?? entry.id);
    });
    await onRead(frame.length);
  }
  for await (const { value } of records.all('poolParts', { inputsId }))
    value.members.forEach((member, i) => {
      pool.push(member);
      staffNoOf.set(member.id, value.staffNos[i] ?? '');
    });
  return { frame, pool, nameOf, staffNoOf };
};
