import { randomBytes } from 'node:crypto';
import * as draws from '../../../shared/contracts/draws.ts';
import { contributionCommitment } from '../../../shared/domain/draws/ceremony.ts';
import type { Draw } from '../../../shared/domain/inspections/draw.ts';
import { check, until } from './checks.ts';
import { witnesses } from './freeze-frame.ts';
import { type Clients, refusalOf, type Stage } from './stage.ts';

/** The witnesses make the public randomness. */
export const ceremony = async (
  { narrator: { step, fact } }: Stage,
  as: Clients,
  draw: Draw,
): Promise<void> => {
  step({
    zh: '见证：每位见证人先交摘要，全部交齐后才公开数值',
    en: 'Ceremony: every witness commits a hash first; values open only when all hashes are in',
  });
  const planner = as('planner');
  const path = `/v1/draws/${draw.id}`;
  const parts = witnesses.map((witness) => ({
    witness,
    value: `${witness}当场所写 ${randomBytes(3).toString('hex')}`,
    nonce: randomBytes(32).toString('hex'),
  }));
  for (const [i, { witness, value, nonce }] of parts.entries()) {
    await planner.post(`${path}/contributions`, draws.commitContribution.answer, {
      witness,
      commitment: contributionCommitment(draw.id, witness, value, nonce),
    });
    if (i === 0) {
      const early = await refusalOf(
        planner.post(`${path}/openings`, draws.openContribution.answer, parts[0]),
      );
      check(early === 'randomness-order', 'nobody opens before all have committed');
      fact({ zh: '有人未交摘要时提前公开：被拒绝', en: 'opening before all have committed: refused' });
    }
  }
  const waiting = await refusalOf(
    planner.post(`${path}/passing-over`, draws.passOverSource.answer, { reason: '希望改用彩票号码' }),
  );
  check(waiting === 'randomness-source', 'no source is passed over while it has time');
  fact({ zh: '期限未到就想换随机源：被拒绝', en: 'going on to another source before its time: refused' });
  for (const part of parts) await planner.post(`${path}/openings`, draws.openContribution.answer, part);
  fact({ zh: `见证人 ${witnesses.join('、')} 的数值均与摘要相符`, en: 'both openings match their hashes' });
};

/** The draw itself, and its dispatch. */
export const drawing = async (
  { narrator: { step, fact } }: Stage,
  as: Clients,
  { id }: Draw,
): Promise<Draw> => {
  step({ zh: '抽取：一个承诺只有一个结果', en: 'Draw: one commitment has one result' });
  const planner = as('planner');
  const path = `/v1/draws/${id}`;
  await planner.post(`${path}/start`, draws.requestDraw.answer);
  const drawn = await until(
    () => planner.get(path, draws.getDraw.answer),
    ({ state }) => state !== 'drawing',
    'the draw runner concludes the draw',
  );
  check(drawn.state === 'drawn', `the draw is concluded, not ${drawn.state}: ${drawn.voided?.reason ?? ''}`);
  const again = await refusalOf(planner.post(`${path}/start`, draws.requestDraw.answer));
  check(again === 'wrong-state', 'nothing is drawn twice');
  fact({ zh: '再抽一次：被拒绝', en: 'drawing once more: refused' });
  const dispatched = await planner.post(`${path}/dispatch`, draws.dispatchDraw.answer);
  check(dispatched.state === 'dispatched', 'the visits are dispatched');
  fact({
    zh: `已派发；种子须在 ${dispatched.revealBy?.on} 前揭示`,
    en: `dispatched; the secret must be revealed by ${dispatched.revealBy?.on}`,
  });
  return dispatched;
};
