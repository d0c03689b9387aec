import type { FC } from 'hono/jsx';
import type { ListRule } from '../../../shared/domain/lists/lists.ts';
import type { Reader } from '../site/reader.ts';
import { earlyAfter, lists, termOf } from '../texts/lists.ts';
import { Facts } from './facts.tsx';
import { Official } from './values.tsx';

/** What the table in force lays down for a list: by what law it is public, and for how long. */
export const ListRuleFacts: FC<{ readonly reader: Reader; readonly rule: ListRule }> = ({
  reader: { say },
  rule: { publicationBasis, termYears, removableAfterMonths },
}) => (
  <Facts
    rows={[
      [say(lists.basis), <Official>{publicationBasis}</Official>],
      [say(lists.term), say(termYears === undefined ? lists.noTerm : termOf(termYears))],
      [say(lists.early), removableAfterMonths && say(earlyAfter(removableAfterMonths))],
    ]}
  />
);
