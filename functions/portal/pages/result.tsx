import { Facts } from '../parts/facts.tsx';
import { Logged } from '../parts/logged.tsx';
import { ResultTags } from '../parts/result-tags.tsx';
import { Section } from '../parts/section.tsx';
import { Day, Digest, Moment, Official } from '../parts/values.tsx';
import type { ResultView } from '../read/result.ts';
import type { Page } from '../site/page.tsx';
import { drawPath, entityPath } from '../site/paths.ts';
import type { Reader } from '../site/reader.ts';
import { findingOutcomes, result } from '../texts/result.ts';

const tones = { 'no-problem': 'good', problem: 'bad', 'not-applicable': '' } as const;

/** A published result, item by item. */
export const resultPage = (reader: Reader, view: ResultView): Page => {
  const { say, href } = reader;
  return {
    title: `${say(result.title)} ${view.targetName}`,
    content: (
      <>
        <p class="eyebrow">{say(result.title)}</p>
        <h1>
          <Official>{view.targetName}</Official>
        </h1>
        <Facts
          rows={[
            [say(result.outcome), <ResultTags reader={reader} categories={view.categories} />],
            [
              say(result.target),
              <a href={href(entityPath(view.target))}>
                <Official>{view.targetName}</Official>
              </a>,
            ],
            [say(result.visitedOn), <Day reader={reader} on={view.visitedOn} />],
            [say(result.publishedAt), <Moment reader={reader} at={view.publishedAt} />],
            [say(result.lead), <Official>{view.department}</Official>],
            [say(result.task), <Official>{view.taskName}</Official>],
            [say(result.taskNumber), <Official>{view.taskNumber}</Official>],
            [say(result.draw), <a href={href(drawPath(view.drawId))}>{say(result.drawLink)}</a>],
            [say(result.number), <Digest>{view.id}</Digest>],
          ]}
        />
        {view.logged !== undefined && <Logged reader={reader} logged={view.logged} />}
        <Section id="findings" title={say(result.findingsTitle)}>
          <ol class="list">
            {view.findings.map(({ itemCode, name, outcome, legalBasis }) => (
              <li>
                <h3>
                  <Official>{name}</Official>
                </h3>
                <p>
                  <span class={`tag ${tones[outcome]}`}>{say(findingOutcomes[outcome])}</span>
                </p>
                <p class="quiet">
                  {itemCode}
                  {legalBasis !== undefined && (
                    <>
                      {' · '}
                      {say(result.basis)} <Official>{legalBasis}</Official>
                    </>
                  )}
                </p>
              </li>
            ))}
          </ol>
        </Section>
        <Section id="inspectors" title={say(result.inspectorsTitle)}>
          <p class="prose">{say(result.inspectorsLead)}</p>
          <table>
            <thead>
              <tr>
                <th scope="col">{say(result.department)}</th>
                <th scope="col">{say(result.pseudonym)}</th>
              </tr>
            </thead>
            <tbody>
              {view.seats.map(({ department, pseudonym }) => (
                <tr>
                  <td>
                    <Official>{department}</Official>
                  </td>
                  <td>
                    <Digest>{pseudonym}</Digest>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Section>
      </>
    ),
  };
};
