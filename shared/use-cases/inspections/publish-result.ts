import { digestFacts } from '../../domain/audit/salted-facts.ts';
import { loggedResult } from '../../domain/inspections/logged-result.ts';
import { type Visit, visitMachine } from '../../domain/inspections/visit.ts';
import type { Result } from '../../domain/primitives/result.ts';
import { move } from '../../domain/primitives/state-machine.ts';
import type { Ask, Ports } from '../ask.ts';
import { ledVisit } from './own-visit.ts';

/**
 * Publishes an approved result (谁检查、谁录入、谁公开). From here on it is never altered; what follows from it
 * happens from the stream. The public log, which never forgets, gets a digest of it. Refuses with `wrong-state` unless a
 * reviewer approved the record.
 */
export const publishResult = async (
  { records, ledger, clock, entropy }: Pick<Ports, 'records' | 'ledger' | 'clock' | 'entropy'>,
  { caller, command, visitId }: Ask & { readonly visitId: string },
): Promise<Result<Visit>> => {
  const stored = await ledVisit(records, caller, visitId);
  if (!stored.ok) return stored;
  const moved = move(visitMachine, stored.value.value, 'publish');
  if (!moved.ok) return moved;
  const at = clock.now();
  const { due: _, ...approved } = moved.value;
  const published: Visit = {
    ...approved,
    publishedBy: caller.subject,
    publishedAt: at,
    logSalt: entropy.secret(),
  };
  const facts = loggedResult(published);
  return ledger.apply({
    command,
    at,
    actor: caller.subject,
    action: 'result-published',
    about: `visit/${visitId}`,
    basis: '政府信息公开条例第26条；企业信息公示暂行条例',
    writes: [{ kind: 'visit', value: published, before: stored.value }],
    ...(facts !== undefined && { facts: digestFacts(facts) }),
    answer: published,
  });
};
