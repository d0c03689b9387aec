import * as contracts from '../../shared/contracts/credit-events.ts';
import { type App, mount } from '../../shared/http/app.ts';
import { correctEvent } from '../../shared/use-cases/credit/correct-event.ts';
import { recordFact } from '../../shared/use-cases/credit/record-fact.ts';
import { withdrawEvent } from '../../shared/use-cases/credit/withdraw-event.ts';
import type { StaffPorts } from './ports.ts';

/** Mounts the recording of credit facts, their correction and their withdrawal. */
export const mountCreditEvents = (app: App, ports: StaffPorts): void => {
  mount(app, ports, contracts.recordCreditEvent, ({ caller, command, body: { subject, ...fact } }) =>
    recordFact(ports, { caller, command, subject, fact }),
  );
  mount(app, ports, contracts.correctCreditEvent, ({ caller, command, params, body }) =>
    correctEvent(ports, { caller, command, ...params, ...body }),
  );
  mount(app, ports, contracts.withdrawCreditEvent, ({ caller, command, params, body }) =>
    withdrawEvent(ports, { caller, command, ...params, ...body }),
  );
};
