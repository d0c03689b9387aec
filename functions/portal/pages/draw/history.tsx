import type { FC } from 'hono/jsx';
import { canonicalJson } from '../../../../shared/domain/audit/canonical.ts';
import { drawMachine } from '../../../../shared/domain/inspections/draw.ts';
import { Facts } from '../../parts/facts.tsx';
import { Section } from '../../parts/section.tsx';
import { Digest, Moment } from '../../parts/values.tsx';
import { drawPath } from '../../site/paths.ts';
import { logActions, logPlace, nth, draw as texts } from '../../texts/draw.ts';
import type { Part } from './part.ts';

/** What the public log holds about the draw, each entry as it was hashed. */
export const Log: FC<Part> = ({ reader, view: { entries, log } }) => {
  const { say, number } = reader;
  return (
    <Section id="log" title={say(texts.logTitle)}>
      <ol class="list">
        {entries.map((entry) => (
          <li>
            <h3>{say(logActions[entry.action])}</h3>
            <p class="quiet">
              {say(logPlace(entry.index))}
              {' · '}
              <Moment reader={reader} at={entry.at} />
            </p>
            <details>
              <summary>{say(texts.logEntry)}</summary>
              <pre translate="no">
                <code>{canonicalJson(entry)}</code>
              </pre>
            </details>
          </li>
        ))}
      </ol>
      <Facts
        rows={[
          [say(texts.logSize), number(log.size)],
          [say(texts.logHead), <Digest>{log.root}</Digest>],
        ]}
      />
    </Section>
  );
};

/** Every draw of the task, so that a repeated one is seen. */
export const Siblings: FC<Part> = ({ reader: { say, href }, view }) => (
  <Section id="siblings" title={say(texts.othersTitle)}>
    <ol class="list">
      {view.ofTask.map(({ id, number, state }) => (
        <li>
          {id === view.id ? (
            <strong>
              {say(nth(number))} ({say(texts.thisOne)})
            </strong>
          ) : (
            <a href={href(drawPath(id))}>{say(nth(number))}</a>
          )}{' '}
          <span class={state === 'void' ? 'tag bad' : 'tag'}>{say(drawMachine.states[state])}</span>
        </li>
      ))}
    </ol>
  </Section>
);
