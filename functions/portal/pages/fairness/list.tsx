import { Pager } from '../../parts/pager.tsx';
import { Section } from '../../parts/section.tsx';
import { Official } from '../../parts/values.tsx';
import type { FairnessPage } from '../../read/fairness.ts';
import type { Page } from '../../site/page.tsx';
import { fairnessPath } from '../../site/paths.ts';
import type { Reader } from '../../site/reader.ts';
import { fairness, reportSize, reportTitle } from '../../texts/fairness.ts';

/** Every fairness report, newest year first. */
export const fairnessListPage = (reader: Reader, { items, next }: FairnessPage, isFirst: boolean): Page => {
  const { say, href, number } = reader;
  return {
    title: say(fairness.title),
    content: (
      <>
        <h1>{say(fairness.title)}</h1>
        <p class="lead">{say(fairness.lead)}</p>
        <Section id="reports" title={say(fairness.listTitle)}>
          {items.length === 0 ? (
            <p>{say(fairness.empty)}</p>
          ) : (
            <ol class="list">
              {items.map(({ department, departmentName, year, draws, voidDraws }) => (
                <li>
                  <h3>
                    <a href={href(fairnessPath(department, year))}>
                      <Official>{departmentName}</Official> {say(reportTitle(year))}
                    </a>
                  </h3>
                  <p class="quiet">{say(reportSize(number(draws), number(voidDraws)))}</p>
                </li>
              ))}
            </ol>
          )}
          <Pager reader={reader} path="/fairness" anchor="reports" isFirst={isFirst} next={next} />
        </Section>
      </>
    ),
  };
};
