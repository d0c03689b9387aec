import type { Text } from '../primitives/text.ts';
import type { Target } from '../registry/target.ts';
import type { Succession } from './entity.ts';

/**
 * What should make the second person look closer: two entries of one entity that differ in name or district may be two
 * entities. A merger joins two anyway, and a district that one entry lacks cannot be compared.
 */
export const successionWarnings = (
  predecessor: Target,
  successor: Target,
  reason: Succession['reason'],
): readonly Text[] => {
  if (reason === 'merger') return [];
  const districts = [predecessor.district, successor.district];
  return [
    ...(predecessor.name === successor.name
      ? []
      : [
          {
            zh: `两个条目名称不同：“${predecessor.name}”与“${successor.name}”；请核实是否同一主体。`,
            en: `The entries differ in name, ${predecessor.name} and ${successor.name}; make sure that they are one entity.`,
          },
        ]),
    ...(districts[0] === districts[1] || districts.includes(undefined)
      ? []
      : [
          {
            zh: `两个条目所在区划不同：${districts.join(' 与 ')}；请核实是否同一主体。`,
            en: `The entries differ in district, ${districts.join(' and ')}; make sure that they are one entity.`,
          },
        ]),
  ];
};
