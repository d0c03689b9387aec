import type { Hash } from '../../domain/audit/hash.ts';
import { canonicalExclusions, type Exclusion, exclusionsRoot } from '../../domain/draws/exclusion.ts';
import { type FrameEntry, frameLeaf, frameRoot } from '../../domain/draws/frame.ts';
import { canonicalPool, poolRoot } from '../../domain/draws/pool.ts';
import { type FramePart, partBytes, partSize } from '../../domain/inspections/draw-parts.ts';
import type { Result } from '../../domain/primitives/result.ts';
import type { Ports } from '../ask.ts';
import type { Write } from '../ports.ts';
import type { SelectedPool } from './select-pool.ts';
import type { FrameTarget } from './selected-frame.ts';

/** What is frozen for a draw. */
export interface DrawInputs {
  /** In code-unit order of their ids. */
  readonly targets: readonly FrameTarget[];
  readonly pool: Pick<SelectedPool, 'members' | 'staffNoOf'>;
  readonly exclusions: readonly Exclusion[];
}

/** How many parts are written between two notes on progress; their JSON is all that is in memory besides. */
const partsAtOnce = 12;

/** Unwraps what the trial draw has shown to hold. */
const sure = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.refusal.reason.en);
  return result.value;
};

/** The roots of the commitment. Throws where an id repeats. */
export const rootsOf = ({
  targets,
  pool,
  exclusions,
}: DrawInputs): { readonly frame: Hash; readonly pool: Hash; readonly exclusions: Hash } => ({
  frame: sure(frameRoot(targets)),
  pool: sure(poolRoot(pool.members)),
  exclusions: sure(exclusionsRoot(exclusions)),
});

/** Cuts a list into numbered parts that each fit into one stored item; `bytesOf` is the size of one thing's JSON. */
function* partsOf<T>(
  things: readonly T[],
  bytesOf: (thing: T) => number,
): Generator<{ readonly part: number; readonly of: readonly T[] }> {
  let part = 0;
  let of: T[] = [];
  let bytes = 0;
  for (const thing of things) {
    const size = bytesOf(thing);
    if (of.length > 0 && (bytes + size > partBytes || of.length === partSize)) {
      yield { part, of };
      part += 1;
      of = [];
      bytes = 0;
    }
    of.push(thing);
    bytes += size;
  }
  if (of.length > 0) yield { part, of };
}

const jsonBytes = (thing: unknown): number => Buffer.byteLength(JSON.stringify(thing)) + 1;

const entryOf = ({ id, stratum, district }: FrameTarget): FrameEntry => ({
  id,
  stratum,
  ...(district !== undefined && { district }),
});

const waitsOf = (targets: readonly FrameTarget[]): Pick<FramePart, 'waits'> => {
  const waits = targets.flatMap(({ wait }) => (wait === undefined ? [] : [wait]));
  return waits.length === targets.length ? { waits } : {};
};

function* writesOf(inputsId: string, { targets, pool, exclusions }: DrawInputs): Generator<Write> {
  const bytesOf = (target: FrameTarget): number =>
    frameLeaf(target).length + 1 + jsonBytes(target.name) + jsonBytes(target.wait ?? '');
  for (const { part, of } of partsOf(targets, bytesOf))
    yield {
      kind: 'framePart',
      value: {
        inputsId,
        part,
        entries: of.map(entryOf),
        names: of.map(({ name }) => name),
        ...waitsOf(of),
      },
      before: undefined,
    };
  for (const { part, of } of partsOf(sure(canonicalPool(pool.members)), jsonBytes))
    yield {
      kind: 'poolPart',
      value: {
        inputsId,
        part,
        members: [...of],
        staffNos: of.map(({ id }) => pool.staffNoOf.get(id) ?? ''),
      },
      before: undefined,
    };
  for (const { part, of } of partsOf(sure(canonicalExclusions(exclusions)), jsonBytes))
    yield { kind: 'exclusionPart', value: { inputsId, part, exclusions: [...of] }, before: undefined };
}

/**
 * Stores what is frozen, in parts that nobody reads before a draw points to them. `onStored` hears how many targets
 * were stored so far.
 */
export const storeInputs = async (
  { ledger }: Pick<Ports, 'ledger'>,
  inputsId: string,
  inputs: DrawInputs,
  onStored: (targets: number) => Promise<void>,
): Promise<void> => {
  let batch: Write[] = [];
  let stored = 0;
  const flush = async (): Promise<void> => {
    await ledger.prepare(batch);
    for (const write of batch) if (write.kind === 'framePart') stored += write.value.entries.length;
    batch = [];
    await onStored(stored);
  };
  for (const write of writesOf(inputsId, inputs)) {
    batch.push(write);
    if (batch.length === partsAtOnce) await flush();
  }
  if (batch.length > 0) await flush();
};
