import type { Role } from '../../shared/domain/access/caller.ts';
import type { Text } from '../../shared/domain/primitives/text.ts';
import { demoUscc } from './demo-data/identifiers.ts';

/** What the token of a persona claims beside who it is. */
export interface PersonaClaims {
  readonly roles: readonly Role[];
  /** Dotted code of one of the demonstration's organisation units. */
  readonly department?: string;
  /** GB/T 2260 code. */
  readonly jurisdiction?: string;
  /** Staff number of one of the demonstration's inspectors. */
  readonly staff_no?: string;
  /** Identifiers of the demonstration's entities that the person speaks for. */
  readonly represents?: readonly string[];
}

interface PersonaEntry {
  readonly title: Text;
  readonly claims: PersonaClaims;
  /** Scopes of a machine, separated by blanks. */
  readonly scope?: string;
}

const zhejiang = '330000';
const marketBureau = '33.SCJG';

const official = (role: Role, department: string): PersonaClaims => ({
  roles: [role],
  department,
  jurisdiction: zhejiang,
});

/** The market bureau's ten inspectors, so that whoever is drawn in the demonstration can act. */
const inspectorNumbers = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;

type InspectorPersona = `inspector-${(typeof inspectorNumbers)[number]}`;

/** The persona of the inspector with a number, who bears the staff number `JCY-001` and so on. */
export const inspectorPersona = (number: (typeof inspectorNumbers)[number]): InspectorPersona =>
  `inspector-${number}`;

const inspectors = Object.fromEntries(
  inspectorNumbers.map((number) => [
    inspectorPersona(number),
    {
      title: { zh: `执法人员 ${number}`, en: `Inspector ${number}` },
      claims: {
        ...official('inspector', marketBureau),
        staff_no: `JCY-${String(number).padStart(3, '0')}`,
      },
    },
  ]),
) as Readonly<Record<InspectorPersona, PersonaEntry>>;

/** Everyone the local identity provider knows: roles, not persons. Each has the subject of its own name. */
const personas = {
  steward: { title: { zh: '名录库管理员', en: 'Register steward' }, claims: official('steward', '33') },
  planner: { title: { zh: '抽查组织人员', en: 'Planner' }, claims: official('planner', marketBureau) },
  'cooperating-planner': {
    title: { zh: '配合部门的抽查组织人员', en: 'Planner of a cooperating department' },
    claims: official('planner', '33.XFJY'),
  },
  approver: { title: { zh: '审批负责人', en: 'Approver' }, claims: official('approver', marketBureau) },
  reviewer: {
    title: { zh: '复核人（另一名审批负责人）', en: 'Second checker (another approver)' },
    claims: official('approver', marketBureau),
  },
  ...inspectors,
  head: {
    title: { zh: '处室负责人（兼组织与审批）', en: 'Head of section (plans and approves)' },
    claims: { ...official('planner', marketBureau), roles: ['planner', 'approver'] },
  },
  'department-officer': {
    title: { zh: '部门经办人员', en: 'Department officer' },
    claims: official('department-officer', marketBureau),
  },
  'construction-officer': {
    title: { zh: '住建部门经办人员', en: 'Officer of the construction department' },
    claims: official('department-officer', '33.ZFJS'),
  },
  'culture-officer': {
    title: { zh: '文旅部门经办人员', en: 'Officer of the culture department' },
    claims: official('department-officer', '33.WHLY'),
  },
  'culture-approver': {
    title: { zh: '文旅部门审批负责人', en: 'Approver of the culture department' },
    claims: official('approver', '33.WHLY'),
  },
  'city-officer': {
    title: { zh: '杭州市市场监管部门经办人员', en: 'Officer of the market bureau of Hangzhou' },
    claims: { ...official('department-officer', '33.SCJG.3301'), jurisdiction: '330100' },
  },
  'city-approver': {
    title: { zh: '杭州市市场监管部门审批负责人', en: 'Approver of the market bureau of Hangzhou' },
    claims: { ...official('approver', '33.SCJG.3301'), jurisdiction: '330100' },
  },
  'second-steward': {
    title: { zh: '另一名名录库管理员', en: 'Second register steward' },
    claims: official('steward', '33'),
  },
  'entity-representative': {
    title: { zh: '企业代表', en: "An entity's representative" },
    claims: { roles: ['entity-representative'], represents: [demoUscc(1)] },
  },
  auditor: { title: { zh: '审计人员', en: 'Auditor' }, claims: official('auditor', '33') },
  'approval-system': {
    title: { zh: '审批系统', en: 'Approval system' },
    claims: { roles: ['approval-system'], jurisdiction: zhejiang },
    scope: 'credit:read pledge:check pledge:accept',
  },
  stranger: { title: { zh: '无角色者', en: 'Somebody without roles' }, claims: { roles: [] } },
} as const satisfies Record<string, PersonaEntry>;

/** The name of a persona, as `openlot token --as` takes it. */
export type Persona = keyof typeof personas;

/** Every persona's name. */
export const personaNames = Object.keys(personas) as readonly Persona[];

/** Whether there is a persona of this name. */
export const isPersona = (name: string): name is Persona => Object.hasOwn(personas, name);

/** The persona's entry, with the optional fields visible. */
export const personaOf = (persona: Persona): PersonaEntry => personas[persona];
