import type { FC } from 'hono/jsx';
import type { Path, Reader } from '../site/reader.ts';
import { site } from '../texts/site.ts';

/** Where a list is shown, which page of it is on display, and where the next one starts. */
export interface PagerProps {
  readonly reader: Reader;
  readonly path: Path;
  /** The heading to come back to. */
  readonly anchor: string;
  readonly isFirst: boolean;
  readonly next: string | undefined;
}

/** Links to the next page of a list and back to its first. */
export const Pager: FC<PagerProps> = ({ reader, path, anchor, isFirst, next }) =>
  isFirst && next === undefined ? null : (
    <nav class="pager" aria-label={reader.say(site.pages)}>
      {!isFirst && <a href={`${reader.href(path)}#${anchor}`}>{reader.say(site.first)}</a>}
      {next !== undefined && (
        <a rel="next" href={`${reader.href(path)}?cursor=${encodeURIComponent(next)}#${anchor}`}>
          {reader.say(site.next)}
        </a>
      )}
    </nav>
  );
