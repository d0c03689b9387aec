import { drawMachine } from '../../../../shared/domain/inspections/draw.ts';
import { Facts } from '../../parts/facts.tsx';
import { Digest, Official } from '../../parts/values.tsx';
import type { DrawView } from '../../read/draw.ts';
import type { Page } from '../../site/page.tsx';
import type { Reader } from '../../site/reader.ts';
import { ordinal, draw as texts } from '../../texts/draw.ts';
import { Ceremony, Fixed } from './fixed.tsx';
import { Log, Siblings } from './history.tsx';
import { Outcome, Verify } from './outcome.tsx';
import { Notices, Timeline } from './progress.tsx';

const tones: Partial<Record<DrawView['state'], string>> = { void: 'bad', revealed: 'good' };

/** A draw at its present stage. */
export const drawPage = (reader: Reader, view: DrawView, isFirst: boolean): Page => {
  const { say, number } = reader;
  // The list of the task's draws may lag behind the draw itself.
  const title = say(ordinal(view.number, Math.max(view.number, view.ofTask.length)));
  return {
    title: `${view.taskName} ${title}`,
    content: (
      <>
        <p class="eyebrow">{title}</p>
        <h1>
          <Official>{view.taskName}</Official>
        </h1>
        <p>
          <span class={`tag ${tones[view.state] ?? ''}`}>{say(drawMachine.states[view.state])}</span>
        </p>
        <Notices reader={reader} view={view} />
        <Facts
          rows={[
            [say(texts.department), <Official>{view.department}</Official>],
            [say(texts.sample), number(view.counts.sample)],
            [say(texts.number), <Digest>{view.id}</Digest>],
            [say(texts.task), <Digest>{view.taskId}</Digest>],
          ]}
        />
        <Timeline reader={reader} view={view} />
        <Verify reader={reader} view={view} />
        <Outcome reader={reader} view={view} isFirst={isFirst} />
        <Fixed reader={reader} view={view} />
        <Ceremony reader={reader} view={view} />
        <Log reader={reader} view={view} />
        <Siblings reader={reader} view={view} />
      </>
    ),
  };
};
