import type { FC } from 'hono/jsx';
import type { ResultCode } from '../../../shared/domain/inspections/result-codes.ts';
import type { Reader } from '../site/reader.ts';

const tones = { A: 'good', B: 'good', C: 'warn', D: 'bad' } as const;

/** The categories of a result, in the words that were in force when it was published; their colour only repeats them. */
export const ResultTags: FC<{ readonly reader: Reader; readonly categories: readonly ResultCode[] }> = ({
  reader,
  categories,
}) => (
  <ul class="tags">
    {categories.map(({ label, riskClass }) => (
      <li>
        <span class={`tag ${tones[riskClass]}`}>{reader.say(label)}</span>
      </li>
    ))}
  </ul>
);
