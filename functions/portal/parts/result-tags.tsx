import type { FC } from 'hono/jsx';
import { resultCodeOf } from '../../../shared/domain/inspections/result-codes.ts';
import type { Reader } from '../site/reader.ts';

const tones = { A: 'good', B: 'good', C: 'warn', D: 'bad' } as const;

/** The labels of result codes; their colour only repeats what they say. */
export const ResultTags: FC<{ readonly reader: Reader; readonly codes: readonly string[] }> = ({
  reader,
  codes,
}) => (
  <ul class="tags">
    {codes.map((code) => {
      const row = resultCodeOf(code);
      if (row === undefined) throw new Error(`a published result has the unknown code ${code}`);
      return (
        <li>
          <span class={`tag ${tones[row.riskClass]}`}>{reader.say(row.label)}</span>
        </li>
      );
    })}
  </ul>
);
