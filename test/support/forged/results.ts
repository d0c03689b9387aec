import type { DrawnVisit } from '../../../shared/domain/draws/outcome.ts';
import type { Substitution } from '../../../shared/domain/draws/substitution.ts';
import { certificateOf, inspectors, instant, rulesFor, targets } from '../draws.ts';
import {
  changing,
  type Forgery,
  honest,
  moving,
  otherHash,
  plan,
  relogged,
  saying,
  without,
} from '../forge.ts';
import type { LogLine } from '../public-log.ts';

const { outcome, frame, pool, substitutions } = honest;
const [first, second, ...otherVisits] = outcome as [DrawnVisit, DrawnVisit];
const drawn = outcome.map(({ target }) => target);
const undrawn = frame.find(({ id }) => !drawn.includes(id))?.id as string;
const unseated = pool.find(({ id }) => !first.inspectors.includes(id))?.id as string;
const bare = { ...plan, substitutions: [] };

/** Draws that were not held as the rules say. */
export const misdrawn: readonly Forgery[] = [
  {
    fault: 'draw-refused',
    what: 'more is drawn than there is',
    certificate: certificateOf({ ...bare, rules: rulesFor(13) }, { outcome }),
  },
  {
    fault: 'draw-refused',
    what: 'inspectors are seated though they are too few',
    certificate: certificateOf({ ...bare, pool: inspectors(1) }, { outcome }),
  },
  {
    fault: 'draw-refused',
    what: 'the frame is empty',
    certificate: certificateOf({ ...bare, frame: [] }, { outcome }),
  },
  {
    fault: 'draw-refused',
    what: 'a target is in a stratum that is never drawn',
    certificate: certificateOf(
      { ...bare, frame: [...frame, ...targets(1, { stratum: 'Z', first: 90 })] },
      { outcome },
    ),
  },
  {
    fault: 'draw-refused',
    what: 'the region counts, and a target has no district',
    certificate: certificateOf(
      { ...bare, frame: targets(12), rules: rulesFor(4, { region: 'cross-district' }) },
      { outcome },
    ),
  },
  {
    fault: 'target-sequence',
    what: 'a drawn target is replaced by a favourite',
    certificate: { ...honest, outcome: [{ ...first, target: undrawn }, second, ...otherVisits] },
  },
  {
    fault: 'target-sequence',
    what: 'the targets are in another order',
    certificate: { ...honest, outcome: outcome.toReversed() },
  },
  {
    fault: 'target-sequence',
    what: 'a target is dropped',
    certificate: { ...honest, outcome: outcome.slice(1) },
  },
  {
    fault: 'target-sequence',
    what: 'a target is added',
    certificate: { ...honest, outcome: [...outcome, { ...first, target: undrawn }] },
  },
  {
    fault: 'target-sequence',
    what: 'a target is counted to another stratum',
    certificate: { ...honest, outcome: [{ ...first, stratum: 'B' }, second, ...otherVisits] },
  },
  {
    fault: 'assignment',
    what: 'an inspector is swapped for another',
    certificate: {
      ...honest,
      outcome: [{ ...first, inspectors: [first.inspectors[0] as string, unseated] }, second, ...otherVisits],
    },
  },
  {
    fault: 'assignment',
    what: 'two visits change their inspectors',
    certificate: {
      ...honest,
      outcome: [
        { ...first, inspectors: second.inspectors },
        { ...second, inspectors: first.inspectors },
        ...otherVisits,
      ],
    },
  },
  {
    fault: 'assignment',
    what: 'the inspectors of a visit change places',
    certificate: {
      ...honest,
      outcome: [{ ...first, inspectors: first.inspectors.toReversed() }, second, ...otherVisits],
    },
  },
  {
    fault: 'assignment',
    what: 'a visit has an inspector too many',
    certificate: {
      ...honest,
      outcome: [{ ...first, inspectors: [...first.inspectors, unseated] }, second, ...otherVisits],
    },
  },
];

const [replaced, redrawn] = substitutions as unknown as [
  Extract<Substitution, { of: 'target' }>,
  Extract<Substitution, { of: 'inspector' }>,
];

/** The certificate with other substitutions, which stand in the log like that. */
const substituting = (...forged: readonly Substitution[]) =>
  certificateOf(plan, { outcome, substitutions: forged });
const [redraw] = redrawn.redrawn;
const stranger = pool.find(
  ({ id }) =>
    !outcome[2]?.inspectors.includes(id) && id !== redraw?.substitute && !redrawn.unavailable.includes(id),
)?.id as string;
const afterNext = frame.find(({ id }) => !drawn.includes(id) && id !== replaced.substitute)?.id as string;

/** Replacements that somebody chose, or made in secret. */
export const missubstituted: readonly Forgery[] = [
  {
    fault: 'substitution-log',
    what: 'a replacement is hidden',
    certificate: { ...honest, substitutions: [replaced] },
  },
  {
    fault: 'substitution-log',
    what: 'a replacement never was in the log',
    certificate: relogged(honest, without('inspector-substituted')),
  },
  {
    fault: 'substitution-log',
    what: 'two replacements change their order',
    certificate: { ...honest, substitutions: [redrawn, replaced] },
  },
  {
    fault: 'substitution-log',
    what: 'the log gives another number',
    certificate: relogged(honest, saying('target-substituted', { number: 2 })),
  },
  {
    fault: 'substitution-log',
    what: 'the log gives another reason',
    certificate: relogged(honest, saying('target-substituted', { reason: 'moved-out' })),
  },
  {
    fault: 'substitution-log',
    what: 'the log has the digest of something else',
    certificate: relogged(honest, saying('target-substituted', { digest: otherHash })),
  },
  {
    fault: 'substitution-log',
    what: 'the log has it of an inspector',
    certificate: relogged(honest, changing('target-substituted', { action: 'inspector-substituted' })),
  },
  {
    fault: 'substitution-log',
    what: 'a note is changed afterwards',
    certificate: { ...honest, substitutions: [{ ...replaced, requestedBy: 'somebody else' }, redrawn] },
  },
  {
    fault: 'substitution-log',
    what: 'a target was replaced before it was drawn',
    certificate: relogged(honest, moving('target-substituted', 'contribution-opened')),
  },
  {
    fault: 'substitution-log',
    what: 'an inspector was replaced when the secret was known',
    certificate: relogged(honest, (lines) => [
      ...without('inspector-substituted')(lines),
      {
        ...(lines.find(({ action }) => action === 'inspector-substituted') as LogLine),
        at: instant('2026-04-21T00:00:00.000Z'),
      },
    ]),
  },
  {
    fault: 'substitution-approval',
    what: 'a replacement was approved by the one who asked for it',
    certificate: substituting({ ...replaced, approvedBy: replaced.requestedBy }),
  },
  {
    fault: 'substitute-target',
    what: 'a substitute is not the next',
    certificate: substituting({ ...replaced, substitute: afterNext }, redrawn),
  },
  {
    fault: 'substitute-target',
    what: 'a substitute was drawn already',
    certificate: substituting({ ...replaced, substitute: first.target }),
  },
  {
    fault: 'substitute-target',
    what: 'a target is replaced that is not visited',
    certificate: substituting({ ...replaced, target: first.target }),
  },
  {
    fault: 'substitute-target',
    what: 'a target that was replaced is replaced once more',
    certificate: substituting(replaced, { ...replaced, nonce: otherHash }),
  },
  {
    fault: 'substitute-target',
    what: 'a visit is named that there is not',
    certificate: substituting({ ...replaced, visit: 4 }),
  },
  {
    fault: 'substitute-target',
    what: 'targets are replaced though the rules forbid it',
    certificate: noneReplaced(),
  },
  {
    fault: 'substitute-inspector',
    what: 'a favourite comes instead',
    certificate: substituting(replaced, {
      ...redrawn,
      redrawn: [{ place: 0, inspector: outcome[2]?.inspectors[0] as string, substitute: stranger }],
    }),
  },
  {
    fault: 'substitute-inspector',
    what: 'an inspector is replaced who does not come',
    certificate: substituting(replaced, {
      ...redrawn,
      redrawn: [{ ...(redraw as NonNullable<typeof redraw>), inspector: stranger }],
    }),
  },
  {
    fault: 'substitute-inspector',
    what: 'a place is named that there is not',
    certificate: substituting(replaced, {
      ...redrawn,
      redrawn: [{ ...(redraw as NonNullable<typeof redraw>), place: 2 }],
    }),
  },
  {
    fault: 'substitute-inspector',
    what: 'an inspector is replaced at a visit that there is not',
    certificate: substituting(replaced, { ...redrawn, visit: 4 }),
  },
  {
    fault: 'substitute-inspector',
    what: 'one who cannot come goes to the substitute all the same',
    certificate: substituting({ ...replaced, unavailable: [outcome[1]?.inspectors[0] as string] }),
  },
  {
    fault: 'substitute-inspector',
    what: 'inspectors are exchanged who may stay',
    certificate: substituting({
      ...replaced,
      redrawn: [{ place: 0, inspector: outcome[1]?.inspectors[0] as string, substitute: stranger }],
    }),
  },
  {
    fault: 'substitute-inspector',
    what: 'nobody is left to be drawn, and somebody comes',
    certificate: substituting(replaced, {
      ...redrawn,
      unavailable: pool.map(({ id }) => id),
    }),
  },
];

function noneReplaced() {
  const rules = { ...plan.rules, substitutes: 'none' as const };
  const held = certificateOf({ ...plan, rules, substitutions: [] });
  const target = held.outcome[1]?.target as string;
  return certificateOf(
    { ...plan, rules },
    { outcome: held.outcome, substitutions: [{ ...replaced, target }] },
  );
}
