import type { FC } from 'hono/jsx';
import { Pager } from '../../parts/pager.tsx';
import { Section } from '../../parts/section.tsx';
import { Digest, Official } from '../../parts/values.tsx';
import { certificatePath, drawPath, entityPath, resultPath } from '../../site/paths.ts';
import { outcomeLater, draw as texts } from '../../texts/draw.ts';
import type { Part } from './part.ts';

/** How to check the draw, as far as that is possible by now. */
export const Verify: FC<Part> = ({ reader: { say, href }, view: { id, secret, voided } }) => (
  <Section id="verify" title={say(texts.verifyTitle)}>
    <div class="panel">
      {secret !== undefined ? (
        <>
          <p>{say(texts.verifyNow)}</p>
          <p>
            <a class="go" href={certificatePath(id)} download="certificate.json">
              {say(texts.certificate)}
            </a>
          </p>
        </>
      ) : (
        <p>{say(voided === undefined ? texts.verifyLater : texts.verifyNever)}</p>
      )}
      <p>
        <a class="go" href={href('/verify')}>
          {say(texts.howTo)}
        </a>
      </p>
    </div>
  </Section>
);

/** Whom the draw drew, once that is public. */
export const Outcome: FC<Part & { readonly isFirst: boolean }> = ({ reader, view, isFirst }) => {
  const { say, href, number } = reader;
  const { outcome, voided } = view;
  return (
    <Section id="outcome" title={say(texts.outcomeTitle)}>
      {outcome === undefined ? (
        <p class="prose">
          {say(voided === undefined ? outcomeLater(number(view.counts.sample)) : texts.outcomeVoid)}
        </p>
      ) : (
        <>
          <ol class="list">
            {outcome.visits.map(({ id, place, target, targetName, pseudonyms, isPublished }) => (
              <li>
                <h3>
                  {number(place)}.{' '}
                  <a href={href(entityPath(target))}>
                    <Official>{targetName}</Official>
                  </a>
                </h3>
                <p class="quiet">
                  {say(texts.inspectors)}{' '}
                  {pseudonyms.map((pseudonym) => (
                    <>
                      <Digest>{pseudonym}</Digest>{' '}
                    </>
                  ))}
                </p>
                {isPublished && (
                  <p>
                    <a class="go" href={href(resultPath(id))}>
                      {say(texts.seeResult)} {number(place)}
                    </a>
                  </p>
                )}
              </li>
            ))}
          </ol>
          <Pager
            reader={reader}
            path={drawPath(view.id)}
            anchor="outcome"
            isFirst={isFirst}
            next={outcome.next}
          />
        </>
      )}
    </Section>
  );
};
