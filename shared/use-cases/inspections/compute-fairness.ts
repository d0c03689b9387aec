import type { Draw } from '../../domain/inspections/draw.ts';
import type { FairnessReport } from '../../domain/inspections/fairness-report.ts';
import { fairnessTally } from '../../domain/inspections/fairness-tally.ts';
import { refusal } from '../../domain/primitives/refusal.ts';
import { type Result, refused } from '../../domain/primitives/result.ts';
import { civilDateOf } from '../../domain/primitives/time.ts';
import type { Ports } from '../ask.ts';
import type { Records } from '../ports.ts';
import { serviceAsk } from '../service-ask.ts';

type Tally = ReturnType<typeof fairnessTally>;

const yearOf = (date: string): number => Number(date.slice(0, 4));

/** The year that a draw belongs to: that in which its lists were frozen. */
const yearOfDraw = ({ frozenAt }: Draw): number => yearOf(civilDateOf(frozenAt));

/**
 * Counts the draws of a department's year anew, now that one of them was revealed or declared void, and puts the
 * report in the place of the one before. Refuses with `stale-version` while a list does not show that draw yet as it
 * is, so that it is tried again.
 */
export const computeFairness = async (
  { records, ledger, clock }: Pick<Ports, 'records' | 'ledger' | 'clock'>,
  ended: Draw,
): Promise<Result<FairnessReport>> => {
  const department = ended.leadDepartment;
  const year = yearOfDraw(ended);
  const before = await records.get('fairnessReport', { department, year });
  const tally = fairnessTally();
  let isCounted = false;
  for await (const draw of drawsOfYear(records, department, year)) {
    if (draw.id === ended.id) isCounted = draw.state === ended.state;
    if (draw.state === 'void') tally.takeVoidDraw();
    if (draw.state === 'revealed') await takeRevealed(records, draw, tally);
  }
  if (!isCounted) return refused(lagging(ended));
  const at = clock.now();
  const report: FairnessReport = { department, year, computedAt: at, ...tally.figures() };
  return ledger.apply({
    ...serviceAsk('reactions', `fairness#${ended.id}`),
    at,
    action: 'fairness-computed',
    about: `fairness/${department}/${year}`,
    basis: '优化营商环境条例第54条',
    writes: [{ kind: 'fairnessReport', value: report, before }],
    answer: report,
  });
};

/** The draws of the department's own tasks, departments' later draws of inspectors left out. */
async function* drawsOfYear(records: Records, department: string, year: number): AsyncGenerator<Draw> {
  for await (const { value: task } of records.all('tasksOfDepartment', { department })) {
    // The list holds the tasks of units below too, which have reports of their own.
    if (task.leadDepartment !== department) continue;
    if (yearOf(civilDateOf(task.draftedAt)) > year || yearOf(task.endsOn) < year) continue;
    for await (const { value: draw } of records.all('drawsOfTask', { taskId: task.id }))
      if (yearOfDraw(draw) === year) yield draw;
  }
}

const takeRevealed = async (records: Records, draw: Draw, tally: Tally): Promise<void> => {
  tally.takeDraw();
  const drawn = new Set<string>();
  for await (const { value: visit } of records.all('visitsOfDraw', { drawId: draw.id })) {
    if (visit.state === 'replaced') continue;
    drawn.add(visit.target);
    tally.takeVisit(visit.seats.map(({ staffNo }) => staffNo));
  }
  if (drawn.size !== draw.counts.sample)
    throw new Error(
      `draw ${draw.id} has ${draw.counts.sample} targets, of which ${drawn.size} are listed yet`,
    );
  for await (const { value: part } of records.all('frameParts', { inputsId: draw.inputsId }))
    for (const [i, { id, stratum }] of part.entries.entries())
      tally.takeTarget(stratum, part.waits?.[i], drawn.has(id));
  for (const inputsId of await poolsOf(records, draw))
    for await (const { value: part } of records.all('poolParts', { inputsId }))
      for (const staffNo of part.staffNos) tally.takeInspector(staffNo);
};

/** Where the pools are kept from which the visits got their inspectors. */
const poolsOf = async (records: Records, { inputsId, inspectorDraws }: Draw): Promise<readonly string[]> => {
  const pools = [inputsId];
  for (const { drawId: id, state } of inspectorDraws) {
    const draw = state === 'drawn' ? await records.get('draw', { id }) : undefined;
    if (draw !== undefined) pools.push(draw.value.inputsId);
  }
  return pools;
};

const lagging = ({ id }: Draw) =>
  refusal(
    'stale-version',
    `抽取 ${id} 的列表正在更新；请稍后再试。`,
    `The list that holds draw ${id} is being updated; try again shortly.`,
  );
