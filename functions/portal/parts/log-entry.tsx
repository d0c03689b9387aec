import type { FC } from 'hono/jsx';
import { canonicalJson } from '../../../shared/domain/audit/canonical.ts';
import type { PublicLogEntry } from '../../../shared/domain/audit/entry.ts';
import type { Text } from '../../../shared/domain/primitives/text.ts';
import { drawPath, proofPath, resultPath, tablePath } from '../site/paths.ts';
import type { Path, Reader } from '../site/reader.ts';
import { logActions, logPlace, log as texts } from '../texts/log.ts';
import { Moment } from './values.tsx';

interface LogEntryProps {
  readonly reader: Reader;
  readonly entry: PublicLogEntry;
  /** How many entries the log has; the proof is for these. */
  readonly logSize: number;
  /** Whether the entry links to what it is about. */
  readonly isLinked?: boolean;
}

const subjectOf = ({ about, action }: PublicLogEntry): readonly [Path, Text] | undefined => {
  const id = about.slice(about.indexOf('/') + 1);
  if (about.startsWith('draw/')) return [drawPath(id), texts.seeDraw];
  if (about.startsWith('table/')) return [tablePath(id), texts.seeTable];
  return action === 'result-published' ? [resultPath(id), texts.seeResult] : undefined;
};

/** An entry of the public log as it was hashed, with the way to its proof. */
export const LogEntry: FC<LogEntryProps> = ({ reader, entry, logSize, isLinked = false }) => {
  const { say, href } = reader;
  const subject = isLinked ? subjectOf(entry) : undefined;
  const place = say(logPlace(entry.index));
  return (
    <li>
      <h3>{say(logActions[entry.action])}</h3>
      <p class="quiet">
        {place}
        {' · '}
        <Moment reader={reader} at={entry.at} />
      </p>
      <details>
        <summary>{say(texts.entry)}</summary>
        <pre translate="no">
          <code>{canonicalJson(entry)}</code>
        </pre>
      </details>
      <p class="pager">
        {subject !== undefined && (
          <a href={href(subject[0])} aria-label={`${say(subject[1])} (${place})`}>
            {say(subject[1])}
          </a>
        )}
        <a href={proofPath(entry.index, logSize)} aria-label={`${say(texts.proof)} (${place})`}>
          {say(texts.proof)}
        </a>
      </p>
    </li>
  );
};
