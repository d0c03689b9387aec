import type { FC } from 'hono/jsx';
import type { Text } from '../../../../shared/domain/primitives/text.ts';
import { Facts } from '../../parts/facts.tsx';
import { Section } from '../../parts/section.tsx';
import { Stratum } from '../../parts/stratum.tsx';
import { Digest } from '../../parts/values.tsx';
import { counts, draw as texts } from '../../texts/draw.ts';
import type { Part } from './part.ts';

/** What the commitment binds: hashes, and how many are drawn from each stratum. */
export const Fixed: FC<Part> = ({ reader, view }) => {
  const { say, number } = reader;
  const { commitment, roots, secret } = view;
  const digest = (hash: string | undefined, unless: Text = texts.notCommitted) =>
    hash === undefined ? say(unless) : <Digest>{hash}</Digest>;
  const hidden = roots === undefined ? texts.shownWhenRevealed : undefined;
  return (
    <Section id="fixed" title={say(texts.fixedTitle)}>
      <p>
        {say(counts(number(view.counts.frame), number(view.counts.pool), number(view.counts.exclusions)))}
      </p>
      <table>
        <caption>{say(texts.strataTitle)}</caption>
        <thead>
          <tr>
            <th scope="col">{say(texts.stratum)}</th>
            <th scope="col" class="figure">
              {say(texts.size)}
            </th>
          </tr>
        </thead>
        <tbody>
          {view.strata.map(({ stratum, size, label }) => (
            <tr>
              <td class="sentence">
                <Stratum reader={reader} stratum={stratum} label={label} />
              </td>
              <td class="figure">{number(size)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Facts
        rows={[
          [say(texts.digest), digest(commitment?.digest)],
          [say(texts.frameRoot), digest(roots?.frame, hidden)],
          [say(texts.poolRoot), digest(roots?.pool, hidden)],
          [say(texts.exclusionsRoot), digest(roots?.exclusions, hidden)],
          [say(texts.rulesHash), digest(commitment?.rulesHash)],
          [say(texts.secretHash), digest(commitment?.secretHash, hidden)],
          [say(texts.secret), secret && <Digest>{secret}</Digest>],
        ]}
      />
    </Section>
  );
};
