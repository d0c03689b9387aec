import type { FC } from 'hono/jsx';
import { Facts } from '../../parts/facts.tsx';
import { Section } from '../../parts/section.tsx';
import { Moment, Official } from '../../parts/values.tsx';
import { breach, revealDue, draw as texts } from '../../texts/draw.ts';
import type { Part } from './part.ts';
import { timelineOf } from './timeline.ts';

/** What the reader must not miss: that the draw is void, or that its secret was not revealed in time. */
export const Notices: FC<Part> = ({ reader, view: { voided, overdueSince, revealBy } }) => {
  const { say, day, moment } = reader;
  return (
    <>
      {voided !== undefined && (
        <div class="notice bad">
          <h2>{say(texts.voidTitle)}</h2>
          <Facts
            rows={[
              [say(texts.voidReason), <Official>{voided.reason}</Official>],
              [say(texts.voidBy), <bdi>{voided.by}</bdi>],
              [say(texts.voidAt), <Moment reader={reader} at={voided.at} />],
            ]}
          />
        </div>
      )}
      {overdueSince !== undefined && revealBy !== undefined && (
        <div class="notice bad">
          <h2>{say(texts.breachTitle)}</h2>
          <p>{say(breach(day(revealBy.on), moment(overdueSince)))}</p>
        </div>
      )}
    </>
  );
};

/** How far the draw has come. */
export const Timeline: FC<Part> = ({ reader, view }) => {
  const { say, day } = reader;
  return (
    <Section id="timeline" title={say(texts.timelineTitle)}>
      <p class="prose">{say(texts.timelineLead)}</p>
      <ol class="timeline">
        {timelineOf(view).map(({ title, text, state, at, due }) => (
          <li class={state}>
            <h3>{say(title)}</h3>
            <p class="quiet">
              {at === undefined ? (
                say(state === 'now' ? texts.underWay : texts.pending)
              ) : (
                <Moment reader={reader} at={at} />
              )}
              {due !== undefined && ` · ${say(revealDue(day(due.on), due.provisional))}`}
            </p>
            {text !== undefined && <p>{say(text)}</p>}
          </li>
        ))}
      </ol>
    </Section>
  );
};
