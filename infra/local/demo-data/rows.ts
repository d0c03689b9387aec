import type { CivilDate } from '../../../shared/domain/primitives/time.ts';
import type { RecusalReason } from '../../../shared/domain/registry/inspector.ts';
import { demoInspectors } from './inspectors.ts';
import { demoItems } from './items.ts';
import { demoTargets } from './targets.ts';

type DemoRow = Readonly<Record<string, string | number | boolean>>;

const list = (parts: readonly string[]): string => parts.join(';');

const present = (row: Readonly<Record<string, string | number | boolean | undefined>>): DemoRow =>
  Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== undefined)) as DemoRow;

/** The demonstration's registers as rows of an import, so that they come in by the door that everyone uses. */
export const demoRows = (
  today: CivilDate,
): Readonly<Record<'targets' | 'inspectors' | 'items', readonly DemoRow[]>> => ({
  targets: demoTargets().map(({ tags, ...target }) => present({ ...target, tags: list(tags) })),
  inspectors: demoInspectors(today).map(({ recusals, regions, skills, itemCodes, ...inspector }) => {
    const recusedFor = (reason: RecusalReason): string =>
      list(recusals.filter((recusal) => recusal.reason === reason).map(({ target }) => target));
    return present({
      ...inspector,
      regions: list(regions),
      skills: list(skills),
      itemCodes: list(itemCodes),
      declaredInterests: recusedFor('declared-interest'),
      familyInterests: recusedFor('family'),
      formerEmployers: recusedFor('former-employer'),
    });
  }),
  items: demoItems().map(
    ({ methods, targetTypes, requiredSkills, ratioPerTenThousand, frequencyPerYear, ...item }) =>
      present({
        ...item,
        methods: list(methods),
        targetTypes: list(targetTypes),
        requiredSkills: list(requiredSkills),
        ratio: ratioPerTenThousand === undefined ? undefined : `${ratioPerTenThousand / 100}%`,
        frequencyPerYear,
      }),
  ),
});
