import type { z } from 'zod';
import { demoUscc } from '../../infra/local/demo-data/identifiers.ts';
import type { Caller, Role } from '../../shared/domain/access/caller.ts';
import type { Entity } from '../../shared/domain/credit/entity.ts';
import { type TaskDraft, taskDraftSchema } from '../../shared/domain/inspections/task.ts';
import type { VisitRecord } from '../../shared/domain/inspections/visit.ts';
import {
  type CivilDate,
  civilDateSchema,
  type Instant,
  instantSchema,
} from '../../shared/domain/primitives/time.ts';
import { type TargetId, targetIdSchema } from '../../shared/domain/registry/identifier.ts';
import type { Target } from '../../shared/domain/registry/target.ts';
import type { Command, RecordValues } from '../../shared/use-cases/ports.ts';

/** The department whose work the tests follow. */
export const ownDepartment = '33.SCJG';

/** A civil date as written. */
export const on = (date: string): CivilDate => civilDateSchema.parse(date);

/** An instant as written. */
export const at = (instant: string): Instant => instantSchema.parse(instant);

/** The identifier of test target number `n`; nobody real has it. */
export const subjectOf = (n: number): TargetId => demoUscc(n);

/** The identifier of natural person number `n`: a digest of nobody's number. */
export const personOf = (n: number): TargetId =>
  targetIdSchema.parse(`PERSON:${String(n).padStart(64, '0')}`);

/** Target number `n`, active, in one of the city districts of Hangzhou. */
export const target = (n: number, differences: Partial<Target> = {}): Target => ({
  id: subjectOf(n),
  name: `杭州示例第${n}号商贸有限公司`,
  type: 'enterprise',
  district: '330106',
  industry: 'F51',
  authority: ownDepartment,
  tags: [],
  state: 'active',
  ...differences,
});

/** Target number `n` as the register keeps it, without any credit event. */
export const entity = (
  n: number,
  differences: Partial<Target> = {},
  credit: Pick<Partial<Entity>, 'standing' | 'lastVisit'> = {},
): Entity => ({ target: target(n, differences), source: { importId: 'seed', line: n + 1 }, ...credit });

/** Inspector number `n`, of the own department, without limits but for what is said. */
export const inspectorEntry = (
  n: number,
  differences: Partial<RecordValues['inspector']> = {},
): RecordValues['inspector'] => ({
  staffNo: `JCY-${String(n).padStart(3, '0')}`,
  name: `检查员 ${n}`,
  department: ownDepartment,
  certificateNo: `示例-${n}`,
  certificateValidUntil: on('2027-12-31'),
  regions: [],
  skills: [],
  itemCodes: [],
  isExpert: false,
  recusals: [],
  state: 'active',
  source: { importId: 'seed', line: n },
  ...differences,
});

/** An item of the catalogue. */
export const itemEntry = (
  code: string,
  differences: Partial<RecordValues['item']> = {},
): RecordValues['item'] => ({
  code,
  name: '登记事项检查',
  category: 'general',
  legalBasis: '《中华人民共和国市场主体登记管理条例》',
  authority: ownDepartment,
  targetTypes: [],
  methods: ['1'],
  requiredSkills: [],
  expertRequired: false,
  source: { importId: 'seed', line: 1 },
  ...differences,
});

/** The code of the one item that test tasks check. */
export const itemCode = 'SCJG-01';

/** What a test says of a task; what it leaves out is the usual. */
export type TaskDifferences = Partial<z.input<typeof taskDraftSchema>>;

/** A task of the own department over all of Hangzhou: four targets, two inspectors each. */
export const taskDraft = (differences: TaskDifferences = {}): TaskDraft =>
  taskDraftSchema.parse({
    name: '2026年度登记事项抽查',
    leadDepartment: ownDepartment,
    itemCodes: [itemCode],
    criteria: { districts: ['3301'] },
    sampling: { kind: 'fixed-size', size: 4 },
    seats: [{ department: ownDepartment, count: 2 }],
    region: 'any',
    plannedOn: '2026-03-09',
    endsOn: '2026-03-31',
    ...differences,
  });

/** A visit's record with these result codes; a finding is a problem unless the codes say that there is none. */
export const visitRecord = (
  resultCodes: readonly string[] = ['1'],
  differences: Partial<VisitRecord> = {},
): VisitRecord => ({
  findings: [
    resultCodes.includes('1')
      ? { itemCode, outcome: 'no-problem', note: '' }
      : { itemCode, outcome: 'problem', note: '现场情况与登记不符' },
  ],
  resultCodes: [...resultCodes],
  visitedOn: on('2026-03-02'),
  ...differences,
});

/** Someone of the own department in one role; the subject is the role's name unless said otherwise. */
export const callerIn = (role: Role, differences: Partial<Caller> = {}): Caller => ({
  subject: role,
  roles: [role],
  department: ownDepartment,
  jurisdiction: '330000',
  scopes: [],
  ...differences,
});

let commands = 0;

/** A command that nobody has used yet. */
export const newCommand = (): Command => {
  commands += 1;
  return { id: `test#${commands}`, digest: String(commands).padStart(64, '0') };
};

/** One caller's request with a command of its own. */
export const askOf = (caller: Caller): { readonly caller: Caller; readonly command: Command } => ({
  caller,
  command: newCommand(),
});
