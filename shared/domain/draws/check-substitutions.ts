import { digestOf } from '../audit/digest.ts';
import type { CertificateFault } from './certificate-faults.ts';
import type { Check, ReadCertificate } from './check.ts';
import { type RedrawnPlace, type Substitution, substitutionDigest } from './substitution.ts';
import {
  beginSubstitutions,
  nextTarget,
  type PresentDraw,
  presentVisit,
  repeatSubstitution,
} from './substitutions.ts';

/** Every substitution was logged when it was made, approved by a second person, and made by lot. */
export const checkSubstitutions: Check = (read) => {
  const { substitutions } = read.certificate;
  if (!isLogged(read)) return 'substitution-log';
  if (substitutions.length === 0) return undefined;
  const draw = beginSubstitutions(read.certificate);
  for (const substitution of substitutions) {
    const fault = faultOf(draw, substitution);
    if (fault !== undefined) return fault;
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

/** What is wrong with the substitution, if anything; if nothing is, the draw is as it leaves it. */
const faultOf = (draw: PresentDraw, substitution: Substitution): CertificateFault | undefined => {
  const { visit, redrawn, requestedBy, approvedBy } = substitution;
  if (requestedBy === approvedBy) return 'substitution-approval';
  const present = presentVisit(draw, visit);
  if (substitution.of === 'target') {
    if (present?.target !== substitution.target) return 'substitute-target';
    if (nextTarget(draw, visit)?.id !== substitution.substitute) return 'substitute-target';
  } else {
    const [{ place, inspector }] = redrawn as [RedrawnPlace];
    if (present?.inspectors[place] !== inspector) return 'substitute-inspector';
  }
  const made = repeatSubstitution(draw, substitution);
  const isSame = made.ok && digestOf(made.value.redrawn) === digestOf(redrawn);
  return isSame ? undefined : 'substitute-inspector';
};
