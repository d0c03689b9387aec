import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deliveryMachine, deliveryStateSchema } from '../../../shared/domain/delivery/delivery.ts';
import {
  webhookEndpointMachine,
  webhookEndpointStateSchema,
} from '../../../shared/domain/delivery/webhook-endpoint.ts';
import { drawMachine, drawStateSchema } from '../../../shared/domain/inspections/draw.ts';
import {
  substitutionMachine,
  substitutionStateSchema,
} from '../../../shared/domain/inspections/substitution.ts';
import { taskMachine, taskStateSchema } from '../../../shared/domain/inspections/task.ts';
import { visitMachine, visitStateSchema } from '../../../shared/domain/inspections/visit.ts';
import { applicationMachines, applicationStateSchema } from '../../../shared/domain/lists/application.ts';
import { caseMachines, listingCaseStateSchema } from '../../../shared/domain/lists/case.ts';
import { listingMachine, listingStateSchema } from '../../../shared/domain/lists/listing.ts';
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
  /** The steps that the service takes by itself, and nobody is offered. */
  readonly automatic?: readonly string[];
}

const untilHeard = [
  'proposed notify noticed',
  'proposed dismiss dismissed',
  'noticed state noticed',
  'noticed waive noticed',
  'noticed request-hearing hearing-requested',
  'noticed hear heard',
  'noticed dismiss dismissed',
  'hearing-requested state hearing-requested',
  'hearing-requested waive hearing-requested',
  'hearing-requested hear heard',
  'hearing-requested dismiss dismissed',
];
const filedMoves = ['filed accept accepted', 'filed decline declined', 'filed withdraw withdrawn'];

const procedures: Readonly<Record<string, Procedure>> = {
  task: {
    machine: taskMachine,
    automatic: ['complete'],
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
    automatic: ['conclude', 'dispatch', 'reveal'],
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
    automatic: ['show'],
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
    automatic: ['replace'],
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
    automatic: ['make', 'give-up'],
    states: substitutionStateSchema.options,
    moves: [
      'requested approve approved',
      'requested reject rejected',
      'approved make made',
      'approved give-up impossible',
    ],
  },
  'favourable case': {
    machine: caseMachines.favourable,
    states: listingCaseStateSchema.options,
    moves: ['proposed list listed', 'proposed dismiss dismissed'],
  },
  'adverse case': {
    machine: caseMachines.adverse,
    states: listingCaseStateSchema.options,
    moves: [...untilHeard, 'heard review heard', 'heard list listed', 'heard dismiss dismissed'],
  },
  'adverse case with consent': {
    machine: caseMachines['adverse-with-consent'],
    states: listingCaseStateSchema.options,
    moves: [
      ...untilHeard,
      'heard review heard',
      'heard seek-consent consent-sought',
      'heard dismiss dismissed',
      'consent-sought consent consented',
      'consent-sought refuse-consent consent-refused',
      'consent-sought dismiss dismissed',
      'consented list listed',
      'consented dismiss dismissed',
      'consent-refused dismiss dismissed',
    ],
  },
  listing: {
    machine: listingMachine,
    automatic: ['expire', 'remove', 'lapse'],
    states: listingStateSchema.options,
    moves: [
      'decided publish published',
      'decided revoke ended',
      'decided lapse ended',
      'published expire ended',
      'published remove ended',
      'published revoke ended',
      'published lapse ended',
      'ended revoke ended',
    ],
  },
  objection: {
    machine: applicationMachines.objection,
    automatic: ['carry-out'],
    states: applicationStateSchema.options,
    moves: [
      ...filedMoves,
      'accepted extend extended',
      'accepted grant granted',
      'accepted refuse refused',
      'accepted withdraw withdrawn',
      'extended grant granted',
      'extended refuse refused',
      'extended withdraw withdrawn',
      'granted carry-out carried-out',
    ],
  },
  ...Object.fromEntries(
    (['repair', 'removal'] as const).map((kind) => [
      `application for ${kind}`,
      {
        machine: applicationMachines[kind],
        automatic: ['carry-out'],
        states: applicationStateSchema.options,
        moves: [
          ...filedMoves,
          'accepted grant granted',
          'accepted refuse refused',
          'accepted withdraw withdrawn',
          'granted carry-out carried-out',
          ...(kind === 'repair' ? ['granted revoke revoked', 'carried-out revoke revoked'] : []),
        ],
      },
    ]),
  ),
  webhook: {
    machine: webhookEndpointMachine,
    states: webhookEndpointStateSchema.options,
    moves: [
      'active pause paused',
      'active retire retired',
      'active use active',
      'paused resume active',
      'paused retire retired',
      'paused use paused',
    ],
  },
  message: {
    machine: deliveryMachine,
    automatic: ['deliver', 'give-up'],
    states: deliveryStateSchema.options,
    moves: [
      'pending deliver delivered',
      'pending give-up dead',
      'delivered resend pending',
      'dead resend pending',
    ],
  },
  order: {
    machine: measureOrderMachine,
    automatic: ['order-lift', 'succeed'],
    states: measureOrderStateSchema.options,
    moves: [
      'issued acknowledge acknowledged',
      'issued object objected',
      'issued order-lift lift-ordered',
      'issued succeed issued',
      'acknowledged act acted',
      'acknowledged object objected',
      'acknowledged order-lift lift-ordered',
      'acknowledged succeed acknowledged',
      'acted order-lift lift-ordered',
      'acted succeed acted',
      'objected uphold cancelled',
      'objected reject acknowledged',
      'objected order-lift lift-ordered',
      'objected succeed objected',
      'lift-ordered confirm-lift lift-confirmed',
    ],
  },
  pledge: {
    machine: pledgeMachine,
    automatic: ['withdraw'],
    states: pledgeStateSchema.options,
    moves: [
      'awaiting-materials complete accepted',
      'accepted permit accepted',
      'rectifying permit rectifying',
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

describe('a case that burdens an entity', () => {
  it.each(['adverse', 'adverse-with-consent'] as const)(
    'is %s: every path to a listing leads through its notice and its hearing',
    (procedure) => {
      const { transitions } = caseMachines[procedure];
      const without = (barred: string): ReadonlySet<string> => {
        const seen = new Set<string>(['proposed']);
        for (const state of seen)
          for (const next of Object.values(transitions[state as keyof typeof transitions]))
            if (next !== barred) seen.add(next);
        return seen;
      };
      expect(without('none')).toContain('listed');
      const needed = procedure === 'adverse' ? ['noticed', 'heard'] : ['noticed', 'heard', 'consented'];
      for (const state of needed) expect([state, without(state).has('listed')]).toEqual([state, false]);
    },
  );
});

describe.each(Object.entries(procedures))(
  'the procedure of a %s',
  (_, { machine, states, moves, automatic = [] }) => {
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
      // Procedures of one kind share their states; those that this one does not need lead nowhere and are never met.
      const idle = states.filter((state) => !moves.some((one) => one.split(' ').includes(state)));
      expect([...visited, ...idle].toSorted()).toEqual(states.toSorted());
    });

    it('offers nobody what the service does by itself', () => {
      expect(machine.automatic ?? []).toEqual(automatic);
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
          const offered = possible.filter((one) => !automatic.includes(one));
          if (possible.length === 0) expect(reason.en).toContain('no step is left');
          else if (offered.length === 0)
            expect(reason.en).toContain('the service takes the next step by itself');
          else
            expect(reason.en.split('possible now: ')[1]?.replace(/\.$/, '').split(', ').length).toBe(
              offered.flatMap((one) => machine.steps[one]?.en.split(', ')).length,
            );
          for (const one of offered) expect(reason.en).toContain(machine.steps[one]?.en);
        }
      }
    });
  },
);
