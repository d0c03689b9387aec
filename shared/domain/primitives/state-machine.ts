import { refusal } from './refusal.ts';
import { accepted, type Result, refused } from './result.ts';
import type { Text } from './text.ts';

/**
 * A lawful procedure as data: for each state, the steps that lead out of it and where to.
 * `subject` and `steps` name the thing and its steps in the refusal that a wrong step gets.
 */
export interface StateMachine<State extends string, Step extends string> {
  readonly subject: Text;
  readonly states: Readonly<Record<State, Text>>;
  readonly steps: Readonly<Record<Step, Text>>;
  readonly transitions: Readonly<Record<State, Readonly<Partial<Record<Step, State>>>>>;
  /** The steps that the service takes by itself, such as at the end of a term: nobody is offered them. */
  readonly automatic?: readonly Step[];
}

/**
 * The thing in its next state. Refuses with `wrong-state`, naming what can be done instead, where the
 * procedure has no such step.
 */
export const move = <State extends string, Step extends string, T extends { readonly state: State }>(
  machine: StateMachine<State, Step>,
  thing: T,
  step: Step,
): Result<T> => {
  const ways = machine.transitions[thing.state];
  const next = ways[step];
  if (next !== undefined) return accepted({ ...thing, state: next });
  const { subject, states, steps } = machine;
  const { zh, en } = possibleIn(machine, thing.state);
  return refused(
    refusal(
      'wrong-state',
      `${subject.zh}处于“${states[thing.state].zh}”状态，不能${steps[step].zh}；${zh}。`,
      `The ${subject.en} is ${states[thing.state].en}, so one cannot ${steps[step].en}; ${en}.`,
      'state',
    ),
  );
};

/** What somebody can do in a state, or that nobody can. */
const possibleIn = <State extends string, Step extends string>(
  { transitions, steps, automatic = [] }: StateMachine<State, Step>,
  state: State,
): Text => {
  const left = Object.keys(transitions[state]) as Step[];
  if (left.length === 0) return { zh: '已无后续步骤', en: 'no step is left' };
  const offered = left.filter((way) => !automatic.includes(way)).map((way) => steps[way]);
  return offered.length === 0
    ? { zh: '后续步骤由系统自动进行', en: 'the service takes the next step by itself' }
    : {
        zh: `现在可以：${offered.map(({ zh }) => zh).join('、')}`,
        en: `possible now: ${offered.map(({ en }) => en).join(', ')}`,
      };
};
