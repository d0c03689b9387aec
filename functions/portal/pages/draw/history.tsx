import type { FC } from 'hono/jsx';
import { drawMachine } from '../../../../shared/domain/inspections/draw.ts';
import { Facts } from '../../parts/facts.tsx';
import { LogEntry } from '../../parts/log-entry.tsx';
import { Section } from '../../parts/section.tsx';
import { Digest } from '../../parts/values.tsx';
import { drawPath } from '../../site/paths.ts';
import { nth, draw as texts } from '../../texts/draw.ts';
import { log as logTexts } from '../../texts/log.ts';
import type { Part } from './part.ts';

/** What the public log holds about the draw, each entry as it was hashed. */
export const Log: FC<Part> = ({ reader, view: { entries, log } }) => {
  const { say, number } = reader;
  return (
    <Section id="log" title={say(texts.logTitle)}>
      <ol class="list">
        {entries.map((entry) => (
          <LogEntry reader={reader} entry={entry} logSize={log.size} />
        ))}
      </ol>
      <Facts
        rows={[
          [say(texts.logSize), number(log.size)],
          [say(texts.logHead), <Digest>{log.root}</Digest>],
        ]}
      />
      <p>
        <a class="go" href={reader.href('/log')}>
          {say(logTexts.checkTitle)}
        </a>
      </p>
    </Section>
  );
};

/** Every draw of the line, so that a repeated one is seen. */
export const Siblings: FC<Part> = ({ reader: { say, href }, view }) => (
  <Section id="siblings" title={say(texts.othersTitle)}>
    <ol class="list">
      {view.ofLine.map(({ id, number, state }) => (
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
