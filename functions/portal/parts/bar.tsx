import type { FC } from 'hono/jsx';

/** A bar as long as a share of its place, for the eye only: the figure stands beside it. */
export const Bar: FC<{ readonly share: number }> = ({ share }) => (
  <svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true" focusable="false">
    <rect width={Math.max(0, Math.min(100, share * 100))} height="1" />
  </svg>
);
