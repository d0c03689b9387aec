import { noRandomness } from '../../domain/draws/public-randomness.ts';
import type { Draw } from '../../domain/inspections/draw.ts';
import type { Preparation } from '../../domain/inspections/preparation.ts';
import type { Preview } from '../../domain/inspections/preview.ts';
import { showsCommitment } from '../../domain/inspections/public-draw.ts';
import { type Refusal, refusal } from '../../domain/primitives/refusal.ts';
import { accepted, type Result, refused } from '../../domain/primitives/result.ts';
import type { Instant } from '../../domain/primitives/time.ts';
import { drawTableNames, type TableName } from '../../domain/rule-tables/rule-tables.ts';
import type { Ports } from '../ask.ts';
import { found } from '../found.ts';
import type { Stored } from '../ports.ts';
import { runDone, tellProgress } from '../runs.ts';
import { serviceAsk } from '../service-ask.ts';
import { tablesNow } from '../tables-now.ts';
import { type DrawPlace, drawPlace } from './draw-place.ts';
import { logTime } from './log-time.ts';
import { type DrawPlan, planDraw } from './plan-draw.ts';
import { rootsOf, storeInputs } from './store-inputs.ts';

type Outside = Pick<Ports, 'records' | 'ledger' | 'tables' | 'clock' | 'entropy' | 'progress'>;

/**
 * Does what a preparation asks for: shows what a draw would be, or freezes frame, pool, rules and every exclusion,
 * from where on nothing that happens to the registers changes the draw. What cannot be drawn ends the preparation
 * with the reason. The registers are only read, so nobody waits for a freezing; parts are stored where nobody looks
 * before one transaction makes the draw, so that broken off, run twice or at the same time it makes one draw.
 */
export const prepareDraw = async (ports: Outside, preparationId: string): Promise<Result<Preparation>> => {
  const { records } = ports;
  const stored = await found(records, 'preparation', { id: preparationId });
  if (!stored.ok) return stored;
  const preparation = stored.value.value;
  if (preparation.state !== 'running') return accepted(preparation);
  const at = ports.clock.now();
  const tables = await tablesNow(ports.tables, at);
  const place = await drawPlace(records, preparation, { tables, at });
  if (!place.ok) return end(ports, stored.value, { state: 'refused', refusal: refusalOf(place.refusal) });

  const tell = tellProgress(ports, 'prepare-draw', preparationId);
  const { preview, plan } = await planDraw(ports, place.value, preparation.organiserStaffNo, tables, tell);
  const isShown = preparation.purpose === 'preview' && (plan.ok || plan.refusal.code === 'pool-insufficient');
  if (isShown) return end(ports, stored.value, { state: 'done', preview });
  if (!plan.ok)
    return end(ports, stored.value, { state: 'refused', preview, refusal: refusalOf(plan.refusal) });

  const { inputs } = plan.value;
  const inputsId = ports.entropy.id();
  await storeInputs(ports, inputsId, inputs, (done) => tell('writing', done, inputs.targets.length));
  return freeze(ports, stored.value, place.value, plan.value, inputsId, preview);
};

const refusalOf = ({ code, reason }: Refusal): Preparation['refusal'] => ({ code, reason });

/** The service's command for one request of a preparation: whoever asks again has changed the record's version. */
const askOf = ({ value, version }: Stored<'preparation'>) =>
  serviceAsk('draw-runner', `prepare#${value.id}#${version}`);

const end = async (
  { records, ledger, clock }: Outside,
  stored: Stored<'preparation'>,
  outcome: Pick<Preparation, 'state' | 'preview' | 'refusal'>,
): Promise<Result<Preparation>> => {
  const at = clock.now();
  const { id } = stored.value;
  const ended: Preparation = { ...stored.value, ...outcome, finishedAt: at };
  return ledger.apply({
    ...askOf(stored),
    at,
    action: 'preparation-done',
    about: `preparation/${id}`,
    basis: 'PROTOCOL.md',
    writes: [
      { kind: 'preparation', value: ended, before: stored },
      ...(await runDone(records, 'prepare-draw', id, at)),
    ],
    answer: ended,
  });
};

const freeze = async (
  { records, ledger, clock, tables }: Outside,
  stored: Stored<'preparation'>,
  place: DrawPlace,
  plan: DrawPlan,
  inputsId: string,
  preview: Preview,
): Promise<Result<Preparation>> => {
  const before = await records.get('draw', { id: `${place.line}-${place.number - 1}` });
  // The certificate shows the earlier draws' ends before this one's beginning.
  const time = before === undefined ? accepted(clock.now()) : logTime(clock, before.value);
  if (!time.ok) return time;
  const at = time.value;
  const { hashes } = await tablesNow(tables, at);
  const outdated = drawTableNames.find((name) => (place.tableHashes[name] ?? hashes[name]) !== hashes[name]);
  if (outdated !== undefined) return refused(tookEffect(outdated));
  const draw = frozenDraw(stored.value, place, plan, inputsId, at);
  const frozen: Preparation = {
    ...stored.value,
    state: 'done',
    preview,
    drawId: draw.id,
    finishedAt: at,
  };
  const { number, taskId, counts, roots } = draw;
  return ledger.apply({
    ...askOf(stored),
    at,
    action: 'frame-frozen',
    about: `draw/${draw.id}`,
    basis: 'PROTOCOL.md',
    writes: [
      { kind: 'draw', value: draw, before: undefined },
      place.taken(draw),
      { kind: 'preparation', value: frozen, before: stored },
      ...(await runDone(records, 'prepare-draw', stored.value.id, at)),
    ],
    facts: {
      number,
      taskId,
      ...(showsCommitment(draw) && { frameRoot: roots.frame }),
      frameSize: counts.frame,
      poolRoot: roots.pool,
      poolSize: counts.pool,
      exclusionsRoot: roots.exclusions,
      exclusions: counts.exclusions,
      sample: counts.sample,
    },
    answer: frozen,
  });
};

/** Preparing it again takes the new version. */
const tookEffect = (name: TableName): Refusal =>
  refusal(
    'stale-version',
    `规则表 ${name} 的新版本在准备期间生效；须按新版本重新准备。`,
    `A new version of the rule table ${name} took effect meanwhile; the lists are prepared anew by it.`,
  );

const frozenDraw = (
  { requestedBy }: Preparation,
  { task, department, stage, line, number, tableHashes }: DrawPlace,
  { inputs, rules, sample, givesAway }: DrawPlan,
  inputsId: string,
  at: Instant,
): Draw => ({
  id: `${line}-${number}`,
  taskId: task.id,
  taskName: task.name,
  number,
  stage,
  leadDepartment: department,
  state: 'frozen',
  frozenBy: requestedBy,
  frozenAt: at,
  lastAt: at,
  givesAway: [...givesAway],
  inputsId,
  counts: {
    frame: inputs.targets.length,
    pool: inputs.pool.members.length,
    exclusions: inputs.exclusions.length,
    sample,
  },
  roots: rootsOf(inputs),
  rules,
  tables: tableHashes,
  randomness: noRandomness,
  inspectorDraws: [],
  substitutions: 0,
});
