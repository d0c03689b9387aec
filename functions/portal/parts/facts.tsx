import type { Child, FC } from 'hono/jsx';

/** Terms and what holds for each; a row without a value is left out. */
export const Facts: FC<{ readonly rows: readonly (readonly [term: string, value: Child | undefined])[] }> = ({
  rows,
}) => (
  <dl class="facts">
    {rows.map(
      ([term, value]) =>
        value !== undefined && (
          <div>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ),
    )}
  </dl>
);
