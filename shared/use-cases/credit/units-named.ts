import { spellingKey } from '../../domain/registry/spelling.ts';
import type { Records } from '../ports.ts';

/** Reads the registered units and finds the codes of those that bear a name, however it is spaced and bracketed. */
export const unitsNamed = async (records: Records): Promise<(name: string) => readonly string[]> => {
  const codesByName = new Map<string, string[]>();
  for await (const { value } of records.all('units', {})) {
    const name = spellingKey(value.name);
    codesByName.set(name, [...(codesByName.get(name) ?? []), value.code]);
  }
  return (name) => codesByName.get(spellingKey(name)) ?? [];
};
