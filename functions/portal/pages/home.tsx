import { Facts } from '../parts/facts.tsx';
import { FindForm } from '../parts/find-form.tsx';
import { Pager } from '../parts/pager.tsx';
import { ResultList } from '../parts/result-list.tsx';
import { Section } from '../parts/section.tsx';
import { Digest } from '../parts/values.tsx';
import type { LogState } from '../read/log.ts';
import type { ResultsPage } from '../read/results.ts';
import type { Page } from '../site/page.tsx';
import type { Reader } from '../site/reader.ts';
import { home, steps } from '../texts/home.ts';
import { site } from '../texts/site.ts';

/** What this is, the way to an entity, the latest results, and the state of the public log. */
export const homePage = (reader: Reader, results: ResultsPage, isFirst: boolean, log: LogState): Page => {
  const { say, href, number } = reader;
  return {
    title: say(home.title),
    content: (
      <>
        <div class="hero">
          <h1>{say(home.title)}</h1>
          <p class="lead">{say(home.lead)}</p>
          <FindForm reader={reader} />
        </div>
        <Section id="how" title={say(home.howTitle)}>
          <ol class="columns">
            {steps.map(({ title, text }) => (
              <li>
                <h3>{say(title)}</h3>
                <p>{say(text)}</p>
              </li>
            ))}
          </ol>
        </Section>
        <Section id="results" title={say(home.latestTitle)}>
          {results.items.length === 0 ? (
            <p>{say(home.noResults)}</p>
          ) : (
            <ResultList reader={reader} results={results.items} />
          )}
          <Pager reader={reader} path="/" anchor="results" isFirst={isFirst} next={results.next} />
        </Section>
        <Section id="lists" title={say(home.listsTitle)}>
          <p class="prose">{say(home.listsLead)}</p>
          <p>
            <a class="go" href={href('/lists')}>
              {say(home.listsLink)}
            </a>
          </p>
        </Section>
        <Section id="check" title={say(home.checkTitle)}>
          <p class="prose">{say(home.checkLead)}</p>
          <p>
            <a class="go" href={href('/verify')}>
              {say(home.checkLink)}
            </a>
          </p>
          <p>
            <a class="go" href={href('/draws')}>
              {say(home.drawsLink)}
            </a>
          </p>
          <p>
            <a class="go" href={href('/fairness')}>
              {say(home.fairnessLink)}
            </a>
          </p>
          <p class="quiet">
            {say(home.docsLead)} <a href={href('/docs')}>{say(site.docs)}</a>
          </p>
        </Section>
        <Section id="log" title={say(home.logTitle)}>
          <p class="prose">{say(home.logLead)}</p>
          <Facts
            rows={[
              [say(home.logSize), number(log.size)],
              [say(home.logRoot), <Digest>{log.root}</Digest>],
            ]}
          />
          <p>
            <a class="go" href={href('/log')}>
              {say(home.logLink)}
            </a>
          </p>
        </Section>
      </>
    ),
  };
};
