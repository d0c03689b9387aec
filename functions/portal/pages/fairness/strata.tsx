import type { FC } from 'hono/jsx';
import { Figures } from '../../parts/figures.tsx';
import { Section } from '../../parts/section.tsx';
import { Stratum } from '../../parts/stratum.tsx';
import type { FairnessReportView } from '../../read/fairness.ts';
import type { Reader } from '../../site/reader.ts';
import { fairness } from '../../texts/fairness.ts';

/** Which share of each stratum was drawn, beside the share that the ratio table states. */
export const Strata: FC<{ readonly reader: Reader; readonly report: FairnessReportView }> = ({
  reader,
  report,
}) => {
  const { say, number, percent } = reader;
  return (
    <Section id="strata" title={say(fairness.strataTitle)}>
      <p class="prose">{say(fairness.strataLead)}</p>
      <Figures
        labelledBy="strata"
        heads={[
          say(fairness.stratum),
          say(fairness.available),
          say(fairness.drawn),
          say(fairness.expected),
          say(fairness.rate),
        ]}
        rows={report.strata.map(({ stratum, label, published, available, drawn }) => {
          const share = available === 0 ? 0 : drawn / available;
          return {
            name: <Stratum reader={reader} stratum={stratum} label={label} />,
            figures: [
              number(available),
              number(drawn),
              published === undefined ? '' : percent(published),
              percent(share),
            ],
            share,
          };
        })}
      />
    </Section>
  );
};
