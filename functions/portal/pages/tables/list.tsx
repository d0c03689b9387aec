import type { TableSummary } from '../../../../shared/use-cases/tables/read-tables.ts';
import { Section } from '../../parts/section.tsx';
import { Day, Digest, Official } from '../../parts/values.tsx';
import type { Page } from '../../site/page.tsx';
import { tablePath } from '../../site/paths.ts';
import type { Reader } from '../../site/reader.ts';
import { rowCount, tables, tableTitles } from '../../texts/tables.ts';

/** How much of a hash is enough to tell versions apart. */
export const shortHash = (hash: string): string => hash.slice(0, 12);

/** The rule tables in force today. */
export const tableListPage = (reader: Reader, summaries: readonly TableSummary[]): Page => {
  const { say, href, number } = reader;
  return {
    title: say(tables.title),
    content: (
      <>
        <h1>{say(tables.title)}</h1>
        <p class="lead">{say(tables.lead)}</p>
        <Section id="tables" title={say(tables.listTitle)}>
          {summaries.length === 0 ? (
            <p>{say(tables.empty)}</p>
          ) : (
            <ol class="list">
              {summaries.map(({ name, hash, effectiveFrom, basis, uncertain, rows }) => (
                <li>
                  <h3>
                    <a href={href(tablePath(name))}>{say(tableTitles[name])}</a>
                  </h3>
                  {uncertain !== undefined && (
                    <p>
                      <span class="tag warn">{say(tables.uncertain)}</span>
                    </p>
                  )}
                  <p class="quiet">
                    {say(tables.effectiveFrom)} <Day reader={reader} on={effectiveFrom} />
                    {' · '}
                    {say(rowCount(number(rows)))}
                    {' · '}
                    {say(tables.hash)} <Digest>{shortHash(hash)}</Digest>
                  </p>
                  <p class="quiet">
                    {say(tables.basis)} <Official>{basis}</Official>
                  </p>
                </li>
              ))}
            </ol>
          )}
        </Section>
      </>
    ),
  };
};
