import type { FC } from 'hono/jsx';
import type { PublicListing } from '../../../../shared/contracts/public.ts';
import { endDay } from '../../parts/end-day.tsx';
import { Facts } from '../../parts/facts.tsx';
import { ListRuleFacts } from '../../parts/list-rule.tsx';
import { Pager } from '../../parts/pager.tsx';
import { Section } from '../../parts/section.tsx';
import { Day, Digest, Official } from '../../parts/values.tsx';
import type { ListView } from '../../read/lists.ts';
import type { Page } from '../../site/page.tsx';
import { codeOf, entityPath, listDataPath, listPath } from '../../site/paths.ts';
import type { Reader } from '../../site/reader.ts';
import { entity } from '../../texts/entity.ts';
import { listLeads, lists } from '../../texts/lists.ts';
import { tables } from '../../texts/tables.ts';

const Member: FC<{ readonly reader: Reader; readonly listing: PublicListing }> = ({ reader, listing }) => {
  const { say, href } = reader;
  const { subject, subjectName, causeLabel, isSuspended, isDisputed } = listing;
  return (
    <li>
      <h3>
        <a href={href(entityPath(subject))}>
          <Official>{subjectName}</Official>
        </a>
      </h3>
      {(isSuspended || isDisputed) && (
        <ul class="tags">
          {isSuspended && (
            <li>
              <span class="tag warn">{say(lists.suspended)}</span>
            </li>
          )}
          {isDisputed && (
            <li>
              <span class="tag warn">{say(lists.disputed)}</span>
            </li>
          )}
        </ul>
      )}
      <Facts
        rows={[
          [say(entity.codeLabel), <Digest>{codeOf(subject)}</Digest>],
          [say(entity.cause), causeLabel && say(causeLabel)],
          [say(entity.decidedBy), <Official>{listing.authorityName}</Official>],
          [say(entity.documentNo), <Official>{listing.documentNo}</Official>],
          [say(entity.listedOn), <Day reader={reader} on={listing.listedOn} />],
          [say(entity.endsOn), endDay(reader, listing.endsOn)],
        ]}
      />
    </li>
  );
};

/** Who is on a list now. */
export const listPage = (reader: Reader, { rule, items, next }: ListView, isFirst: boolean): Page => {
  const { say } = reader;
  const { list, label } = rule;
  return {
    title: say(label),
    content: (
      <>
        <h1 class="sentence">{say(label)}</h1>
        <p class="lead">{say(listLeads[list])}</p>
        <ListRuleFacts reader={reader} rule={rule} />
        <Section id="members" title={say(lists.membersTitle)}>
          {items.length === 0 ? (
            <p>{say(isFirst && next === undefined ? lists.empty : lists.emptyPage)}</p>
          ) : (
            <>
              <p class="quiet">{say(lists.order)}</p>
              <ol class="list">
                {items.map((listing) => (
                  <Member reader={reader} listing={listing} />
                ))}
              </ol>
            </>
          )}
          <Pager reader={reader} path={listPath(list)} anchor="members" isFirst={isFirst} next={next} />
          <p>
            <a class="go" href={listDataPath(list)}>
              {say(tables.asData)}
            </a>
          </p>
        </Section>
      </>
    ),
  };
};
