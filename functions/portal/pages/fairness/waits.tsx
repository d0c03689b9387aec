import type { FC } from 'hono/jsx';
import type { FairnessReport } from '../../../../shared/domain/inspections/fairness-report.ts';
import { Figures } from '../../parts/figures.tsx';
import { Section } from '../../parts/section.tsx';
import type { Reader } from '../../site/reader.ts';
import { fairness, waits } from '../../texts/fairness.ts';

/** For how long the targets on the lists, and those drawn, had had no visit. */
export const Waits: FC<{ readonly reader: Reader; readonly report: Pick<FairnessReport, 'waits'> }> = ({
  reader,
  report,
}) => {
  const { say, number, percent } = reader;
  const sum = (part: 'available' | 'drawn') => report.waits.reduce((total, row) => total + row[part], 0);
  const [allAvailable, allDrawn] = [sum('available'), sum('drawn')];
  return (
    <Section id="waits" title={say(fairness.waitsTitle)}>
      <p class="prose">{say(fairness.waitsLead)}</p>
      {allAvailable === 0 ? (
        <p>{say(fairness.noWaits)}</p>
      ) : (
        <Figures
          labelledBy="waits"
          heads={[
            say(fairness.wait),
            say(fairness.available),
            say(fairness.drawn),
            say(fairness.availableShare),
            say(fairness.drawnShare),
          ]}
          rows={report.waits.map(({ wait, available, drawn }) => {
            const share = allDrawn === 0 ? 0 : drawn / allDrawn;
            return {
              name: say(waits[wait]),
              figures: [number(available), number(drawn), percent(available / allAvailable), percent(share)],
              share,
            };
          })}
        />
      )}
    </Section>
  );
};
