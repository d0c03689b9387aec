import { Facts } from '../parts/facts.tsx';
import { LogEntry } from '../parts/log-entry.tsx';
import { Pager } from '../parts/pager.tsx';
import { Section } from '../parts/section.tsx';
import { Digest } from '../parts/values.tsx';
import type { LogPage } from '../read/log.ts';
import type { Page } from '../site/page.tsx';
import type { Reader } from '../site/reader.ts';
import { logSteps, log as texts } from '../texts/log.ts';

/** The public log: its head, how to check it, and its entries. */
export const logPage = (reader: Reader, { state, entries, next }: LogPage, isFirst: boolean): Page => {
  const { say, number } = reader;
  return {
    title: say(texts.title),
    content: (
      <>
        <h1>{say(texts.title)}</h1>
        <p class="lead">{say(texts.lead)}</p>
        <Section id="head" title={say(texts.headTitle)}>
          <Facts
            rows={[
              [say(texts.size), number(state.size)],
              [say(texts.root), <Digest>{state.root}</Digest>],
            ]}
          />
        </Section>
        <Section id="check" title={say(texts.checkTitle)}>
          <p class="prose">{say(texts.checkLead)}</p>
          <ol class="steps prose">
            {logSteps.map(({ text, address }) => (
              <li>
                {say(text)}
                <pre translate="no">
                  <code>{address}</code>
                </pre>
              </li>
            ))}
          </ol>
          <p class="prose quiet">{say(texts.protocol)}</p>
        </Section>
        <Section id="entries" title={say(texts.entriesTitle)}>
          {entries.length === 0 ? (
            <p>{say(texts.empty)}</p>
          ) : (
            <ol class="list">
              {entries.map((entry) => (
                <LogEntry reader={reader} entry={entry} logSize={state.size} isLinked />
              ))}
            </ol>
          )}
          <Pager reader={reader} path="/log" anchor="entries" isFirst={isFirst} next={next} />
        </Section>
      </>
    ),
  };
};
