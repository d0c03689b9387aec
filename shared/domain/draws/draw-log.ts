import type { CertificateLog, CertificateLogEntry } from './certificate.ts';
import { type DrawAction, drawFactsSchemas, type EntryOf, type RandomnessEntry } from './log-facts.ts';

/** An entry with its place in the public log. */
type Logged<E> = E & { readonly index: number };
type KnownEntry = Logged<EntryOf<DrawAction>>;

/** Where the public log keeps what is about a draw. */
export const aboutDraw = (drawId: string): string => `draw/${drawId}`;

/** What the public log says of a draw, by what it is good for, each list in the order of the log. */
export interface DrawLog {
  readonly committed: Logged<EntryOf<'draw-committed'>>;
  readonly revealed: Logged<EntryOf<'secret-revealed'>>;
  readonly randomness: readonly Logged<RandomnessEntry>[];
  readonly substituted: readonly Logged<EntryOf<'target-substituted' | 'inspector-substituted'>>[];
  /** That this draw itself was declared void; more than one entry is a fault. */
  readonly voided: readonly Logged<EntryOf<'draw-voided'>>[];
  /** The draws before it in its line that were declared void; `about` says which. */
  readonly voidedBefore: readonly (Logged<EntryOf<'draw-voided'>> & { readonly about: string })[];
}

/**
 * Reads the log of a certificate. Gives nothing where an entry says other than its action must, where the commitment
 * or the revealed secret is missing, repeated or out of order, or where an entry is about something else.
 */
export const readDrawLog = (drawId: string, { entries }: CertificateLog): DrawLog | undefined => {
  const own: KnownEntry[] = [];
  const voidedBefore: DrawLog['voidedBefore'][number][] = [];
  for (const { entry } of entries) {
    const isOwn = entry.about === aboutDraw(drawId);
    const { action } = entry;
    if (!isKnown(action) && isOwn) continue;
    const known = isKnown(action) ? knownEntry(entry, action) : undefined;
    if (known === undefined) return undefined;
    if (isOwn) own.push(known);
    else if (known.action === 'draw-voided') voidedBefore.push({ ...known, about: entry.about });
    else return undefined;
  }
  const [committed, ...otherCommitted] = withAction(own, 'draw-committed');
  const [revealed, ...otherRevealed] = withAction(own, 'secret-revealed');
  const isOnce = otherCommitted.length === 0 && otherRevealed.length === 0;
  if (committed === undefined || revealed === undefined || !isOnce) return undefined;
  if (revealed.index < committed.index) return undefined;
  return {
    committed,
    revealed,
    randomness: withAction(
      own,
      'contribution-committed',
      'contribution-opened',
      'lottery-recorded',
      'beacon-recorded',
      'source-passed-over',
    ),
    substituted: withAction(own, 'target-substituted', 'inspector-substituted'),
    voided: withAction(own, 'draw-voided'),
    voidedBefore,
  };
};

const isKnown = (action: string): action is DrawAction => Object.hasOwn(drawFactsSchemas, action);

const withAction = <A extends DrawAction>(entries: readonly KnownEntry[], ...actions: readonly A[]) =>
  entries.filter((entry) => actions.some((action) => action === entry.action)) as Logged<EntryOf<A>>[];

const knownEntry = (
  { index, at, facts }: CertificateLogEntry,
  action: DrawAction,
): KnownEntry | undefined => {
  const parsed = drawFactsSchemas[action].safeParse(facts);
  // The schema is that of the action, which the compiler cannot follow through the union.
  return parsed.success ? ({ index, at, action, facts: parsed.data } as KnownEntry) : undefined;
};
