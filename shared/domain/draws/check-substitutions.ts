import { digestOf } from '../audit/digest.ts';
import type { Result } from '../primitives/result.ts';
import type { CertificateFault } from './certificate-faults.ts';
import type { Check, ReadCertificate } from './check.ts';
import type { SubstitutionRefusal } from './redraw.ts';
import { type RedrawnPlace, type Substitution, substitutionDigest } from './substitution.ts';
import {
  beginSubstitutions,
  nextTarget,
  presentVisit,
  type SubstitutedInspectors,
  type SubstitutionState,
  substituteInspector,
  substituteTarget,
} from './substitutions.ts';

/** Every substitution was logged when it was made, approved by a second person, and made by lot. */
export const checkSubstitutions: Check = (read) => {
  const { substitutions } = read.certificate;
  if (!isLogged(read)) return 'substitution-log';
  if (substitutions.length === 0) return undefined;
  let state = beginSubstitutions(read.certificate);
  for (const substitution of substitutions) {
    const step = replay(state, substitution);
    if (typeof step === 'string') return step;
    state = step;
  }
  return undefined;
};

const isLogged = ({ certificate: { substitutions }, log }: ReadCertificate): boolean => {
  const { substituted, randomness, revealed } = log;
  const settled = randomness.at(-1)?.index ?? -1;
  return (
    substituted.length === substitutions.length &&
    substitutions.every((substitution, place) => {
      const { action, index, facts } = substituted[place] as (typeof substituted)[number];
      return (
        action === `${substitution.of}-substituted` &&
        facts.number === place + 1 &&
        facts.reason === substitution.reason &&
        facts.digest === substitutionDigest(substitution) &&
        settled < index &&
        index < revealed.index
      );
    })
  );
};

/** What the substitution leaves, or what is wrong with it. */
const replay = (
  state: SubstitutionState,
  substitution: Substitution,
): SubstitutionState | CertificateFault => {
  const { visit, unavailable, redrawn, requestedBy, approvedBy } = substitution;
  if (requestedBy === approvedBy) return 'substitution-approval';
  const present = presentVisit(state, visit);
  if (substitution.of === 'target') {
    if (present?.target !== substitution.target) return 'substitute-target';
    if (nextTarget(state, visit)?.id !== substitution.substitute) return 'substitute-target';
    return outcomeOf(substituteTarget(state, { visit, unavailable }), redrawn);
  }
  const [{ place, inspector }] = redrawn as [RedrawnPlace];
  if (present?.inspectors[place] !== inspector) return 'substitute-inspector';
  return outcomeOf(substituteInspector(state, { visit, place, unavailable }), redrawn);
};

const outcomeOf = (
  made: Result<SubstitutedInspectors, SubstitutionRefusal>,
  claimed: readonly RedrawnPlace[],
): SubstitutionState | CertificateFault =>
  made.ok && digestOf(made.value.redrawn) === digestOf(claimed) ? made.value.state : 'substitute-inspector';
