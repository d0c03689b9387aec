import * as contracts from '../../shared/contracts/tables.ts';
import { accepted } from '../../shared/domain/primitives/result.ts';
import { type App, mount } from '../../shared/http/app.ts';
import { approveTable } from '../../shared/use-cases/tables/approve-table.ts';
import { rejectTable, withdrawTable } from '../../shared/use-cases/tables/end-proposal.ts';
import { proposeTable } from '../../shared/use-cases/tables/propose-table.ts';
import { readProposal } from '../../shared/use-cases/tables/read-proposal.ts';
import { requestTablePreview } from '../../shared/use-cases/tables/request-table-preview.ts';
import type { StaffPorts } from './ports.ts';

/** Mounts the proposals of new versions of rule tables. */
export const mountTables = (app: App, ports: StaffPorts): void => {
  const { records } = ports;

  mount(app, ports, contracts.proposeTable, ({ caller, command, body }) =>
    proposeTable(ports, { caller, command, ...body }),
  );
  mount(app, ports, contracts.listTableProposals, async ({ query }) => {
    const page = await records.page('tableProposals', {}, query);
    if (!page.ok) return page;
    const { items, cursor } = page.value;
    return accepted({
      items: items.map(({ value: { table, preview: _, previewRequested: __, ...proposal } }) => ({
        ...proposal,
        name: table.name,
        effectiveFrom: table.effectiveFrom,
      })),
      ...(cursor !== undefined && { cursor }),
    });
  });
  mount(app, ports, contracts.getTableProposal, ({ params }) => readProposal(records, params.proposalId));
  mount(app, ports, contracts.previewTable, ({ caller, command, params }) =>
    requestTablePreview(ports, { caller, command, ...params }),
  );
  mount(app, ports, contracts.approveTable, ({ caller, command, params, body }) =>
    approveTable(ports, { caller, command, ...params, ...body }),
  );
  mount(app, ports, contracts.rejectTable, ({ caller, command, params, body }) =>
    rejectTable(ports, { caller, command, ...params, ...body }),
  );
  mount(app, ports, contracts.withdrawTable, ({ caller, command, params, body }) =>
    withdrawTable(ports, { caller, command, ...params, ...body }),
  );
};
