import type { Text } from '../../domain/primitives/text.ts';
import type { Inspector } from '../../domain/registry/inspector.ts';
import type { Item } from '../../domain/registry/item.ts';
import { completeInspector, readInspectorRow } from '../../domain/registry/rows/read-inspector-row.ts';
import { completeItem, readItemRow } from '../../domain/registry/rows/read-item-row.ts';
import { completeTarget, readTargetRow } from '../../domain/registry/rows/read-target-row.ts';
import type { Source } from '../../domain/registry/source.ts';
import type { Target } from '../../domain/registry/target.ts';
import type { RecordRefs, RecordValues } from '../ports.ts';

type Cells = Readonly<Record<string, string>>;

interface Remark {
  readonly code: string;
  readonly field: string;
  readonly message: Text;
}

/** How rows become entries of a register, and entries become stored records. */
export interface Register<K extends 'entity' | 'inspector' | 'item', Entry> {
  readonly kind: K;
  readonly read: (raw: Cells) => {
    readonly value?: Entry;
    readonly problems: readonly Remark[];
    readonly notes: readonly Remark[];
  };
  readonly refOf: (entry: Entry) => RecordRefs[K];
  /** The unit that maintains the entry (谁管辖谁维护); nobody's entries are everyone's. */
  readonly unitOf: (entry: Entry) => string | undefined;
  /** What identifies the entry, as text. */
  readonly idOf: (entry: Entry) => string;
  readonly entryOf: (stored: RecordValues[K]) => Entry;
  /** The entry with what its row has no columns for, as it was stored before. */
  readonly completed: (stored: Entry | undefined, entry: Entry, raw: Cells) => Entry;
  /** The record with the entry in it; what else was stored stays. */
  readonly merged: (stored: RecordValues[K] | undefined, entry: Entry, source: Source) => RecordValues[K];
}

/** The register of inspection targets (检查对象名录库). */
export const targetRegister: Register<'entity', Target> = {
  kind: 'entity',
  read: readTargetRow,
  refOf: (target) => ({ target }),
  unitOf: ({ authority }) => authority,
  idOf: ({ id }) => id,
  entryOf: ({ target }) => target,
  completed: completeTarget,
  merged: (stored, target, source) => ({ ...stored, target, source }),
};

const withoutSource = <T extends { readonly source: Source }>({
  source: _,
  ...entry
}: T): Omit<T, 'source'> => entry;

/** The register of inspectors (执法检查人员名录库). */
export const inspectorRegister: Register<'inspector', Inspector> = {
  kind: 'inspector',
  read: readInspectorRow,
  refOf: ({ staffNo }) => ({ staffNo }),
  unitOf: ({ department }) => department,
  idOf: ({ staffNo }) => staffNo,
  entryOf: withoutSource,
  completed: completeInspector,
  merged: (_, inspector, source) => ({ ...inspector, source }),
};

/** The catalogue of inspection items (抽查事项清单). */
export const itemRegister: Register<'item', Item> = {
  kind: 'item',
  read: readItemRow,
  refOf: ({ code }) => ({ code }),
  unitOf: ({ authority }) => authority,
  idOf: ({ code }) => code,
  entryOf: withoutSource,
  completed: completeItem,
  merged: (_, item, source) => ({ ...item, source }),
};
