import * as contracts from '../../shared/contracts/lists.ts';
import { listNameSchema } from '../../shared/domain/lists/list-name.ts';
import { accepted } from '../../shared/domain/primitives/result.ts';
import { type App, mount } from '../../shared/http/app.ts';
import { departmentOf, valuesOf } from '../../shared/http/listing.ts';
import { answerConsent } from '../../shared/use-cases/lists/answer-consent.ts';
import { concludeHearing } from '../../shared/use-cases/lists/conclude-hearing.ts';
import { decideCase } from '../../shared/use-cases/lists/decide-case.ts';
import { notifyCase } from '../../shared/use-cases/lists/notify-case.ts';
import { ownCase } from '../../shared/use-cases/lists/own-case.ts';
import { ownListing } from '../../shared/use-cases/lists/own-listing.ts';
import { proposeCase } from '../../shared/use-cases/lists/propose-case.ts';
import { publishListing } from '../../shared/use-cases/lists/publish-listing.ts';
import { recordStatement } from '../../shared/use-cases/lists/record-statement.ts';
import { reviewCase } from '../../shared/use-cases/lists/review-case.ts';
import { revokeListing } from '../../shared/use-cases/lists/revoke-listing.ts';
import { seekConsent } from '../../shared/use-cases/lists/seek-consent.ts';
import { upholdListing } from '../../shared/use-cases/lists/uphold-listing.ts';
import { pageOverParts } from '../../shared/use-cases/page-over-parts.ts';
import type { ListingStage } from '../../shared/use-cases/ports.ts';
import type { StaffPorts } from './ports.ts';

const partsOf = (...stages: readonly ListingStage[]) =>
  listNameSchema.options.flatMap((list) => stages.map((stage) => ({ list, stage })));

/** What staff list as listings that have not ended, of each list those that the public does not see first, and as those that have. */
const partsAt = { open: partsOf('withheld', 'public'), closed: partsOf('closed') } as const;

/** Mounts the cases that lead to listings, and the listings that come of them. */
export const mountLists = (app: App, ports: StaffPorts): void => {
  const { records } = ports;

  mount(app, ports, contracts.listCases, async ({ caller, query: { due: mark, stage, ...page } }) => {
    const unit = departmentOf(caller);
    if (!unit.ok) return unit;
    const authority = unit.value;
    return valuesOf(
      mark === undefined
        ? await records.page('casesOfAuthority', { stage, authority }, page)
        : await records.page('casesDue', { authority, mark }, page),
    );
  });
  mount(app, ports, contracts.getCase, async ({ caller, params }) => {
    const stored = await ownCase(records, caller, params.caseId);
    return stored.ok ? accepted(stored.value.value) : stored;
  });
  mount(app, ports, contracts.proposeCase, ({ caller, command, body: { code: subject, ...proposal } }) =>
    proposeCase(ports, { caller, command, subject, ...proposal }),
  );
  mount(app, ports, contracts.notifyCase, ({ caller, command, params, body }) =>
    notifyCase(ports, { caller, command, ...params, ...body }),
  );
  mount(app, ports, contracts.recordStatement, ({ caller, command, params, body }) =>
    recordStatement(ports, { caller, command, ...params, said: body }),
  );
  mount(app, ports, contracts.concludeHearing, ({ caller, command, params, body }) =>
    concludeHearing(ports, { caller, command, ...params, ...body }),
  );
  mount(app, ports, contracts.reviewCase, ({ caller, command, params, body }) =>
    reviewCase(ports, { caller, command, ...params, ...body }),
  );
  mount(app, ports, contracts.seekConsent, ({ caller, command, params, body }) =>
    seekConsent(ports, { caller, command, ...params, ...body }),
  );
  mount(app, ports, contracts.answerConsent, ({ caller, command, params, body }) =>
    answerConsent(ports, { caller, command, ...params, ...body }),
  );
  mount(app, ports, contracts.decideCase, ({ caller, command, params, body }) =>
    decideCase(ports, { caller, command, ...params, decision: body }),
  );

  mount(app, ports, contracts.listListings, async ({ caller, query: { due: mark, stage, ...page } }) => {
    const unit = departmentOf(caller);
    if (!unit.ok) return unit;
    const authority = unit.value;
    return valuesOf(
      mark === undefined
        ? await pageOverParts(partsAt[stage], page, (part, asked) =>
            records.page('listingsOfAuthority', { ...part, authority }, asked),
          )
        : await records.page('listingsDue', { authority, mark }, page),
    );
  });
  mount(app, ports, contracts.getListing, async ({ caller, params: { listingId } }) => {
    const stored = await ownListing(records, caller, listingId);
    return stored.ok ? accepted(stored.value.value) : stored;
  });
  mount(app, ports, contracts.publishListing, ({ caller, command, params }) =>
    publishListing(ports, { caller, command, ...params }),
  );
  mount(app, ports, contracts.revokeListing, ({ caller, command, params, body }) =>
    revokeListing(ports, { caller, command, ...params, ...body }),
  );
  mount(app, ports, contracts.upholdListing, ({ caller, command, params, body }) =>
    upholdListing(ports, { caller, command, ...params, ...body }),
  );
};
