import { drawMachine } from '../../../../shared/domain/inspections/draw.ts';
import { Facts } from '../../parts/facts.tsx';
import { Digest, Official } from '../../parts/values.tsx';
import type { DrawView } from '../../read/draw.ts';
import type { Page } from '../../site/page.tsx';
import { drawPath } from '../../site/paths.ts';
import type { Reader } from '../../site/reader.ts';
import { drawTones, ordinal, stages, draw as texts } from '../../texts/draw.ts';
import { Fixed } from './fixed.tsx';
import { Log, Siblings } from './history.tsx';
import { Outcome, Verify } from './outcome.tsx';
import { Notices, Timeline } from './progress.tsx';
import { Randomness } from './randomness.tsx';
import { InspectorDraws } from './stage.tsx';
import { Substitutions } from './substitutions.tsx';

/** A draw at its present stage. */
export const drawPage = (reader: Reader, view: DrawView, isFirst: boolean): Page => {
  const { say, href, number } = reader;
  const { stage } = view;
  // The list of the line's draws may lag behind the draw itself.
  const title = say(ordinal(view.number, Math.max(view.number, view.ofLine.length)));
  return {
    title: `${view.taskName} ${title}`,
    content: (
      <>
        <p class="eyebrow">{title}</p>
        <h1>
          <Official>{view.taskName}</Official>
        </h1>
        <p>
          <span class={`tag ${drawTones[view.state] ?? ''}`}>{say(drawMachine.states[view.state])}</span>
        </p>
        <Notices reader={reader} view={view} />
        <Facts
          rows={[
            [say(texts.department), <Official>{view.department}</Official>],
            [say(texts.stage), say(stages[stage.kind])],
            [
              say(texts.targetsDraw),
              stage.kind === 'inspectors' ? <a href={href(drawPath(stage.of))}>{stage.of}</a> : undefined,
            ],
            [say(texts.sample), number(view.counts.sample)],
            [say(texts.number), <Digest>{view.id}</Digest>],
            [say(texts.task), <Digest>{view.taskId}</Digest>],
          ]}
        />
        <Timeline reader={reader} view={view} />
        <Verify reader={reader} view={view} />
        <Outcome reader={reader} view={view} isFirst={isFirst} />
        <Substitutions reader={reader} view={view} />
        <InspectorDraws reader={reader} view={view} />
        <Fixed reader={reader} view={view} />
        <Randomness reader={reader} view={view} />
        <Log reader={reader} view={view} />
        <Siblings reader={reader} view={view} />
      </>
    ),
  };
};
