import type { Child, FC } from 'hono/jsx';
import type { CivilDate, Instant } from '../../../shared/domain/primitives/time.ts';
import type { Reader } from '../site/reader.ts';

/** Words of a register or a decision: Chinese on every page, and isolated, for anything may be written there. */
export const Official: FC<{ readonly children: Child }> = ({ children }) => (
  <bdi lang="zh-CN">{children}</bdi>
);

/** A hash or a code, which must be readable character by character. */
export const Digest: FC<{ readonly children: string }> = ({ children }) => (
  <code class="digest" translate="no">
    {children}
  </code>
);

/** A legal date. */
export const Day: FC<{ readonly reader: Reader; readonly on: CivilDate }> = ({ reader, on }) => (
  <time datetime={on}>{reader.day(on)}</time>
);

/** A moment, to the minute. */
export const Moment: FC<{ readonly reader: Reader; readonly at: Instant }> = ({ reader, at }) => (
  <time datetime={at}>{reader.moment(at)}</time>
);
