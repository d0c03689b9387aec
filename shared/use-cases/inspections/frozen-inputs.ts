import type { Exclusion } from '../../domain/draws/exclusion.ts';
import type { FrameEntry } from '../../domain/draws/frame.ts';
import type { PoolMember } from '../../domain/draws/pool.ts';
import type { Records } from '../ports.ts';

/** What was frozen for a draw, as the draw and its certificate take it, and what stays beside it. */
export interface FrozenInputs {
  readonly frame: readonly FrameEntry[];
  readonly pool: readonly PoolMember[];
  readonly exclusions: readonly Exclusion[];
  /** Target names by id; they are shown but never hashed. */
  readonly nameOf: ReadonlyMap<string, string>;
  /** Staff numbers by pseudonym; never public. */
  readonly staffNoOf: ReadonlyMap<string, string>;
}

/** Reads the frozen parts of a draw. */
export const frozenInputs = async (records: Records, inputsId: string): Promise<FrozenInputs> => {
  const frame: FrameEntry[] = [];
  const pool: PoolMember[] = [];
  const exclusions: Exclusion[] = [];
  const nameOf = new Map<string, string>();
  const staffNoOf = new Map<string, string>();
  for await (const { value } of records.all('frameParts', { inputsId }))
    value.entries.forEach((entry, i) => {
      frame.push(entry);
      nameOf.set(entry.id, value.names[i] ?? entry.id);
    });
  for await (const { value } of records.all('poolParts', { inputsId }))
    value.members.forEach((member, i) => {
      pool.push(member);
      staffNoOf.set(member.id, value.staffNos[i] ?? '');
    });
  for await (const { value } of records.all('exclusionParts', { inputsId }))
    exclusions.push(...value.exclusions);
  return { frame, pool, exclusions, nameOf, staffNoOf };
};
