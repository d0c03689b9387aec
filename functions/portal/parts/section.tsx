import type { Child, FC } from 'hono/jsx';

/** A part of a page that its heading names. */
export const Section: FC<{ readonly id: string; readonly title: string; readonly children: Child }> = ({
  id,
  title,
  children,
}) => (
  <section aria-labelledby={id}>
    <h2 id={id}>{title}</h2>
    {children}
  </section>
);
