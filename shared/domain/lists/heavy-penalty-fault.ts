import type { HistoryEntry } from '../credit/history.ts';
import { type Refusal, refusal } from '../primitives/refusal.ts';
import type { CaseEvidence } from './case.ts';
import type { ListRule } from './lists.ts';

/** Whether an event is a heavy penalty (较重行政处罚), whatever became of it. */
export const isHeavyPenalty = ({ event, weights }: HistoryEntry): boolean =>
  event.kind === 'penalty' && weights.some(({ severity }) => severity === 'serious');

/**
 * Why a list that is for those who were heavily punished (市场监督管理总局令第44号 art. 2) takes nobody on this evidence, or
 * nothing: the fact itself must be a heavy penalty in the history of the entity, or one must be named that is not older than
 * the fact. Whether it still stands, `groundFault` asks. Asked with the notice,
 * the decision, the publication and when a listing is upheld.
 */
export const heavyPenaltyFault = (
  history: readonly HistoryEntry[],
  { heavyPenaltyBasis }: ListRule,
  { eventId, penaltyEventId }: CaseEvidence,
  field?: string,
): Refusal | undefined => {
  if (heavyPenaltyBasis === undefined) return undefined;
  const entryOf = (id: string | undefined) => history.find(({ event }) => event.id === id);
  const fact = entryOf(eventId);
  const penalty = entryOf(penaltyEventId ?? eventId);
  if (penalty === undefined || !isHeavyPenalty(penalty))
    return penaltyEventId === undefined
      ? refusal(
          'heavy-penalty-missing',
          `仅凭该事实不能列入：列入该名单须已受到较重行政处罚（${heavyPenaltyBasis}）。`,
          `The fact alone lists nobody: this list takes only who was heavily punished for it (${heavyPenaltyBasis}).`,
          field,
        )
      : refusal(
          'heavy-penalty-missing',
          penalty === undefined
            ? `该主体的信用记录中没有 ${penaltyEventId}。`
            : `${penaltyEventId} 不是较重行政处罚：严重程度为 serious 的处罚才是。`,
          penalty === undefined
            ? `The history of this entity has no ${penaltyEventId}.`
            : `${penaltyEventId} is no heavy penalty: that is one whose severity is serious.`,
          field,
        );
  return fact !== undefined && penalty.event.occurredOn < fact.event.occurredOn
    ? refusal(
        'heavy-penalty-missing',
        `处罚 ${penalty.event.id}（${penalty.event.occurredOn}）早于所依据的事实（${fact.event.occurredOn}），不是就该事实作出的。`,
        `The penalty ${penalty.event.id} of ${penalty.event.occurredOn} is older than the fact of ${fact.event.occurredOn} and cannot be for it.`,
        field,
      )
    : undefined;
};
