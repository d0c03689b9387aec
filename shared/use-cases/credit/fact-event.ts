import { documentEventId, nextVersionOf, saysTheFact, versionsOf } from '../../domain/credit/document-id.ts';
import type { CreditEvent, EventSource } from '../../domain/credit/event.ts';
import { annotationsIn, historyOf } from '../../domain/credit/history.ts';
import type { RecordableFact } from '../../domain/credit/recordable-fact.ts';
import {
  dateFault,
  fullRecordFault,
  retentionFault,
  ruleFault,
} from '../../domain/credit/recording-fault.ts';
import { ruleCodeOf } from '../../domain/credit/weigh-event.ts';
import { type Refusal, refusal } from '../../domain/primitives/refusal.ts';
import { accepted, type Result, refused } from '../../domain/primitives/result.ts';
import { civilDateOf, type Instant } from '../../domain/primitives/time.ts';
import type { TargetId } from '../../domain/registry/identifier.ts';
import type { Tables } from '../ports.ts';
import { tablesOn } from '../tables-on.ts';

/** A fact as a person or a system of a unit states it. */
export interface StatedFact {
  /** Where it comes from, with the unit that answers for it (谁认定谁修复). */
  readonly source: EventSource & { readonly unit: string };
  readonly subject: TargetId;
  readonly fact: RecordableFact;
  /** Where the fact stands in the request, such as `body`. */
  readonly part: string;
}

/** The event that a fact makes, and whether it is recorded already. */
export interface FactEvent {
  readonly event: CreditEvent;
  readonly isRecorded: boolean;
}

/**
 * The event that a stated fact makes in an entity's history; `replaced` is the one that it takes the place of, where it
 * does. Refuses with `invalid-input` for a fact that is of the future, beyond its retention or covered by no rule, with
 * `no-table-in-force` for one from before the rules, with `document-recorded` where the document says something else
 * already, and with `wrong-state` where its fact was repaired. A file is sent again as a matter of routine, so that a
 * document of which nothing stands any more is refused from an import with `document-withdrawn`: only an explicit recording
 * brings it back. Refuses with `record-full` once the entity's standing has as many lines as may be.
 */
export const factEvent = async (
  tables: Tables,
  { source, subject, fact, part }: StatedFact,
  history: readonly CreditEvent[],
  at: Instant,
  replaced?: CreditEvent,
): Promise<Result<FactEvent>> => {
  const documentId = documentEventId(source.unit, subject, fact);
  const versions = versionsOf(history, fact);
  const event: CreditEvent = {
    ...fact,
    id: nextVersionOf(documentId, versions),
    subject,
    knownAt: at,
    source,
  };
  const fault = await faultOf(tables, event, at, part);
  if (fault !== undefined) return refused(fault);

  const annotations = annotationsIn(history);
  const became = (one: CreditEvent, kind: CreditEvent['kind']): boolean =>
    annotations.get(one.id)?.some((annotation) => annotation.kind === kind) === true;
  const standing = versions.find((one) => !became(one, 'withdrawn') && !became(one, 'corrected'));
  if (standing !== undefined && standing.id !== replaced?.id)
    return saysTheFact(standing, fact) && replaced === undefined
      ? accepted({ event: standing, isRecorded: true })
      : refused(
          refusal(
            'document-recorded',
            `该文书已记为事件 ${standing.id}，且内容与本次所报不一致。`,
            `This document is recorded as the event ${standing.id} already, and not as it is stated now.`,
            fact.kind === 'score-imported' ? `${part}.issuer` : `${part}.documentNo`,
          ),
        );
  if (versions.some((one) => became(one, 'repaired')))
    return refused(
      refusal(
        'wrong-state',
        '该文书所载事实已经信用修复，不得再次记录。',
        'The fact of this document has been repaired and may not be recorded again.',
        fact.kind === 'score-imported' ? `${part}.issuer` : `${part}.documentNo`,
      ),
    );
  if (source.kind === 'import' && versions.length > 0)
    return refused(
      refusal(
        'document-withdrawn',
        '该文书的记录已被撤回，或已更正为另一文书，不因再次导入而恢复。',
        'What was recorded of this document has been withdrawn or corrected into another document; importing it again does not bring it back.',
        `${part}.documentNo`,
      ),
    );
  const full = replaced === undefined ? await fullnessFault(tables, event, history, part) : undefined;
  return full === undefined ? accepted({ event, isRecorded: false }) : refused(full);
};

/** What counts for nothing takes no room in the stored standing. */
const fullnessFault = async (
  source: Tables,
  event: CreditEvent,
  history: readonly CreditEvent[],
  part: string,
): Promise<Refusal | undefined> => {
  if (ruleCodeOf(event) === undefined) return undefined;
  const viewpoint = { asOf: civilDateOf(event.knownAt), knownAt: event.knownAt };
  const entries = historyOf(history, await source.at(viewpoint.asOf, viewpoint.knownAt), viewpoint);
  const lines = entries.reduce((sum, { counting }) => sum + counting.length, 0);
  return fullRecordFault(lines, `${part}.subject`);
};

const faultOf = async (
  source: Tables,
  event: CreditEvent,
  at: Instant,
  part: string,
): Promise<Refusal | undefined> => {
  const today = civilDateOf(at);
  const tables = await source.at(today, at);
  const fault =
    dateFault(event, today, part) ??
    ruleFault(event, tables, part) ??
    retentionFault(event, tables, today, part);
  if (fault !== undefined || ruleCodeOf(event) === undefined) return fault;
  const onItsDay = await tablesOn(source, event.occurredOn, at, `${part}.occurredOn`);
  return onItsDay.ok ? ruleFault(event, onItsDay.value, part) : onItsDay.refusal;
};
