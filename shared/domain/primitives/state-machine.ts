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
  const possible = (Object.keys(ways) as Step[]).map((way) => machine.steps[way]);
  const { subject, states, steps } = machine;
  return refused(
    refusal(
      'wrong-state',
      `${subject.zh}处于“${states[thing.state].zh}”状态，不能${steps[step].zh}；${possible.length === 0 ? '已无后续步骤' : `现在可以：${possible.map(({ zh }) => zh).join('、')}`}。`,
      `The ${subject.en} is ${states[thing.state].en}, so one cannot ${steps[step].en}; ${possible.length === 0 ? 'no step is left' : `possible now: ${possible.map(({ en }) => en).join(', ')}`}.`,
      'state',
    ),
  );
};
