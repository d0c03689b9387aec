import { inspectorExclusionReasons } from '../../domain/draws/exclusion.ts';
import { expertSkill } from '../../domain/draws/named-expert.ts';
import { maxCapacity, type PoolMember } from '../../domain/draws/pool.ts';
import type { Seat } from '../../domain/draws/rules.ts';
import { seatDepartments } from '../../domain/inspections/inspector-draws.ts';
import { whyInspectorExcluded } from '../../domain/inspections/inspector-exclusion.ts';
import type { ExcludedParty } from '../../domain/inspections/preview.ts';
import type { SeatRequirement, Task } from '../../domain/inspections/task.ts';
import { type Refusal, refusal } from '../../domain/primitives/refusal.ts';
import { accepted, type Result, refused } from '../../domain/primitives/result.ts';
import { districtPrefix } from '../../domain/registry/district-code.ts';
import type { Inspector } from '../../domain/registry/inspector.ts';
import type { Item } from '../../domain/registry/item.ts';
import type { Ports } from '../ask.ts';
import type { SelectedFrame } from './selected-frame.ts';

/** The inspectors who may be drawn, under pseudonyms, those kept out with the reason, and the seats to fill. */
export interface SelectedPool {
  readonly members: readonly PoolMember[];
  readonly excluded: readonly ExcludedParty[];
  /** Staff numbers by pseudonym. */
  readonly staffNoOf: ReadonlyMap<string, string>;
  readonly seats: readonly Seat[];
  /** Why the seats cannot be filled, whatever is drawn: a named expert is not in the pool. */
  readonly obstacle?: Refusal;
}

/** What a pool is selected for. */
export interface PoolRequest {
  readonly task: Task;
  readonly items: readonly Item[];
  readonly frame: SelectedFrame;
  /** The seats to be filled in this draw. */
  readonly seats: readonly SeatRequirement[];
  /** The department in whose name inspectors are kept out. */
  readonly by: string;
  /** The staff number of who draws. */
  readonly organiserStaffNo: string | undefined;
}

/** An inspector who may be drawn. */
interface Candidate {
  readonly inspector: Inspector;
  readonly department: string;
  readonly pseudonym: string;
}

/**
 * Sorts the inspectors of the seats' departments into pool and exclusions; whoever left is in neither. Their
 * pseudonyms are random and hold for this draw only. A named expert gets a skill that nobody else has, and the
 * expert's seat asks for it. Refuses with `invalid-input` when one person would be two members, in this pool or
 * in that of another department of the task, which draws for itself.
 */
export const selectPool = async (
  ports: Pick<Ports, 'records' | 'entropy'>,
  request: PoolRequest,
): Promise<Result<SelectedPool>> => {
  const { seats } = request;
  const all = await sortInspectors(ports, request);
  const double = doubleOf(all.candidates);
  if (double !== undefined) return refused(double);
  const isOwn = ({ department }: { readonly department: string }): boolean =>
    seats.some((seat) => seat.department === department);
  const candidates = all.candidates.filter(isOwn);
  const excluded = all.excluded.filter(isOwn).map(({ party }) => party);
  const pseudonymOf = new Map(candidates.map(({ inspector, pseudonym }) => [inspector.staffNo, pseudonym]));
  const missing = seats.find(({ expert }) => expert !== undefined && !pseudonymOf.has(expert))?.expert;
  return accepted({
    members: membersOf(request, candidates),
    excluded,
    staffNoOf: new Map(candidates.map(({ inspector, pseudonym }) => [pseudonym, inspector.staffNo])),
    seats: seats.flatMap(({ department, skill, expert, count }) => {
      if (expert === undefined) return [{ department, ...(skill !== undefined && { skill }), count }];
      const pseudonym = pseudonymOf.get(expert);
      return pseudonym === undefined ? [] : [{ department, skill: expertSkill(pseudonym), count }];
    }),
    ...(missing !== undefined && { obstacle: expertMissing(missing, excluded) }),
  });
};

/** An inspector of a seat's department who is kept out. */
interface KeptOut {
  readonly party: ExcludedParty;
  readonly department: string;
}

/** Sorts the inspectors of all departments of the task, those that draw for themselves included. */
const sortInspectors = async (
  { records, entropy }: Pick<Ports, 'records' | 'entropy'>,
  { task, items, by, organiserStaffNo }: PoolRequest,
): Promise<{ readonly candidates: readonly Candidate[]; readonly excluded: readonly KeptOut[] }> => {
  const { seats } = task;
  const candidates: Candidate[] = [];
  const excluded: KeptOut[] = [];
  const byHand = new Map(task.exclusions.inspectors.map(({ staffNo, ...given }) => [staffNo, given]));
  for (const department of seatDepartments(task))
    for await (const { value: inspector } of records.all('inspectorsOfDepartment', { department })) {
      if (inspector.state === 'left') continue;
      const { staffNo, name } = inspector;
      const pseudonym = entropy.secret().slice(0, 16);
      const reason = whyInspectorExcluded(inspector, { seats, department }, task, items, organiserStaffNo);
      const given = byHand.get(staffNo) ?? (reason === undefined ? undefined : { reason, by });
      if (given === undefined) candidates.push({ inspector, department, pseudonym });
      else {
        const exclusion = { of: 'inspector', id: pseudonym, ...given } as const;
        excluded.push({ party: { name, staffNo, exclusion }, department });
      }
    }
  return { candidates, excluded };
};

const membersOf = (
  { task, frame, seats }: PoolRequest,
  candidates: readonly Candidate[],
): readonly PoolMember[] => {
  const experts = new Set(seats.map(({ expert }) => expert));
  const inFrame = targetsInFrame(frame, candidates);
  // Who has no region works in all provinces that the task is about.
  const everywhere = task.criteria.districts.map((region) => region.slice(0, 2));
  return candidates.map(({ inspector, department, pseudonym }) => {
    const { staffNo, skills, regions, capacity } = inspector;
    return {
      id: pseudonym,
      department,
      skills: [...new Set([...skills, ...(experts.has(staffNo) ? [expertSkill(pseudonym)] : [])])],
      regions: [...new Set((regions.length === 0 ? everywhere : regions).map(districtPrefix))],
      capacity: capacity ?? Math.min(frame.targets.length, maxCapacity),
      conflicts: [...conflictsOf(inspector, frame)].filter((target) => inFrame.has(target)),
    };
  });
};

/** Whom an inspector must not visit: by their own declaration, or because they were there last. */
const conflictsOf = ({ recusals, staffNo }: Inspector, { lastVisitedBy }: SelectedFrame) =>
  new Set<string>([...recusals.map(({ target }) => target), ...(lastVisitedBy.get(staffNo) ?? [])]);

/** Those of the candidates' conflicts that are in the frame; the others are nobody's business. */
const targetsInFrame = (frame: SelectedFrame, candidates: readonly Candidate[]): ReadonlySet<string> => {
  const wanted = new Set(candidates.flatMap(({ inspector }) => [...conflictsOf(inspector, frame)]));
  return new Set(frame.targets.flatMap(({ id }) => (wanted.has(id) ? [id] : [])));
};

/** The refusal that names a person who is in the register twice, or was moved while it was read. */
const doubleOf = (candidates: readonly Candidate[]): Refusal | undefined => {
  const byCertificate = new Map<string, Inspector>();
  for (const { inspector } of candidates) {
    const { certificateNo, staffNo } = inspector;
    const other = byCertificate.get(certificateNo);
    if (other !== undefined)
      return refusal(
        'invalid-input',
        `检查人员 ${other.staffNo}（${other.department}）与 ${staffNo}（${inspector.department}）执法证号相同，是同一人，不能重复入池；请在名录库中更正后重试。`,
        `Inspectors ${other.staffNo} (${other.department}) and ${staffNo} (${inspector.department}) have the same certificate number and so are one person, who cannot be in the pool twice; correct the register and try again.`,
        'seats',
      );
    byCertificate.set(certificateNo, inspector);
  }
  return undefined;
};

const expertMissing = (staffNo: string, excluded: readonly ExcludedParty[]): Refusal => {
  const party = excluded.find((one) => 'staffNo' in one && one.staffNo === staffNo);
  const { zh, en } =
    party === undefined || party.exclusion.of !== 'inspector'
      ? { zh: '不在席位所列部门的名录中', en: 'not in the register of the seat’s department' }
      : inspectorExclusionReasons[party.exclusion.reason];
  return refusal(
    'pool-insufficient',
    `点名专家 ${staffNo} 不能参加（${zh}）；请退回任务，另点一名专家。`,
    `The named expert ${staffNo} cannot come (${en}); return the task and name another expert.`,
    'seats',
  );
};
