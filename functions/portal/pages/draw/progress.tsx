import type { FC } from 'hono/jsx';
import { isAfterDay } from '../../../../shared/domain/primitives/time.ts';
import { Facts } from '../../parts/facts.tsx';
import { Section } from '../../parts/section.tsx';
import { Moment, Official } from '../../parts/values.tsx';
import { breach, lateReveal, phaseProgress, phases, revealDue, draw as texts } from '../../texts/draw.ts';
import type { Part } from './part.ts';
import { timelineOf } from './timeline.ts';

const Voided: FC<Part> = ({ reader, view: { voided } }) => {
  const { say } = reader;
  return voided === undefined ? null : (
    <div class="notice bad">
      <h2>{say(texts.voidTitle)}</h2>
      <Facts
        rows={[
          [say(texts.voidReason), <Official>{voided.reason}</Official>],
          [say(texts.voidRequestedBy), <bdi>{voided.requestedBy}</bdi>],
          [
            say(texts.voidApprovedBy),
            voided.approvedBy === null ? say(texts.voidByService) : <bdi>{voided.approvedBy}</bdi>,
          ],
          [say(texts.voidAt), <Moment reader={reader} at={voided.at} />],
        ]}
      />
    </div>
  );
};

/** A secret is late as long as it is not revealed, and stays so for good when it is. */
const Breach: FC<Part> = ({ reader: { say, day, moment }, view: { overdueSince, revealBy, revealedAt } }) => {
  const isLate = revealBy !== undefined && revealedAt !== undefined && isAfterDay(revealedAt, revealBy.on);
  return revealBy === undefined || (overdueSince === undefined && !isLate) ? null : (
    <div class="notice bad">
      <h2>{say(texts.breachTitle)}</h2>
      {overdueSince !== undefined && <p>{say(breach(day(revealBy.on), moment(overdueSince)))}</p>}
      {revealedAt !== undefined && <p>{say(lateReveal(day(revealBy.on), moment(revealedAt)))}</p>}
    </div>
  );
};

const Working: FC<Part> = ({ reader: { say, number }, view: { progress } }) => {
  if (progress === undefined) return null;
  const { phase, done, total } = progress;
  return (
    <div class="notice">
      <h2>{say(texts.working)}</h2>
      <p>
        <label for="progress">
          {say(phaseProgress(phases[phase], number(done), total === undefined ? undefined : number(total)))}
        </label>
        <progress id="progress" value={total === undefined ? undefined : done} max={total} />
      </p>
    </div>
  );
};

/** What the reader must not miss: that the draw is void, that its secret was late, or that work on it is under way. */
export const Notices: FC<Part> = ({ reader, view }) => (
  <>
    <Voided reader={reader} view={view} />
    <Breach reader={reader} view={view} />
    <Working reader={reader} view={view} />
  </>
);

/** How far the draw has come. */
export const Timeline: FC<Part> = ({ reader, view }) => {
  const { say, day } = reader;
  return (
    <Section id="timeline" title={say(texts.timelineTitle)}>
      <p class="prose">{say(texts.timelineLead)}</p>
      <ol class="timeline">
        {timelineOf(view, reader).map(({ title, text, state, at, due }) => (
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
