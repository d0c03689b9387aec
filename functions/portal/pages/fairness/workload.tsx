import type { FC } from 'hono/jsx';
import type { FairnessReport } from '../../../../shared/domain/inspections/fairness-report.ts';
import { Figures } from '../../parts/figures.tsx';
import { Section } from '../../parts/section.tsx';
import type { Reader } from '../../site/reader.ts';
import { fairness } from '../../texts/fairness.ts';

interface HistogramProps {
  readonly reader: Reader;
  readonly labelledBy: string;
  readonly heads: readonly [visits: string, count: string];
  readonly rows: readonly { readonly visits: number; readonly count: number }[];
}

const Histogram: FC<HistogramProps> = ({ reader, labelledBy, heads, rows }) => {
  const most = Math.max(1, ...rows.map(({ count }) => count));
  return (
    <Figures
      labelledBy={labelledBy}
      heads={heads}
      rows={rows.map(({ visits, count }) => ({
        name: reader.number(visits),
        figures: [reader.number(count)],
        share: count / most,
      }))}
    />
  );
};

/** How the visits were spread over inspectors, and how these were paired. */
export const Workload: FC<{ readonly reader: Reader; readonly report: Pick<FairnessReport, 'workload'> }> = ({
  reader,
  report: { workload },
}) => {
  const { say } = reader;
  return (
    <>
      <Section id="loads" title={say(fairness.loadsTitle)}>
        <p class="prose">{say(workload === undefined ? fairness.tooFew : fairness.loadsLead)}</p>
        {workload !== undefined && (
          <Histogram
            reader={reader}
            labelledBy="loads"
            heads={[say(fairness.loadVisits), say(fairness.inspectors)]}
            rows={workload.loads.map(({ visits, inspectors: count }) => ({ visits, count }))}
          />
        )}
      </Section>
      {workload !== undefined && (
        <Section id="pairs" title={say(fairness.pairsTitle)}>
          <p class="prose">{say(fairness.pairsLead)}</p>
          <Histogram
            reader={reader}
            labelledBy="pairs"
            heads={[say(fairness.pairVisits), say(fairness.pairs)]}
            rows={workload.pairs.map(({ visits, pairs: count }) => ({ visits, count }))}
          />
        </Section>
      )}
    </>
  );
};
