import type { Text } from '../../../../shared/domain/primitives/text.ts';
import type { Instant } from '../../../../shared/domain/primitives/time.ts';
import type { DrawView } from '../../read/draw.ts';
import { ceremonyProgress, draw as texts } from '../../texts/draw.ts';

/** A step of a draw as the timeline shows it. */
export interface Step {
  readonly title: Text;
  readonly text?: Text;
  readonly state: 'done' | 'now' | 'pending' | 'failed';
  readonly at?: Instant | undefined;
}

const step = (title: Text, text: Text, at: Instant | undefined, isNow = false): Step => ({
  title,
  text,
  state: at === undefined ? (isNow ? 'now' : 'pending') : 'done',
  at,
});

const ceremonyOf = ({ commitment, committed, opened, state }: DrawView): Step => {
  const witnesses = commitment?.witnesses.length ?? 0;
  const isComplete = witnesses > 0 && opened.length === witnesses;
  return {
    title: texts.contributions,
    ...(witnesses > 0 && { text: ceremonyProgress(committed.length, opened.length, witnesses) }),
    state: isComplete ? 'done' : state === 'committed' ? 'now' : 'pending',
    at: isComplete ? opened.at(-1)?.openedAt : undefined,
  };
};

/** The steps of a draw in order; a void draw has those it took and its end. */
export const timelineOf = (view: DrawView): readonly Step[] => {
  const { frozenAt, committedAt, drawnAt, dispatchedAt, revealedAt, voided, state } = view;
  const steps: readonly Step[] = [
    step(texts.frozen, texts.frozenText, frozenAt),
    step(texts.committed, texts.committedText, committedAt),
    ceremonyOf(view),
    step(texts.drawn, texts.drawnText, drawnAt, state === 'drawing'),
    step(texts.dispatched, texts.dispatchedText, dispatchedAt),
    step(texts.revealed, texts.revealedText, revealedAt, state === 'revealing'),
  ];
  if (voided === undefined) return steps;
  return [
    ...steps.filter((one) => one.state === 'done'),
    { title: texts.voided, text: texts.voidKept, state: 'failed', at: voided.at },
  ];
};
