import type { RecordKind, RecordRefs, RecordValues, Write } from '../../shared/use-cases/ports.ts';
import { newCommand } from './builders.ts';
import { acceptedValue } from './draws.ts';
import type { DeskPorts } from './inspection-desk.ts';

/** The register learns something about one of its records. */
export const changeRegister = async <K extends Extract<RecordKind, 'entity' | 'inspector'>>(
  { records, ledger, clock }: DeskPorts,
  kind: K,
  ref: RecordRefs[K],
  change: (value: RecordValues[K]) => RecordValues[K],
): Promise<void> => {
  const before = await records.get(kind, ref);
  if (before === undefined) throw new Error(`the register has no such ${kind}`);
  const write = { kind, value: change(before.value), before } as unknown as Write;
  acceptedValue(
    await ledger.apply({
      command: newCommand(),
      at: clock.now(),
      actor: 'steward',
      action: 'register-imported',
      about: `import/${kind}`,
      basis: '谁管辖谁维护',
      writes: [write],
      answer: null,
    }),
  );
};
