import * as draws from '../../../shared/contracts/draws.ts';
import type { Draw } from '../../../shared/domain/inspections/draw.ts';
import { check, until } from './checks.ts';
import { type Clients, refusalOf, type Stage } from './stage.ts';

/** A draw that must not go on is declared void by two persons, in the open. */
export const voiding = async (
  { narrator: { step, fact } }: Stage,
  as: Clients,
  draw: Draw,
): Promise<void> => {
  step({
    zh: '作废：发现问题时，一人申请、另一人批准，编号、理由与二人均公开',
    en: 'Void: one person asks, another approves; number, reason and both persons are public',
  });
  const path = `/v1/draws/${draw.id}`;
  const reason = '冻结后发现一批新登记的检查对象尚未导入名录库';
  const asked = await as('head').post(`${path}/void-request`, draws.requestVoid.answer, { reason });
  const read = { requestedAt: asked.voidRequested?.at };
  const alone = await refusalOf(as('head').post(`${path}/void`, draws.voidDraw.answer, read));
  check(alone === 'same-person', 'nobody declares a draw void alone');
  fact({ zh: '申请人自行批准：被拒绝', en: 'approving one’s own request: refused' });
  const voided = await as('approver').post(`${path}/void`, draws.voidDraw.answer, read);
  check(voided.state === 'void' && voided.number === draw.number, 'the void draw keeps its number');
  fact({
    zh: `第 ${voided.number} 次抽取作废：${voided.voided?.reason}`,
    en: `draw ${voided.number} is void and keeps its number`,
  });
  const opened = await until(
    () => as('planner').get(path, draws.getDraw.answer),
    ({ secret }) => secret !== undefined,
    'the secret of a void draw is revealed',
  );
  check(opened.state === 'void', 'it stays void');
  fact({
    zh: '密钥随即公开，谁都能看到作废了什么',
    en: 'its secret is public at once: everyone sees what was thrown away',
  });
};
