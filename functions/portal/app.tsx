import { createApp, type HttpPorts, mount } from '../../shared/http/app.ts';
import { getCertificate, getHealth } from '../../shared/contracts/public.ts';
import { readCertificate } from '../../shared/use-cases/inspections/read-certificate.ts';
import { accepted } from '../../shared/domain/primitives/result.ts';
import { frontierRoot } from '../../shared/domain/audit/frontier.ts';
export const createPortal = (ports: HttpPorts & any) => {
  const app = createApp(ports.log);
  mount(app, ports, getCertificate, ({ params }) => readCertificate(ports, params.drawId) as never);
  mount(app, ports, getHealth, async () => { const h = await ports.ledger.publicLogHead(); return accepted({ status: 'ok' as const, publicLog: { size: h.size, root: frontierRoot(h) } }); });
  return app;
};
