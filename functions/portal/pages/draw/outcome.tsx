import type { FC } from 'hono/jsx';
import { targetSubstitutionReasons } from '../../../../shared/domain/draws/substitution.ts';
import { Pager } from '../../parts/pager.tsx';
import { Section } from '../../parts/section.tsx';
import { Digest, Official } from '../../parts/values.tsx';
import type { DrawView } from '../../read/draw.ts';
import type { DrawnVisit } from '../../read/outcome.ts';
import { certificatePath, drawPath, entityPath, resultPath } from '../../site/paths.ts';
import type { Reader } from '../../site/reader.ts';
import { outcomeLater, draw as texts } from '../../texts/draw.ts';
import type { Part } from './part.ts';

/** What can be said of the certificate. */
const certificateText = ({ certifiedAt, secret, voided, randomness }: DrawView) => {
  if (certifiedAt !== undefined) return voided === undefined ? texts.verifyNow : texts.verifyVoid;
  if (voided !== undefined && randomness.value === undefined) return texts.verifyNever;
  return secret === undefined ? texts.verifyLater : texts.verifyWriting;
};

/** How to check the draw, as far as that is possible by now. */
export const Verify: FC<Part> = ({ reader: { say, href }, view }) => (
  <Section id="verify" title={say(texts.verifyTitle)}>
    <div class="panel">
      <p>{say(certificateText(view))}</p>
      {view.certifiedAt !== undefined && (
        <p>
          <a class="go" href={certificatePath(view.id)} download="certificate.json">
            {say(texts.certificate)}
          </a>
        </p>
      )}
      <p>
        <a class="go" href={href('/verify')}>
          {say(texts.howTo)}
        </a>
      </p>
    </div>
  </Section>
);

const Drawn: FC<{ readonly reader: Reader; readonly visit: DrawnVisit }> = ({ reader, visit }) => {
  const { say, href, number } = reader;
  const { id, place, target, targetName, pseudonyms, isPublished, replacedBecause, replaces } = visit;
  const name = (
    <a href={href(entityPath(target))}>
      <Official>{targetName}</Official>
    </a>
  );
  return (
    <li>
      <h3>
        {number(place)}. {replacedBecause === undefined ? name : <s>{name}</s>}
      </h3>
      {replaces !== undefined && (
        <p>
          <span class="tag">{say(texts.substitute)}</span>
        </p>
      )}
      {replacedBecause === undefined ? (
        <p class="quiet">
          {pseudonyms.length === 0 ? (
            say(texts.noInspectors)
          ) : (
            <>
              {say(texts.inspectors)}{' '}
              {pseudonyms.map((pseudonym) => (
                <>
                  <Digest>{pseudonym}</Digest>{' '}
                </>
              ))}
            </>
          )}
        </p>
      ) : (
        <p>
          <span class="tag warn">{say(texts.replaced)}</span> {say(texts.substitutionReason)}
          {say(targetSubstitutionReasons[replacedBecause])}
        </p>
      )}
      {isPublished && (
        <p>
          <a class="go" href={href(resultPath(id))}>
            {say(texts.seeResult)} {number(place)}
          </a>
        </p>
      )}
    </li>
  );
};

/** Whom the draw drew, once that is public. */
export const Outcome: FC<Part & { readonly isFirst: boolean }> = ({ reader, view, isFirst }) => {
  const { say, number } = reader;
  const { outcome, voided, stage } = view;
  return (
    <Section id="outcome" title={say(texts.outcomeTitle)}>
      {outcome === undefined ? (
        <p class="prose">
          {say(voided === undefined ? outcomeLater(number(view.counts.sample)) : texts.outcomeVoid)}
        </p>
      ) : (
        <>
          {voided !== undefined && <p class="prose">{say(texts.outcomeThrownAway)}</p>}
          {stage.kind === 'inspectors' && <p class="prose">{say(texts.outcomeSeats)}</p>}
          <ol class="list">
            {outcome.visits.map((visit) => (
              <Drawn reader={reader} visit={visit} />
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
