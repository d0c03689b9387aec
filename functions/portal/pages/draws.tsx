import type { FC } from 'hono/jsx';
import { drawMachine } from '../../../shared/domain/inspections/draw.ts';
import { Pager } from '../parts/pager.tsx';
import { Section } from '../parts/section.tsx';
import { Moment, Official } from '../parts/values.tsx';
import type { DrawSummary, DrawsPage } from '../read/draws.ts';
import type { Page } from '../site/page.tsx';
import { drawPath } from '../site/paths.ts';
import type { Reader } from '../site/reader.ts';
import { drawTones, nth, stages } from '../texts/draw.ts';
import { sampleOf, draws as texts } from '../texts/draws.ts';

const Summary: FC<{ readonly reader: Reader; readonly draw: DrawSummary }> = ({ reader, draw }) => {
  const { say, href, number } = reader;
  const { counts, voided, drawnAt, revealedAt } = draw;
  return (
    <li>
      <h3>
        <a href={href(drawPath(draw.id))}>
          <Official>{draw.taskName}</Official> {say(nth(draw.number))}
        </a>
      </h3>
      <ul class="tags">
        <li>
          <span class={`tag ${drawTones[draw.state] ?? ''}`}>{say(drawMachine.states[draw.state])}</span>
        </li>
        {draw.overdueSince !== undefined && (
          <li>
            <span class="tag bad">{say(texts.overdue)}</span>
          </li>
        )}
      </ul>
      <p>
        <Official>{draw.department}</Official>
        {' · '}
        {say(sampleOf(number(counts.sample), number(counts.frame)))}
        {' · '}
        {say(stages[draw.stage.kind])}
      </p>
      <p class="quiet">
        {say(texts.frozenAt)}
        <Moment reader={reader} at={draw.frozenAt} />
        {drawnAt !== undefined && (
          <>
            {' · '}
            {say(texts.drawnAt)}
            <Moment reader={reader} at={drawnAt} />
          </>
        )}
        {revealedAt !== undefined && (
          <>
            {' · '}
            {say(texts.revealedAt)}
            <Moment reader={reader} at={revealedAt} />
          </>
        )}
      </p>
      {voided !== undefined && (
        <p>
          {say(texts.voidReason)}
          <Official>{voided.reason}</Official>
        </p>
      )}
    </li>
  );
};

/** Every draw, newest first. */
export const drawsPage = (reader: Reader, { items, next }: DrawsPage, isFirst: boolean): Page => {
  const { say } = reader;
  return {
    title: say(texts.title),
    content: (
      <>
        <h1>{say(texts.title)}</h1>
        <p class="lead">{say(texts.lead)}</p>
        <Section id="draws" title={say(texts.listTitle)}>
          {items.length === 0 ? (
            <p>{say(texts.empty)}</p>
          ) : (
            <ol class="list">
              {items.map((draw) => (
                <Summary reader={reader} draw={draw} />
              ))}
            </ol>
          )}
          <Pager reader={reader} path="/draws" anchor="draws" isFirst={isFirst} next={next} />
        </Section>
      </>
    ),
  };
};
