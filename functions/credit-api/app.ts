import { routePathOf } from '../../shared/contracts/contract.ts';
import * as contracts from '../../shared/contracts/credit.ts';
import * as feeds from '../../shared/contracts/feeds.ts';
import { getProposedStanding } from '../../shared/contracts/tables.ts';
import { accepted } from '../../shared/domain/primitives/result.ts';
import { type App, createApp, type HttpPorts, mount } from '../../shared/http/app.ts';
import type { Ports } from '../../shared/use-cases/ask.ts';
import { auditStanding } from '../../shared/use-cases/credit/audit-standing.ts';
import { readCredit, readCredits } from '../../shared/use-cases/credit/read-credit.ts';
import { readCreditHistory } from '../../shared/use-cases/credit/read-credit-history.ts';
import { readReceiptKeys } from '../../shared/use-cases/credit/read-receipt-keys.ts';
import { readCreditChanges, readCreditSnapshot } from '../../shared/use-cases/delivery/read-in-bulk.ts';
import { checkEligibility } from '../../shared/use-cases/pledges/check-eligibility.ts';
import { proposedStanding } from '../../shared/use-cases/tables/proposed-standing.ts';

/** What the credit API needs from outside. */
export type CreditPorts = HttpPorts &
  Pick<Ports, 'records' | 'tables' | 'clock' | 'entropy' | 'queryLog' | 'answers' | 'signer'>;

/** A new key is published days before it signs, so caches may lag. */
const keySetCaching = 'public, max-age=300';

/** Credit queries and the pledge gate, for approval systems and departments. */
export const createCreditApi = (ports: CreditPorts): App => {
  const app = createApp(ports.log);
  mount(app, ports, contracts.batchCredit, async ({ caller, body }) =>
    accepted(await readCredits(ports, caller, body.codes, body.purpose)),
  );
  // Before the path of one entity, which `changes` and `snapshot` would fit as well.
  mount(app, ports, feeds.listCreditChanges, ({ caller, query }) => readCreditChanges(ports, caller, query));
  mount(app, ports, feeds.readCreditSnapshot, ({ caller, query }) =>
    readCreditSnapshot(ports, caller, query),
  );
  mount(app, ports, contracts.getCreditHistory, ({ caller, params, query }) =>
    readCreditHistory(ports, caller, { subject: params.code, ...query }),
  );
  mount(app, ports, contracts.auditCredit, ({ caller, params }) => auditStanding(ports, caller, params.code));
  mount(app, ports, contracts.getCredit, ({ caller, params, query }) =>
    readCredit(ports, caller, params.code, query.purpose),
  );
  mount(app, ports, contracts.checkEligibility, async ({ caller, body: { code, ...question } }) =>
    accepted(await checkEligibility(ports, caller, { subject: code, ...question })),
  );
  app.use(routePathOf(contracts.getKeys), async (c, next) => {
    await next();
    if (c.res.ok) c.header('cache-control', keySetCaching);
  });
  mount(app, ports, contracts.getKeys, async () => accepted({ keys: await readReceiptKeys(ports) }));
  mount(app, ports, getProposedStanding, ({ caller, params }) =>
    proposedStanding(ports, caller, params.proposalId, params.code),
  );
  return app;
};
