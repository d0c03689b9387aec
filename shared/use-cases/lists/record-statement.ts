import { moveInTime } from '../../domain/calendar/due.ts';
import {
  caseMachines,
  type ListingCase,
  mostStatements,
  type StatementKind,
} from '../../domain/lists/case.ts';
import { statementFault } from '../../domain/lists/hearing.ts';
import { refusal } from '../../domain/primitives/refusal.ts';
import { type Result, refused } from '../../domain/primitives/result.ts';
import { type CivilDate, civilDateOf } from '../../domain/primitives/time.ts';
import type { Ask, Ports } from '../ask.ts';
import type { Stored } from '../ports.ts';
import { tablesNow } from '../tables-now.ts';
import { changeCaseFor } from './change-case.ts';
import { hearingOf } from './hearing-of.ts';
import { ownCase } from './own-case.ts';

/** What an entity says in a case; `receivedOn` where it came on paper, on or before today. */
export interface Said {
  readonly kind: StatementKind;
  readonly text: string;
  readonly receivedOn?: CivilDate | undefined;
}

type Outside = Pick<Ports, 'records' | 'ledger' | 'clock' | 'tables'>;

const stepOf = { statement: 'state', waiver: 'waive', 'hearing-request': 'request-hearing' } as const;

/**
 * Takes what the entity says before a case is decided. Refuses with `wrong-state` where it was not told yet or was heard
 * already, and where the list knows no hearing, with `too-late` for a hearing asked for after the term. The answer is what
 * the caller may see of the case.
 */
export const takeStatement = async <Answer>(
  ports: Outside,
  asked: Ask,
  stored: Stored<'listingCase'>,
  { kind, text, receivedOn }: Said,
  shown: (value: ListingCase) => Answer,
): Promise<Result<Answer>> => {
  const at = ports.clock.now();
  const today = civilDateOf(at);
  const tables = await tablesNow(ports.tables, at);
  const { value } = stored;
  const moved = moveInTime(caseMachines[value.procedure], value, stepOf[kind], { tables, at });
  if (!moved.ok) return moved;
  if (value.statements.length === mostStatements)
    return refused(
      refusal(
        'too-large',
        `一案至多接收 ${mostStatements} 份意见。`,
        `A case takes at most ${mostStatements} statements.`,
      ),
    );
  const day = receivedOn ?? today;
  const fault = statementFault(value, kind, day, await hearingOf(ports.tables, value, at));
  if (fault !== undefined) return refused(fault);
  const statement = {
    kind,
    text,
    via: receivedOn === undefined ? ('online' as const) : ('paper' as const),
    receivedOn: day,
    by: asked.caller.subject,
    at,
  };
  const stated = { ...moved.value, statements: [...value.statements, statement] };
  const basis = '浙江省公共信用信息管理条例第28条';
  const change = { value: stated, action: 'case-stated', basis, at } as const;
  return changeCaseFor(ports, asked, stored, change, shown(stated));
};

/** An officer records what the entity handed in on paper. Refuses as {@link takeStatement} does. */
export const recordStatement = async (
  ports: Outside,
  asked: Ask & { readonly caseId: string; readonly said: Said & { readonly receivedOn: CivilDate } },
): Promise<Result<ListingCase>> => {
  const stored = await ownCase(ports.records, asked.caller, asked.caseId);
  return stored.ok ? takeStatement(ports, asked, stored.value, asked.said, (value) => value) : stored;
};
