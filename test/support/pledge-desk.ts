import type { Caller } from '../../shared/domain/access/caller.ts';
import type { CreditEvent } from '../../shared/domain/credit/event.ts';
import type { AcceptedApplication } from '../../shared/domain/pledges/accepted-application.ts';
import type { Pledge } from '../../shared/domain/pledges/pledge.ts';
import type { Verification } from '../../shared/domain/pledges/verification-fault.ts';
import type { Result } from '../../shared/domain/primitives/result.ts';
import { civilDateOf } from '../../shared/domain/primitives/time.ts';
import { acceptPledge } from '../../shared/use-cases/pledges/accept-pledge.ts';
import { checkEligibility } from '../../shared/use-cases/pledges/check-eligibility.ts';
import { verifyPledge } from '../../shared/use-cases/pledges/verify-pledge.ts';
import type { Write } from '../../shared/use-cases/ports.ts';
import { askOf, callerIn, entity, ownDepartment, subjectOf } from './builders.ts';
import { collect } from './collect.ts';
import { acceptedValue } from './draws.ts';
import { type Desk, type DeskPorts, deskOver, inspectionDesk } from './inspection-desk.ts';
import { creation, sampleRecords } from './sample-records.ts';
import { succeed } from './succession-steps.ts';

/** Who takes part in a pledge: the machine that accepts, and two people of the unit that verifies. */
export const approvalSystem: Caller = {
  subject: 'approval-system',
  roles: ['approval-system'],
  scopes: ['pledge:check', 'pledge:accept'],
};
export const officer: Caller = callerIn('department-officer', { subject: 'officer' });
export const secondOfficer: Caller = callerIn('approver', { subject: 'second' });

/** What a test says of an application; what it leaves out is the usual. */
export type ApplicationDifferences = Partial<AcceptedApplication>;

/** A department at work on pledges of one target, number 1. */
export interface PledgeDesk extends Desk {
  /** An application for food business by target 1 with nothing missing, accepted today. */
  application(differences?: ApplicationDifferences): AcceptedApplication;
  /** Asks the gate about an application. */
  ask(differences?: ApplicationDifferences): ReturnType<typeof checkEligibility>;
  accept(differences?: ApplicationDifferences, by?: Caller): Promise<Result<Pledge>>;
  /** Asked about and accepted. */
  pledge(differences?: ApplicationDifferences): Promise<Pledge>;
  verify(pledge: Pledge, verification: Partial<Verification>, by?: Caller): Promise<Result<Pledge>>;
  /** The pledge as it stands. */
  pledgeNow(id: string): Promise<Pledge>;
  /** Target 2 takes the target's place (合并), from here on its row is the one that counts. */
  succeed(): Promise<void>;
  /** The target's row, and its credit events, as they stand. */
  entityNow(): Promise<ReturnType<typeof entity>>;
  events(): Promise<readonly CreditEvent[]>;
}

const signer = { sign: () => Promise.resolve('receipt') };

/** The register that pledges are accepted by. */
export const pledgeRegister = (): readonly Write[] => [
  creation('entity', entity(1)),
  ...[ownDepartment, '33.WHLY', '33.ZFJS', '33.SCJG.3301'].map((code) =>
    creation('unit', { ...sampleRecords.unit, code }),
  ),
];

/** A desk over ports that are there already. */
export const pledgeDeskOver = (ports: DeskPorts, clock: Desk['clock']): PledgeDesk => {
  const application: PledgeDesk['application'] = (differences = {}) => ({
    subject: subjectOf(1),
    itemCode: 'XK-SCJG-001',
    applicationNo: '2026-1',
    acceptedOn: civilDateOf(clock.now()),
    pledgedTerms: ['T1', 'T2', 'T3', 'T4'],
    indicators: [],
    missingMaterials: [],
    decidedBy: ownDepartment,
    ...differences,
  });
  const desk: PledgeDesk = {
    ...deskOver(ports, clock),
    application,
    ask: (differences) => checkEligibility({ ...ports, signer }, approvalSystem, application(differences)),
    accept: (differences, by = approvalSystem) =>
      acceptPledge(ports, { ...askOf(by), application: application(differences) }),
    pledge: async (differences) => {
      await desk.ask(differences);
      return acceptedValue(await desk.accept(differences));
    },
    verify: ({ id: pledgeId }, verification, by = officer) =>
      verifyPledge(ports, {
        ...askOf(by),
        pledgeId,
        verification: {
          outcome: 'kept',
          findings: '现场核查与承诺一致',
          documentNo: '核查〔2026〕1号',
          ...verification,
        },
      }),
    pledgeNow: async (id) => {
      const stored = await ports.records.get('pledge', { id });
      if (stored === undefined) throw new Error(`there is no pledge ${id}`);
      return stored.value;
    },
    succeed: async () => {
      await ports.ledger.prepare([creation('entity', entity(2))]);
      acceptedValue(await succeed(ports, subjectOf(2), subjectOf(1)));
    },
    entityNow: async () => {
      const stored = await ports.records.get('entity', { target: { id: subjectOf(1) } });
      if (stored === undefined) throw new Error('the target is gone');
      return stored.value;
    },
    events: async () =>
      (await collect(ports.records.all('eventsOfSubject', { subject: subjectOf(1) }))).map(
        ({ value }) => value,
      ),
  };
  return desk;
};

/** A desk over a fresh table. */
export const pledgeDesk = async (register: readonly Write[] = pledgeRegister()): Promise<PledgeDesk> => {
  const { ports, clock } = await inspectionDesk(register);
  return pledgeDeskOver(ports, clock);
};
