import type { Child, FC } from 'hono/jsx';
import { Bar } from './bar.tsx';

/** A row of figures: what they are of, the figures as written, and a share that a bar below the last one shows. */
export interface FiguresRow {
  readonly name: Child;
  readonly figures: readonly string[];
  readonly share: number;
}

interface FiguresProps {
  /** The id of the heading that names the table. */
  readonly labelledBy: string;
  readonly heads: readonly string[];
  readonly rows: readonly FiguresRow[];
}

/** A table of figures with a bar in each row; on a narrow screen it scrolls by itself. */
export const Figures: FC<FiguresProps> = ({ labelledBy, heads, rows }) => (
  <figure class="scroll" aria-labelledby={labelledBy} tabindex={0}>
    <table aria-labelledby={labelledBy}>
      <thead>
        <tr>
          {heads.map((head, i) => (
            <th scope="col" class={i === 0 ? undefined : 'figure'}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, figures, share }) => (
          <tr>
            <th scope="row" class="sentence">
              {name}
            </th>
            {figures.map((figure, i) => (
              <td class="figure">
                {figure}
                {i === figures.length - 1 && <Bar share={share} />}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </figure>
);
