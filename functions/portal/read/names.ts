import type { Records } from '../../../shared/use-cases/ports.ts';

const distinct = (codes: readonly string[]): string[] => [...new Set(codes)];

/** The names of units by their codes; the code itself where a unit is not registered. */
export const unitNames = async (
  records: Records,
  codes: readonly string[],
): Promise<(code: string) => string> => {
  const units = await records.getMany(
    'unit',
    distinct(codes).map((code) => ({ code })),
  );
  const names = new Map(
    units.flatMap((unit) => (unit === undefined ? [] : [[unit.value.code, unit.value.name]])),
  );
  return (code) => names.get(code) ?? code;
};
