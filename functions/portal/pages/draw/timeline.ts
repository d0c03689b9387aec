import type { Deadline } from '../../../../shared/domain/calendar/deadlines.ts';
import type { Text } from '../../../../shared/domain/primitives/text.ts';
import type { Instant } from '../../../../shared/domain/primitives/time.ts';
import type { DrawView } from '../../read/draw.ts';
import { ceremonyProgress, draw as texts } from '../../texts/draw.ts';

type StepState = 'done' | 'now' | 'pending' | 'failed';

/** A step of a draw as the timeline shows it. */
export interface Step {
  readonly title: Text;
  readonly state: StepState;
  /** What the step means; absent while there is nothing to say yet. */
  readonly text?: Text;
  /** When it was taken. */
  readonly at?: Instant | undefined;
  /** By when it must be taken. */
  readonly due?: Deadline | undefined;
}

const step = (title: Text, text: Text, at: Instant | undefined, otherwise: StepState = 'pending'): Step =>
  at === undefined ? { title, state: otherwise } : { title, state: 'done', text, at };

const ceremonyOf = ({ commitment, committed, opened, state }: DrawView): Step => {
  const witnesses = commitment?.witnesses.length ?? 0;
  const isComplete = witnesses > 0 && opened.length === witnesses;
  return {
    title: texts.contributions,
    state: isComplete ? 'done' : state === 'committed' ? 'now' : 'pending',
    ...(witnesses > 0 && { text: ceremonyProgress(committed.length, opened.length, witnesses) }),
    at: isComplete ? opened.at(-1)?.openedAt : undefined,
  };
};

const revealOf = ({ revealedAt, revealBy, overdueSince, state }: DrawView): Step => {
  const late = overdueSince === undefined ? 'pending' : 'failed';
  return {
    ...step(texts.revealed, texts.revealedText, revealedAt, state === 'revealing' ? 'now' : late),
    due: revealedAt === undefined ? revealBy : undefined,
  };
};

/** The steps of a draw in order; a void draw has those it took and its end. */
export const timelineOf = (view: DrawView): readonly Step[] => {
  const { frozenAt, committedAt, drawnAt, dispatchedAt, voided, state } = view;
  const steps = [
    step(texts.frozen, texts.frozenText, frozenAt),
    step(texts.committed, texts.committedText, committedAt),
    ceremonyOf(view),
    step(texts.drawn, texts.drawnText, drawnAt, state === 'drawing' ? 'now' : 'pending'),
    step(texts.dispatched, texts.dispatchedText, dispatchedAt),
    revealOf(view),
  ];
  if (voided === undefined) return steps;
  return [
    ...steps.filter((one) => one.state === 'done'),
    { title: texts.voided, text: texts.voidKept, state: 'failed', at: voided.at },
  ];
};
