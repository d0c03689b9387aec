import type { PublicLogEntry } from '../../../shared/domain/audit/entry.ts';
import {
  inspectorSubstitutionReasonSchema,
  inspectorSubstitutionReasons,
  type RedrawnPlace,
  targetSubstitutionReasonSchema,
  targetSubstitutionReasons,
} from '../../../shared/domain/draws/substitution.ts';
import type { Draw } from '../../../shared/domain/inspections/draw.ts';
import type { SubstitutionRequest } from '../../../shared/domain/inspections/substitution.ts';
import type { Visit } from '../../../shared/domain/inspections/visit.ts';
import type { Text } from '../../../shared/domain/primitives/text.ts';
import type { Instant } from '../../../shared/domain/primitives/time.ts';
import type { Records } from '../../../shared/use-cases/ports.ts';

/** Who was replaced by whom; public with the secret. */
export interface RevealedSubstitution {
  /** The place of the visit in the drawn order, from 1. */
  readonly place: number;
  /** For a target: the one that was drawn, and the one that came in its place. */
  readonly targets:
    | {
        readonly former: Pick<Visit, 'target' | 'targetName'>;
        readonly substitute: Pick<Visit, 'target' | 'targetName'>;
      }
    | undefined;
  readonly redrawn: readonly RedrawnPlace[];
  readonly requestedBy: string;
  readonly approvedBy: string;
}

/** A substitution as far as it is public: number, kind and reason at once, the rest when the secret is revealed. */
export interface SubstitutionView {
  readonly number: number;
  readonly of: SubstitutionRequest['of'];
  readonly reason: Text;
  readonly at: Instant;
  readonly revealed: RevealedSubstitution | undefined;
}

/** The substitutions that the public log tells of. */
export const readSubstitutions = async (
  records: Records,
  { id: drawId, secret }: Draw,
  entries: readonly PublicLogEntry[],
): Promise<readonly SubstitutionView[]> => {
  const logged = entries.flatMap((entry) => {
    const said = saidBy(entry);
    return said === undefined ? [] : [said];
  });
  const revealed =
    secret === undefined || logged.length === 0 ? undefined : await readRevealed(records, drawId);
  return logged.map((said) => ({ ...said, revealed: revealed?.get(said.number) }));
};

const saidBy = ({
  action,
  at,
  facts: { number, reason },
}: PublicLogEntry): Omit<SubstitutionView, 'revealed'> | undefined => {
  if (action === 'target-substituted')
    return {
      number: Number(number),
      of: 'target',
      reason: targetSubstitutionReasons[targetSubstitutionReasonSchema.parse(reason)],
      at,
    };
  if (action === 'inspector-substituted')
    return {
      number: Number(number),
      of: 'inspector',
      reason: inspectorSubstitutionReasons[inspectorSubstitutionReasonSchema.parse(reason)],
      at,
    };
  return undefined;
};

/** What the certificate says of each substitution, by its number. */
const readRevealed = async (
  records: Records,
  drawId: string,
): Promise<ReadonlyMap<number, RevealedSubstitution>> => {
  const revealed = new Map<number, RevealedSubstitution>();
  for await (const { value } of records.all('substitutionsOfDraw', { drawId })) {
    const { made, number, visitId } = value;
    if (made === undefined || number === undefined) continue;
    revealed.set(number, {
      place: made.visit + 1,
      targets: made.of === 'target' ? await targetsOf(records, visitId) : undefined,
      redrawn: made.redrawn,
      requestedBy: made.requestedBy,
      approvedBy: made.approvedBy,
    });
  }
  return revealed;
};

/** The target of a replaced visit, and that of the visit which takes its place. */
const targetsOf = async (records: Records, visitId: string): Promise<RevealedSubstitution['targets']> => {
  const former = await visitOf(records, visitId);
  const substitute = await visitOf(records, former.replacedBy ?? '');
  return { former, substitute };
};

const visitOf = async (records: Records, id: string): Promise<Visit> => {
  const visit = await records.get('visit', { id });
  if (visit === undefined) throw new Error(`a substitution names the visit ${id}, which is not there`);
  return visit.value;
};
