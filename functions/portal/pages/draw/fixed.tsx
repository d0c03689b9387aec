import type { FC } from 'hono/jsx';
import { drawRatios } from '../../../../shared/domain/inspections/draw-ratios.ts';
import { Facts } from '../../parts/facts.tsx';
import { Section } from '../../parts/section.tsx';
import { Digest, Official } from '../../parts/values.tsx';
import { counts, draw as texts } from '../../texts/draw.ts';
import type { Part } from './part.ts';

const labelOf = (stratum: string) => drawRatios.rows.find((row) => row.stratum === stratum)?.label;

/** What the commitment binds: hashes, and how many are drawn from each stratum. */
export const Fixed: FC<Part> = ({ reader, view }) => {
  const { say, number } = reader;
  const { commitment, roots, secret } = view;
  const digest = (hash: string | undefined) =>
    hash === undefined ? say(texts.notCommitted) : <Digest>{hash}</Digest>;
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
          {view.strata.map(({ stratum, size }) => {
            const label = labelOf(stratum);
            return (
              <tr>
                <td class="sentence">{label === undefined ? <Official>{stratum}</Official> : say(label)}</td>
                <td class="figure">{number(size)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <Facts
        rows={[
          [say(texts.digest), digest(commitment?.digest)],
          [say(texts.frameRoot), digest(roots.frame)],
          [say(texts.poolRoot), digest(roots.pool)],
          [say(texts.exclusionsRoot), digest(roots.exclusions)],
          [say(texts.rulesHash), digest(commitment?.rulesHash)],
          [say(texts.secretHash), digest(commitment?.secretHash)],
          [say(texts.secret), secret && <Digest>{secret}</Digest>],
        ]}
      />
    </Section>
  );
};

/** What each witness handed in and opened. */
export const Ceremony: FC<Part> = ({ reader: { say }, view: { commitment, committed, opened } }) =>
  commitment === undefined ? null : (
    <Section id="ceremony" title={say(texts.ceremonyTitle)}>
      <p class="prose">{say(texts.ceremonyLead)}</p>
      <ul class="list">
        {commitment.witnesses.map((name) => {
          const hash = committed.find(({ witness }) => witness === name)?.commitment;
          const value = opened.find(({ witness }) => witness === name)?.value;
          return (
            <li>
              <h3>
                <Official>{name}</Official>
              </h3>
              <Facts
                rows={[
                  [say(texts.hash), hash === undefined ? say(texts.notHandedIn) : <Digest>{hash}</Digest>],
                  [say(texts.value), value === undefined ? say(texts.notOpened) : <Digest>{value}</Digest>],
                ]}
              />
            </li>
          );
        })}
      </ul>
    </Section>
  );
