import { moveInTime } from '../../domain/calendar/due.ts';
import { type Application, applicationMachines } from '../../domain/lists/application.ts';
import type { Result } from '../../domain/primitives/result.ts';
import { bothLanguages } from '../../domain/primitives/text.ts';
import type { Ask, Ports } from '../ask.ts';
import { additionOf } from '../credit/addition-of.ts';
import type { Stored } from '../ports.ts';
import { tablesNow } from '../tables-now.ts';
import { settlementOf } from './application-events.ts';
import { changeApplicationFor } from './change-application.ts';

const takenBack = bothLanguages({ zh: '申请人撤回申请。', en: 'The applicant took the application back.' });

/** The entity takes its application back. Refuses with `wrong-state` once it is decided. */
export const withdrawApplication = async <Answer>(
  ports: Pick<Ports, 'records' | 'ledger' | 'clock' | 'tables'>,
  asked: Ask,
  stored: Stored<'application'>,
  shown: (value: Application) => Answer,
): Promise<Result<Answer>> => {
  const { value } = stored;
  const at = ports.clock.now();
  const tables = await tablesNow(ports.tables, at);
  const moved = moveInTime(applicationMachines[value.request.kind], value, 'withdraw', { tables, at });
  if (!moved.ok) return moved;
  const settled = settlementOf(value, takenBack, at);
  const addition = settled === undefined ? undefined : await additionOf(ports, [settled], at);
  const withdrawn = { ...moved.value, withdrawn: { by: asked.caller.subject, at } };
  const further = addition?.writes ?? [];
  const change = { value: withdrawn, action: 'application-withdrawn', at, further } as const;
  return changeApplicationFor(ports, asked, stored, change, shown(withdrawn));
};
