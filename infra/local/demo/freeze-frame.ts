import * as draws from '../../../shared/contracts/draws.ts';
import * as tasks from '../../../shared/contracts/tasks.ts';
import type { Draw } from '../../../shared/domain/inspections/draw.ts';
import type { Preparation } from '../../../shared/domain/inspections/preparation.ts';
import type { Task } from '../../../shared/domain/inspections/task.ts';
import { type Instant, instantOf } from '../../../shared/domain/primitives/time.ts';
import { check, until } from './checks.ts';
import { sampleSize } from './plan-task.ts';
import { type Clients, refusalOf, type Stage } from './stage.ts';

/** The witnesses of every draw in the demonstration. */
export const witnesses = ['公证机构', '企业代表'] as const;

/** What the draw runner makes of a request for a preview or a freezing. */
const prepared = async (as: Clients, task: Task): Promise<Preparation> => {
  const preparation = await until(
    () => as('planner').get(`/v1/tasks/${task.id}/preparation`, tasks.getPreparation.answer),
    ({ state }) => state !== 'running',
    'the draw runner prepares the draw',
  );
  check(preparation.state === 'done', `the draw is prepared: ${preparation.refusal?.reason.en}`);
  return preparation;
};

/** What would be frozen is looked at first, and changes nothing. */
export const previewing = async (
  { narrator: { step, fact } }: Stage,
  as: Clients,
  task: Task,
): Promise<void> => {
  step({
    zh: '预览：冻结之前先看各层数量、排除及理由、席位能否配齐',
    en: 'Preview: strata, exclusions with reasons, and whether the seats can be filled, before anything is frozen',
  });
  await as('planner').post(`/v1/tasks/${task.id}/preview`, tasks.previewDraw.answer);
  const { preview, drawId } = await prepared(as, task);
  check(preview !== undefined && drawId === undefined, 'a preview makes no draw');
  check(preview.obstacle === undefined && preview.seats === 2 * sampleSize, 'every seat can be filled');
  for (const { label, available, size } of preview.strata.filter(({ available }) => available > 0))
    fact({
      zh: `${label.zh}：${available} 户，抽 ${size ?? 0} 户`,
      en: `${label.en}: ${size ?? 0} of ${available}`,
    });
  fact({
    zh: `${preview.seats} 个席位，${preview.pool} 名人员可抽，可以配齐`,
    en: `${preview.seats} seats can be filled from ${preview.pool} inspectors`,
  });
};

/** Frame, pool, rules and exclusions are fixed. */
export const freezing = async (
  { narrator: { step, fact } }: Stage,
  as: Clients,
  task: Task,
): Promise<Draw> => {
  step({
    zh: '冻结：抽样框、人员池、规则与每一项排除在随机数产生之前固定',
    en: 'Freeze: frame, pool, rules and every exclusion are fixed before any randomness exists',
  });
  await as('planner').post(`/v1/tasks/${task.id}/draws`, tasks.freezeDraw.answer);
  const { drawId } = await prepared(as, task);
  const frozen = await as('planner').get(`/v1/draws/${drawId}`, draws.getDraw.answer);
  check(frozen.counts.sample === sampleSize, 'the sample has the size asked for');
  fact({
    zh: `第 ${frozen.number} 次抽取：${frozen.counts.frame} 户入框，${frozen.counts.pool} 名人员入池，排除 ${frozen.counts.exclusions} 项（均记理由）`,
    en: `draw ${frozen.number}: ${frozen.counts.frame} targets, ${frozen.counts.pool} inspectors, ${frozen.counts.exclusions} exclusions with reasons`,
  });
  fact({ zh: `抽样框根 ${frozen.roots.frame}`, en: `frame root ${frozen.roots.frame}` });
  const second = await refusalOf(as('planner').post(`/v1/tasks/${task.id}/draws`, tasks.freezeDraw.answer));
  check(second === 'wrong-state', 'a second draw is refused');
  fact({ zh: '不能悄悄重抽：再次发起被拒绝', en: 'no silent re-draw: a second one is refused' });
  return frozen;
};

const hoursFromNow = (hours: number): Instant => instantOf(Date.now() + hours * 3_600_000);

/** The secret is sealed, and everything that decides the draw is public before its randomness exists. */
export const committing = async (
  { narrator: { step, fact } }: Stage,
  as: Clients,
  frozen: Draw,
): Promise<Draw> => {
  step({
    zh: '承诺：密钥封存，承诺写入公开日志，依次写明公共随机数的来源',
    en: 'Commitment: the secret is sealed; the commitment names in order where public randomness comes from',
  });
  const committed = await as('planner').post(`/v1/draws/${frozen.id}/commitment`, draws.commitDraw.answer, {
    sources: [
      { kind: 'ceremony', witnesses, until: hoursFromNow(2) },
      {
        kind: 'lottery',
        name: '双色球',
        drawing: '承诺次日开奖的一期',
        count: 7,
        drawnAt: hoursFromNow(24),
        until: hoursFromNow(48),
      },
    ],
  });
  const { commitment, secret } = committed;
  check(commitment !== undefined && secret === undefined, 'the secret stays sealed');
  check(commitment.follows === (frozen.number === 1 ? null : frozen.number - 1), 'it follows the void ones');
  fact({
    zh: `密钥摘要 ${commitment.secretHash}；密钥本身封存，须在 ${commitment.revealBy} 前公开`,
    en: `hash of the secret ${commitment.secretHash}; itself it is sealed until ${commitment.revealBy} at the latest`,
  });
  fact({
    zh: '来源：现场见证，两小时内不成立则用次日的彩票开奖号码',
    en: 'sources: a ceremony, or else, after two hours, the lottery of the next day',
  });
  return committed;
};
