import { digestOf } from '../audit/digest.ts';
import type { TargetId } from '../registry/identifier.ts';
import { type CreditEvent, recordedFacts } from './event.ts';
import type { RecordableFact } from './recordable-fact.ts';

/** A document's number however it is spaced, cased and bracketed: 浙市监罚〔2026〕1号, 浙市监罚[2026] 1号. */
const spelled = (documentNo: string): string =>
  documentNo
    .normalize('NFKC')
    .replace(/[\s\p{Cf}]/gu, '')
    .replace(/[〔【「[{]/g, '(')
    .replace(/[〕】」\]}]/g, ')')
    .toUpperCase();

/** What names the document that a fact rests on. An imported score has none but its issuer and day. */
const documentOf = (fact: RecordableFact): readonly string[] =>
  fact.kind === 'score-imported' ? [spelled(fact.issuer), fact.occurredOn] : [spelled(fact.documentNo)];

/**
 * The name of the event that a unit's document makes about an entity, so that the same document never counts twice,
 * whichever way it comes. Once the event was withdrawn or corrected, {@link nextVersionOf} names the next one.
 */
export const documentEventId = (unit: string, subject: TargetId, fact: RecordableFact): string =>
  `${fact.kind}:${unit}:${digestOf([subject, ...documentOf(fact)]).slice(0, 32)}`;

const isRecorded = (event: CreditEvent): event is CreditEvent & RecordableFact => event.kind in recordedFacts;

/**
 * The events that the document of a fact has made so far, whichever unit recorded them and under whichever code of the entity;
 * at most one of them has been neither withdrawn nor corrected.
 */
export const versionsOf = (history: readonly CreditEvent[], fact: RecordableFact): readonly CreditEvent[] => {
  const document = digestOf(documentOf(fact));
  return history.filter(
    (event) => isRecorded(event) && event.kind === fact.kind && digestOf(documentOf(event)) === document,
  );
};

/** The name of the event that a document makes after these. */
export const nextVersionOf = (documentId: string, versions: readonly CreditEvent[]): string =>
  versions.length === 0 ? documentId : `${documentId}-${versions.length + 1}`;

/** What a fact says; that a penalty was by ordinary procedure goes without saying, for none other is recorded. */
const contentOf = ({ documentNo, procedure: _, ...rest }: ContentOfFact): string =>
  digestOf({ ...rest, ...(documentNo !== undefined && { documentNo: spelled(documentNo) }) });

interface ContentOfFact {
  readonly kind: string;
  readonly documentNo?: string | undefined;
  readonly procedure?: string | undefined;
}

/** Whether an event says just what a fact does, however the document's number is spelled. */
export const saysTheFact = (event: CreditEvent, fact: RecordableFact): boolean => {
  const { id: _, subject: __, knownAt: ___, source: ____, ...said } = event;
  return contentOf(said) === contentOf(fact);
};
