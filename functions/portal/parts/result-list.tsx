import type { FC } from 'hono/jsx';
import type { ResultSummary } from '../read/results.ts';
import { resultPath } from '../site/paths.ts';
import type { Reader } from '../site/reader.ts';
import { ResultTags } from './result-tags.tsx';
import { Day, Official } from './values.tsx';

/** Published results, each with a link to its page. */
export const ResultList: FC<{ readonly reader: Reader; readonly results: readonly ResultSummary[] }> = ({
  reader,
  results,
}) => (
  <ol class="list">
    {results.map(({ id, targetName, visitedOn, department, categories }) => (
      <li>
        <h3>
          <a href={reader.href(resultPath(id))}>
            <Official>{targetName}</Official>
          </a>
        </h3>
        <p class="quiet">
          <Day reader={reader} on={visitedOn} />
          {' · '}
          <Official>{department}</Official>
        </p>
        <ResultTags reader={reader} categories={categories} />
      </li>
    ))}
  </ol>
);
