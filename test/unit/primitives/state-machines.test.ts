import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawMachine, drawStateSchema } from '../../../shared/domain/inspections/draw.ts';
import {
  substitutionMachine,
  substitutionStateSchema,
} from '../../../shared/domain/inspections/substitution.ts';
import { taskMachine, taskStateSchema } from '../../../shared/domain/inspections/task.ts';
import { visitMachine, visitStateSchema } from '../../../shared/domain/inspections/visit.ts';
import { listingCaseMachine, listingCaseStateSchema } from '../../../shared/domain/lists/case.ts';
import { measureOrderMachine, measureOrderStateSchema } from '../../../shared/domain/measures/order.ts';
import { pledgeMachine, pledgeStateSchema } from '../../../shared/domain/pledges/pledge.ts';
import { move, type StateMachine } from '../../../shared/domain/primitives/state-machine.ts';
import {
  tableProposalMachine,
  tableProposalStateSchema,
} from '../../../shared/domain/rule-tables/table-proposal.ts';
import { refusalIn } from '../../support/draws.ts';

interface Procedure {
  readonly machine: StateMachine<string, string>;
  readonly states: readonly string[];
  /** Every lawful move, written a second time by hand: `from step to`. */
  readonly moves: readonly string[];
}

const procedures: Readonly<Record<string, Procedure>> = {
  task: {
    machine: taskMachine,
    states: taskStateSchema.options,
    moves: [
      'draft edit draft',
      'draft return draft',
      'draft approve approved',
      'draft withdraw withdrawn',
      'approved withdraw withdrawn',
      'approved dispatch running',
      'running complete completed',
    ],
  },
  draw: {
    machine: drawMachine,
    states: drawStateSchema.options,
    moves: [
      'frozen commit committed',
      'committed request drawing',
      'drawing conclude drawn',
      'drawn request-dispatch dispatching',
      'drawn dispatch dispatched',
      'dispatching dispatch dispatched',
      'dispatched request-reveal revealing',
      'revealing reveal revealed',
      'frozen void void',
      'committed void void',
      'drawing void void',
      'drawn void void',
    ],
  },
  proposal: {
    machine: tableProposalMachine,
    states: tableProposalStateSchema.options,
    moves: [
      'drafted preview previewing',
      'previewing show previewed',
      'previewed preview previewing',
      'previewed approve approved',
      'drafted reject rejected',
      'previewing reject rejected',
      'previewed reject rejected',
      'drafted withdraw withdrawn',
      'previewing withdraw withdrawn',
      'previewed withdraw withdrawn',
    ],
  },
  visit: {
    machine: visitMachine,
    states: visitStateSchema.options,
    moves: [
      'assigned record recorded',
      'recorded approve approved',
      'recorded return returned',
      'returned record recorded',
      'approved publish published',
      'assigned replace replaced',
    ],
  },
  substitution: {
    machine: substitutionMachine,
    states: substitutionStateSchema.options,
    moves: [
      'requested approve approved',
      'requested reject rejected',
      'approved make made',
      'approved give-up impossible',
    ],
  },
  case: {
    machine: listingCaseMachine,
    states: listingCaseStateSchema.options,
    moves: [
      'proposed notify noticed',
      'proposed dismiss dismissed',
      'noticed list listed',
      'noticed dismiss dismissed',
    ],
  },
  order: {
    machine: measureOrderMachine,
    states: measureOrderStateSchema.options,
    moves: [
      'issued acknowledge acknowledged',
      'issued object objected',
      'issued order-lift lift-ordered',
      'acknowledged act acted',
      'acknowledged object objected',
      'acknowledged order-lift lift-ordered',
      'acted order-lift lift-ordered',
      'objected uphold cancelled',
      'objected reject acknowledged',
      'objected order-lift lift-ordered',
      'lift-ordered confirm-lift lift-confirmed',
    ],
  },
  pledge: {
    machine: pledgeMachine,
    states: pledgeStateSchema.options,
    moves: [
      'awaiting-materials complete accepted',
      'awaiting-materials withdraw withdrawn',
      'awaiting-materials cancel cancelled',
      'accepted kept kept',
      'accepted rectify rectifying',
      'accepted cancel cancelled',
      'rectifying rectified rectified',
      'rectifying broken broken',
    ],
  },
};

describe.each(Object.entries(procedures))('the procedure of a %s', (_, { machine, states, moves }) => {
  const steps = Object.keys(machine.steps);
  const [initial = ''] = states;

  it('has a name in both languages for every state and step', () => {
    expect(Object.keys(machine.states).toSorted()).toEqual(states.toSorted());
    for (const { zh, en } of [
      machine.subject,
      ...Object.values(machine.states),
      ...Object.values(machine.steps),
    ]) {
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(en).toMatch(/^[a-z]/);
    }
  });

  it('allows the moves written here and no others', () => {
    const taken = states.flatMap((from) =>
      steps.flatMap((step) => {
        const moved = move(machine, { state: from }, step);
        return moved.ok ? [`${from} ${step} ${moved.value.state}`] : [];
      }),
    );
    expect(taken.toSorted()).toEqual(moves.toSorted());
  });

  it('reaches every state from the first one, and by lawful moves only, whatever is tried', () => {
    const visited = new Set([initial]);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...steps), { minLength: 8, maxLength: 60 }), (tried) => {
        let thing = { state: initial };
        for (const step of tried) {
          const moved = move(machine, thing, step);
          if (!moved.ok) continue;
          expect(moves).toContain(`${thing.state} ${step} ${moved.value.state}`);
          thing = moved.value;
          visited.add(thing.state);
        }
      }),
      { numRuns: 2000, seed: 1 },
    );
    expect([...visited].toSorted()).toEqual(states.toSorted());
  });

  it('keeps everything else of a thing that it moves', () => {
    const [from = '', step = '', to = ''] = (moves[0] ?? '').split(' ');
    const thing = Object.freeze({ state: from, name: '名称', n: 1 });
    expect(move(machine, thing, step)).toEqual({ ok: true, value: { state: to, name: '名称', n: 1 } });
  });

  it('names, where a step is wrong, the state it is in and every step that is possible', () => {
    for (const state of states) {
      const possible = moves
        .filter((one) => one.startsWith(`${state} `))
        .map((one) => one.split(' ')[1] ?? '');
      for (const step of steps.filter((one) => !possible.includes(one))) {
        const { code, reason } = refusalIn(move(machine, { state }, step));
        expect(code).toBe('wrong-state');
        expect(reason.zh).toContain(machine.states[state]?.zh);
        for (const one of possible) expect(reason.en).toContain(machine.steps[one]?.en);
        if (possible.length === 0) expect(reason.en).toContain('no step is left');
      }
    }
  });
});
