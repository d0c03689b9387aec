import * as z from 'zod';
import type { Hash } from '../audit/hash.ts';
import { merkleRoot } from '../audit/merkle.ts';
import { accepted, type Result } from '../primitives/result.ts';
import { inCodeUnitOrder } from './code-unit-order.ts';
import type { InvalidInput } from './invalid-input.ts';
import { drawTargetIdSchema, plainTextSchema } from './plain-text.ts';

/** A GB/T 2260 code of a district, six digits. */
export const districtPattern = /^\d{6}$/;

/** A target that can be drawn (检查对象), in exactly one stratum; `district` is a GB/T 2260 code of six digits. */
export const frameEntrySchema = z
  .strictObject({
    id: drawTargetIdSchema,
    stratum: plainTextSchema,
    district: z.string().regex(districtPattern).optional(),
  })
  .readonly();
export type FrameEntry = z.infer<typeof frameEntrySchema>;

/**
 * The leaf of one entry in the Merkle tree of the frame: its RFC 8785 form. Written out here at a fifth of the
 * cost of a general serialiser, which counts for a frame of ten million: the members stand in code-unit order,
 * and what the schemas of id and district admit needs no escape.
 */
export const frameLeaf = ({ district, id, stratum }: FrameEntry): string =>
  `{${district === undefined ? '' : `"district":"${district}",`}"id":"${id}","stratum":${JSON.stringify(stratum)}}`;

function* leavesOf(entries: readonly FrameEntry[]) {
  for (const entry of entries) yield frameLeaf(entry);
}

/** The entries in code-unit order of their ids, the order in which they are hashed and drawn; repeated ids are refused. */
export const canonicalFrame = (entries: readonly FrameEntry[]): Result<readonly FrameEntry[], InvalidInput> =>
  inCodeUnitOrder(entries, (entry) => entry.id, 'frame');

/** The RFC 6962 tree head of the frame, whatever the order of the entries; repeated ids are refused. */
export const frameRoot = (entries: readonly FrameEntry[]): Result<Hash, InvalidInput> => {
  const frame = canonicalFrame(entries);
  return frame.ok ? accepted(merkleRoot(leavesOf(frame.value))) : frame;
};
