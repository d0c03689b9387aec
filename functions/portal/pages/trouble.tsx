import type { Page } from '../site/page.tsx';
import type { Reader } from '../site/reader.ts';
import { site } from '../texts/site.ts';
import { type Trouble, troubles } from '../texts/troubles.ts';

const statuses = {
  noPage: 404,
  noEntity: 404,
  noResult: 404,
  noDraw: 404,
  noReport: 404,
  noList: 404,
  noTable: 404,
  noSuchPlace: 400,
  broken: 500,
} as const satisfies Record<keyof typeof troubles, Page['status']>;

/** The page that says why there is nothing to show and what to do about it. */
export const troublePage = (reader: Reader, which: keyof typeof troubles): Page => {
  const { title, reason, remedy }: Trouble = troubles[which];
  return {
    title: reader.say(title),
    status: statuses[which],
    content: (
      <>
        <h1>{reader.say(title)}</h1>
        <p class="lead">{reader.say(reason)}</p>
        <p class="prose">{reader.say(remedy)}</p>
        <p class="pager">
          <a href={reader.href('/')}>{reader.say(site.home)}</a>
          <a href={reader.href('/entities')}>{reader.say(site.find)}</a>
        </p>
      </>
    ),
  };
};
