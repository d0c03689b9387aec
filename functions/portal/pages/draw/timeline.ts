import type { Deadline } from '../../../../shared/domain/calendar/deadlines.ts';
import type { Text } from '../../../../shared/domain/primitives/text.ts';
import type { Instant } from '../../../../shared/domain/primitives/time.ts';
import type { DrawView } from '../../read/draw.ts';
import type { Reader } from '../../site/reader.ts';
import { draw as texts } from '../../texts/draw.ts';
import { awaiting, foundBy, sourceKinds } from '../../texts/randomness.ts';

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

/** The entries of the public log with which a source gives its value. */
const givingEntries: ReadonlySet<string> = new Set([
  'contribution-opened',
  'lottery-recorded',
  'beacon-recorded',
]);

const randomnessOf = ({ commitment, randomness, state, entries }: DrawView, { moment }: Reader): Step => {
  const title = texts.randomness;
  const source = commitment?.sources[randomness.source];
  if (source === undefined) return { title, state: 'pending' };
  const place = randomness.source + 1;
  const kind = sourceKinds[source.kind];
  return randomness.value === undefined
    ? {
        title,
        state: state === 'committed' ? 'now' : 'pending',
        text: awaiting(place, kind, moment(source.until)),
      }
    : {
        title,
        state: 'done',
        text: foundBy(place, kind),
        at: entries.findLast(({ action }) => givingEntries.has(action))?.at,
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
export const timelineOf = (view: DrawView, reader: Reader): readonly Step[] => {
  const { frozenAt, committedAt, drawnAt, dispatchedAt, voided, state } = view;
  const steps = [
    step(texts.frozen, texts.frozenText, frozenAt),
    step(texts.committed, texts.committedText, committedAt),
    randomnessOf(view, reader),
    step(texts.drawn, texts.drawnText, drawnAt, state === 'drawing' ? 'now' : 'pending'),
    step(texts.dispatched, texts.dispatchedText, dispatchedAt, state === 'dispatching' ? 'now' : 'pending'),
    revealOf(view),
  ];
  if (voided === undefined) return steps;
  return [
    ...steps.filter((one) => one.state === 'done'),
    { title: texts.voided, text: texts.voidKept, state: 'failed', at: voided.at },
  ];
};
