import type { FC } from 'hono/jsx';
import { fullScore } from '../../../shared/domain/credit/full-score.ts';
import { entityTypes } from '../../../shared/domain/registry/entity-type.ts';
import { targetStates } from '../../../shared/domain/registry/target-state.ts';
import { endDay } from '../parts/end-day.tsx';
import { Facts } from '../parts/facts.tsx';
import { Logged } from '../parts/logged.tsx';
import { Pager } from '../parts/pager.tsx';
import { ResultList } from '../parts/result-list.tsx';
import { Section } from '../parts/section.tsx';
import { Day, Digest, Official } from '../parts/values.tsx';
import type { EntityView, PublicLine } from '../read/entity.ts';
import type { Page } from '../site/page.tsx';
import { codeOf, entityPath, resultPath } from '../site/paths.ts';
import type { Reader } from '../site/reader.ts';
import { entity, measureKinds, scoreOf } from '../texts/entity.ts';

const official = (words: string | undefined) => words && <Official>{words}</Official>;

const Register: FC<{ readonly reader: Reader; readonly view: EntityView }> = ({ reader: { say }, view }) => (
  <Section id="register" title={say(entity.registerTitle)}>
    <Facts
      rows={[
        [say(entity.codeLabel), <Digest>{codeOf(view.id)}</Digest>],
        [say(entity.type), view.type && say(entityTypes[view.type].label)],
        [say(entity.state), say(targetStates[view.state].label)],
        [say(entity.district), official(view.district)],
        [say(entity.address), official(view.address)],
        [say(entity.industry), view.industry],
        [say(entity.authority), official(view.authority)],
      ]}
    />
  </Section>
);

const signed = (points: number): string =>
  points > 0 ? `+${points}` : String(points).replace('-', '\u2212');

const Line: FC<{ readonly reader: Reader; readonly line: PublicLine }> = ({ reader, line }) => {
  const { say, href } = reader;
  const { label, document, visitId, occurredOn, shownThrough, points, isDisputed } = line;
  return (
    <tr>
      <td class="sentence">
        {visitId === undefined ? say(label) : <a href={href(resultPath(visitId))}>{say(label)}</a>}
        {isDisputed && (
          <>
            {' '}
            <span class="tag warn">{say(entity.lineDisputed)}</span>
          </>
        )}
        {document !== undefined && (
          <p class="quiet">
            <Official>{document.documentNo}</Official>
            {' · '}
            <Official>{document.authority}</Official>
          </p>
        )}
      </td>
      <td>
        <Day reader={reader} on={occurredOn} />
      </td>
      <td>
        {shownThrough === undefined ? say(entity.shownByDecision) : <Day reader={reader} on={shownThrough} />}
      </td>
      <td class="figure">{signed(points)}</td>
    </tr>
  );
};

const Credit: FC<{ readonly reader: Reader; readonly evaluation: EntityView['evaluation'] }> = ({
  reader,
  evaluation,
}) => {
  const { say, number } = reader;
  return (
    <Section id="credit" title={say(entity.creditTitle)}>
      {evaluation === undefined ? (
        <p>{say(entity.notEvaluated)}</p>
      ) : (
        <>
          <Facts
            rows={[
              [say(entity.riskClass), say(evaluation.riskLabel)],
              [
                say(entity.score),
                say(scoreOf(number(evaluation.score), number(fullScore), evaluation.grade.label)),
              ],
            ]}
          />
          <table>
            <caption>{say(entity.why)}</caption>
            <thead>
              <tr>
                <th scope="col">{say(entity.reason)}</th>
                <th scope="col">{say(entity.date)}</th>
                <th scope="col">{say(entity.shownThrough)}</th>
                <th scope="col" class="figure">
                  {say(entity.points)}
                </th>
              </tr>
            </thead>
            <tbody>
              {evaluation.lines.map((line) => (
                <Line reader={reader} line={line} />
              ))}
            </tbody>
          </table>
          {evaluation.hasUnpublished && <p class="quiet">{say(entity.unpublished)}</p>}
        </>
      )}
    </Section>
  );
};

const Listings: FC<{ readonly reader: Reader; readonly listings: EntityView['listings'] }> = ({
  reader,
  listings,
}) => {
  const { say } = reader;
  return (
    <Section id="lists" title={say(entity.listsTitle)}>
      {listings.length === 0 && <p>{say(entity.noLists)}</p>}
      {listings.map(({ list, label, cause, basis, authority, documentNo, reasons, listedOn, ...more }) => (
        <article>
          <h3>
            <span class={`tag ${list === 'red' ? 'good' : 'bad'}`}>{say(label)}</span>
          </h3>
          {more.isSuspended && <p>{say(entity.suspended)}</p>}
          {more.isDisputed && <p>{say(entity.disputed)}</p>}
          <Facts
            rows={[
              [say(entity.documentNo), official(documentNo)],
              [say(entity.decidedBy), official(authority)],
              [say(entity.cause), cause && say(cause)],
              [say(entity.basis), official(basis)],
              [say(entity.reasons), official(reasons)],
              [say(entity.listedOn), <Day reader={reader} on={listedOn} />],
              [say(entity.endsOn), endDay(reader, more.endsOn)],
            ]}
          />
          {more.logged !== undefined && <Logged reader={reader} logged={more.logged} />}
        </article>
      ))}
    </Section>
  );
};

const Measures: FC<{ readonly reader: Reader; readonly measures: EntityView['measures'] }> = ({
  reader: { say },
  measures,
}) => (
  <Section id="measures" title={say(entity.measuresTitle)}>
    {measures.length === 0 ? (
      <p>{say(entity.noMeasures)}</p>
    ) : (
      <ul class="list">
        {measures.map(({ code, kind, label, basis }) => (
          <li>
            <h3>{say(label)}</h3>
            <p class="quiet">
              {code} <span class="tag">{say(measureKinds[kind])}</span>
            </p>
            <p class="quiet">
              {say(entity.basis)} <Official>{basis}</Official>
            </p>
          </li>
        ))}
      </ul>
    )}
  </Section>
);

/** What the public may know about an entity. */
export const entityPage = (reader: Reader, view: EntityView, isFirst: boolean): Page => {
  const { say } = reader;
  const { items, next } = view.results;
  return {
    title: view.name,
    content: (
      <>
        <h1>
          <Official>{view.name}</Official>
        </h1>
        {view.askedAs !== undefined && (
          <p class="notice">
            {say(entity.askedAs)} <Digest>{codeOf(view.askedAs)}</Digest>
          </p>
        )}
        <Register reader={reader} view={view} />
        <Credit reader={reader} evaluation={view.evaluation} />
        <Listings reader={reader} listings={view.listings} />
        <Measures reader={reader} measures={view.measures} />
        <Section id="results" title={say(entity.resultsTitle)}>
          {items.length === 0 ? (
            <p>{say(entity.noResults)}</p>
          ) : (
            <ResultList reader={reader} results={items} />
          )}
          <Pager reader={reader} path={entityPath(view.id)} anchor="results" isFirst={isFirst} next={next} />
        </Section>
      </>
    ),
  };
};
