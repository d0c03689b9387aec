import type { FC } from 'hono/jsx';
import { Facts } from '../../parts/facts.tsx';
import { Section } from '../../parts/section.tsx';
import { Digest, Moment, Official } from '../../parts/values.tsx';
import type { RevealedSubstitution } from '../../read/substitutions.ts';
import { entityPath } from '../../site/paths.ts';
import type { Reader } from '../../site/reader.ts';
import { nthSubstitution, draw as texts } from '../../texts/draw.ts';
import type { Part } from './part.ts';

type Named = NonNullable<RevealedSubstitution['targets']>['former'];

const Target: FC<{ readonly reader: Reader; readonly of: Named }> = ({
  reader: { href },
  of: { target, targetName },
}) => (
  <a href={href(entityPath(target))}>
    <Official>{targetName}</Official>
  </a>
);

const Revealed: FC<{ readonly reader: Reader; readonly revealed: RevealedSubstitution }> = ({
  reader,
  revealed: { place, targets, redrawn, requestedBy, approvedBy },
}) => {
  const { say, number } = reader;
  return (
    <Facts
      rows={[
        [say(texts.substitutionVisit), number(place)],
        [say(texts.formerTarget), targets && <Target reader={reader} of={targets.former} />],
        [say(texts.newTarget), targets && <Target reader={reader} of={targets.substitute} />],
        [
          say(texts.redrawnInspectors),
          redrawn.length === 0 ? undefined : (
            <ul class="points">
              {redrawn.map(({ inspector, substitute }) => (
                <li>
                  <Digest>{substitute}</Digest> {say(texts.insteadOf)} <Digest>{inspector}</Digest>
                </li>
              ))}
            </ul>
          ),
        ],
        [say(texts.requestedBy), <bdi>{requestedBy}</bdi>],
        [say(texts.approvedBy), <bdi>{approvedBy}</bdi>],
      ]}
    />
  );
};

/** What was replaced after the draw: the fact and its reason at once, who was concerned once the secret is revealed. */
export const Substitutions: FC<Part> = ({ reader, view: { substitutions } }) => {
  const { say } = reader;
  return substitutions.length === 0 ? null : (
    <Section id="substitutions" title={say(texts.substitutionsTitle)}>
      <p class="prose">{say(texts.substitutionsLead)}</p>
      <ol class="list">
        {substitutions.map(({ number, of, reason, at, revealed }) => (
          <li>
            <h3>{say(nthSubstitution(number))}</h3>
            <p>{say(of === 'target' ? texts.targetSubstituted : texts.inspectorSubstituted)}</p>
            <p class="quiet">
              {say(texts.substitutionReason)}
              {say(reason)}
              {' · '}
              <Moment reader={reader} at={at} />
            </p>
            {revealed !== undefined && <Revealed reader={reader} revealed={revealed} />}
          </li>
        ))}
      </ol>
    </Section>
  );
};
