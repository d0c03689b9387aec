import { routePathOf } from '../../shared/contracts/contract.ts';
import * as contracts from '../../shared/contracts/credit.ts';
import * as feeds from '../../shared/contracts/feeds.ts';
import { creditFeed } from '../../shared/domain/delivery/feed.ts';
import { accepted } from '../../shared/domain/primitives/result.ts';
import { type App, createApp, type HttpPorts, mount } from '../../shared/http/app.ts';
import type { Ports } from '../../shared/use-cases/ask.ts';
import { auditStanding } from '../../shared/use-cases/credit/audit-standing.ts';
import { readCredit, readCredits } from '../../shared/use-cases/credit/read-credit.ts';
import { readCreditHistory } from '../../shared/use-cases/credit/read-credit-history.ts';
import { readReceiptKeys } from '../../shared/use-cases/credit/read-receipt-keys.ts';
import { readFeed } from '../../shared/use-cases/delivery/read-feed.ts';
import { readSnapshot } from '../../shared/use-cases/delivery/read-snapshot.ts';
import { checkEligibility } from '../../shared/use-cases/pledges/check-eligibility.ts';

/** What the credit API needs from outside. */
export type CreditPorts = HttpPorts &
  Pick<Ports, 'records' | 'tables' | 'clock' | 'entropy' | 'queryLog' | 'signer'>;

/** A new key is published days before it signs, so caches may lag. */
const keySetCaching = 'public, max-age=300';

/** Credit queries and the pledge gate, for approval systems and departments. */
export const createCreditApi = (ports: CreditPorts): App => {
  const { records } = ports;
  const app = createApp(ports.log);
  mount(app, ports, contracts.batchCredit, async ({ caller, body }) =>
    accepted(await readCredits(ports, caller, body.codes)),
  );
  // Before the path of one entity, which `changes` and `snapshot` would fit as well.
  mount(app, ports, feeds.listCreditChanges, ({ query }) => readFeed(records, 'credit', creditFeed, query));
  mount(app, ports, feeds.readCreditSnapshot, ({ query }) => readSnapshot(ports, query));
  mount(app, ports, contracts.getCredit, ({ caller, params }) => readCredit(ports, caller, params.code));
  mount(app, ports, contracts.getCreditHistory, ({ caller, params, query }) =>
    readCreditHistory(ports, caller, { subject: params.code, ...query }),
  );
  mount(app, ports, contracts.auditCredit, ({ caller, params }) => auditStanding(ports, caller, params.code));
  mount(app, ports, contracts.checkEligibility, async ({ caller, body: { code, ...question } }) =>
    accepted(await checkEligibility(ports, caller, { subject: code, ...question })),
  );
  app.use(routePathOf(contracts.getKeys), async (c, next) => {
    await next();
    if (c.res.ok) c.header('cache-control', keySetCaching);
  });
  mount(app, ports, contracts.getKeys, async () => accepted({ keys: await readReceiptKeys(ports) }));
  return app;
};
