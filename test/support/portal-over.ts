import { createPortal } from '../../functions/portal/app.tsx';
import { refusal } from '../../shared/domain/primitives/refusal.ts';
import { refused } from '../../shared/domain/primitives/result.ts';
import type { App } from '../../shared/http/app.ts';
import type { Ports } from '../../shared/use-cases/ask.ts';

/** The portal over what a desk keeps. */
export const portalOver = ({
  ports,
}: {
  readonly ports: Pick<Ports, 'records' | 'ledger' | 'tables' | 'clock'>;
}): App =>
  createPortal({
    ...ports,
    log: () => {},
    verifyToken: async () =>
      refused(refusal('unauthenticated', '本服务不收令牌。', 'No token is taken here.')),
  });

/** What a portal answers at a path, as anyone may ask it. */
export const pageOf = async (
  portal: App,
  path: string,
): Promise<{ readonly status: number; readonly text: string }> => {
  const answer = await portal.request(path);
  return { status: answer.status, text: await answer.text() };
};
