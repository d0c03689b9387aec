import type { FC } from 'hono/jsx';
import { Section } from '../../parts/section.tsx';
import { Official } from '../../parts/values.tsx';
import { drawPath } from '../../site/paths.ts';
import { inspectorDrawStates, nth, draw as texts } from '../../texts/draw.ts';
import type { Part } from './part.ts';

/** For a draw of targets: where each department's draw of its inspectors is. */
export const InspectorDraws: FC<Part> = ({ reader: { say, href }, view: { stage, inspectorDraws } }) =>
  stage.kind !== 'targets' ? null : (
    <Section id="inspector-draws" title={say(texts.inspectorDrawsTitle)}>
      {inspectorDraws.length === 0 ? (
        <p>{say(texts.noInspectorDraws)}</p>
      ) : (
        <ul class="list">
          {inspectorDraws.map(({ department, drawId, number, state }) => (
            <li>
              <a href={href(drawPath(drawId))}>
                <Official>{department}</Official> {say(nth(number))}
              </a>{' '}
              <span class={state === 'void' ? 'tag bad' : 'tag'}>{say(inspectorDrawStates[state])}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
