import type { FC } from 'hono/jsx';
import { canonicalJson } from '../../../shared/domain/audit/canonical.ts';
import type { LoggedFacts } from '../read/logged-facts.ts';
import { proofPath } from '../site/paths.ts';
import type { Reader } from '../site/reader.ts';
import { logPlace, log as texts } from '../texts/log.ts';
import { Digest } from './values.tsx';

/** That the public log vouches for what a page shows, and how to check it. */
export const Logged: FC<{ readonly reader: Reader; readonly logged: LoggedFacts }> = ({
  reader: { say },
  logged: { index, digest, facts, logSize },
}) => {
  const place = say(logPlace(index));
  return (
    <details>
      <summary>
        {say(texts.logged)} {place}
      </summary>
      <p class="prose quiet">{say(texts.loggedLead)}</p>
      <p>
        <Digest>{digest}</Digest>
      </p>
      <pre translate="no">
        <code>{canonicalJson(facts)}</code>
      </pre>
      <p class="pager">
        <a href={proofPath(index, logSize)} aria-label={`${say(texts.proof)} (${place})`}>
          {say(texts.proof)}
        </a>
      </p>
    </details>
  );
};
