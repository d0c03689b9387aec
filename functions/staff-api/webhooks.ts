import * as contracts from '../../shared/contracts/webhooks.ts';
import { shownWebhook } from '../../shared/domain/delivery/webhook-endpoint.ts';
import { accepted } from '../../shared/domain/primitives/result.ts';
import { type App, mount } from '../../shared/http/app.ts';
import { departmentOf, valuesOf } from '../../shared/http/listing.ts';
import { ownWebhook } from '../../shared/use-cases/delivery/own-webhook.ts';
import { registerWebhook } from '../../shared/use-cases/delivery/register-webhook.ts';
import { replayWebhook } from '../../shared/use-cases/delivery/replay-webhook.ts';
import { resendMessage } from '../../shared/use-cases/delivery/resend-message.ts';
import { rotateWebhookSecret } from '../../shared/use-cases/delivery/rotate-webhook-secret.ts';
import { switchWebhook } from '../../shared/use-cases/delivery/switch-webhook.ts';
import { testWebhook } from '../../shared/use-cases/delivery/test-webhook.ts';
import type { StaffPorts } from './ports.ts';

/** Mounts the webhooks of departments and what became of the messages to them. */
export const mountWebhooks = (app: App, ports: StaffPorts): void => {
  const { records } = ports;

  mount(app, ports, contracts.registerWebhook, ({ caller, command, body }) =>
    registerWebhook(ports, { caller, command, webhook: body }),
  );
  mount(app, ports, contracts.listWebhooks, async ({ caller, query }) => {
    const department = departmentOf(caller);
    if (!department.ok) return department;
    const page = valuesOf(
      await records.page('webhooksOfDepartment', { department: department.value }, query),
    );
    return page.ok ? accepted({ ...page.value, items: page.value.items.map(shownWebhook) }) : page;
  });
  mount(app, ports, contracts.getWebhook, async ({ caller, params }) => {
    const stored = await ownWebhook(records, caller, params.webhookId);
    return stored.ok ? accepted(shownWebhook(stored.value.value)) : stored;
  });
  mount(app, ports, contracts.pauseWebhook, ({ caller, command, params }) =>
    switchWebhook(ports, { caller, command, ...params, step: 'pause' }),
  );
  mount(app, ports, contracts.resumeWebhook, ({ caller, command, params }) =>
    switchWebhook(ports, { caller, command, ...params, step: 'resume' }),
  );
  mount(app, ports, contracts.retireWebhook, ({ caller, command, params }) =>
    switchWebhook(ports, { caller, command, ...params, step: 'retire' }),
  );
  mount(app, ports, contracts.rotateWebhookSecret, ({ caller, command, params }) =>
    rotateWebhookSecret(ports, { caller, command, ...params }),
  );
  mount(app, ports, contracts.testWebhook, ({ caller, command, params }) =>
    testWebhook(ports, { caller, command, ...params }),
  );
  mount(app, ports, contracts.replayWebhook, ({ caller, command, params, body }) =>
    replayWebhook(ports, { caller, command, ...params, ...body }),
  );
  mount(app, ports, contracts.listMessages, async ({ caller, params, query: { state, ...page } }) => {
    const stored = await ownWebhook(records, caller, params.webhookId);
    if (!stored.ok) return stored;
    return valuesOf(await records.page('deliveriesOfWebhook', { endpointId: params.webhookId, state }, page));
  });
  mount(app, ports, contracts.resendMessage, ({ caller, command, params }) =>
    resendMessage(ports, { caller, command, ...params }),
  );
};
