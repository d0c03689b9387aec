import { Facts } from '../../parts/facts.tsx';
import { Moment, Official } from '../../parts/values.tsx';
import type { FairnessReportView } from '../../read/fairness.ts';
import type { Page } from '../../site/page.tsx';
import type { Reader } from '../../site/reader.ts';
import { fairness, reportTitle } from '../../texts/fairness.ts';
import { Strata } from './strata.tsx';
import { Waits } from './waits.tsx';
import { Workload } from './workload.tsx';

/** A department's draws of a year in figures. */
export const fairnessReportPage = (reader: Reader, report: FairnessReportView): Page => {
  const { say, number } = reader;
  const title = say(reportTitle(report.year));
  return {
    title: `${report.departmentName} ${title}`,
    content: (
      <>
        <p class="eyebrow">{title}</p>
        <h1>
          <Official>{report.departmentName}</Official>
        </h1>
        <p class="lead">{say(fairness.lead)}</p>
        <Facts
          rows={[
            [say(fairness.draws), number(report.draws)],
            [say(fairness.voidDraws), number(report.voidDraws)],
            [say(fairness.computedAt), <Moment reader={reader} at={report.computedAt} />],
          ]}
        />
        <Strata reader={reader} report={report} />
        <Waits reader={reader} report={report} />
        <Workload reader={reader} report={report} />
      </>
    ),
  };
};
