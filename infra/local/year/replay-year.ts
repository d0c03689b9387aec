import { auditCredit, getCreditHistory } from '../../../shared/contracts/credit.ts';
import { canonicalJson } from '../../../shared/domain/audit/canonical.ts';
import { check } from '../demo/checks.ts';
import { code, type YearStage } from './year-stage.ts';

/** The same year from the history of events: the same standing at each date; and the receipt of the middle still proves itself. */
export const replayYear = async (stage: YearStage): Promise<void> => {
  const {
    as,
    snapshots,
    narrator: { step, fact },
  } = stage;
  step({
    zh: '复算：由事件历史重算每一天的信用，与当时所见逐字相同',
    en: 'Replay: every day’s standing folded anew from the events is what was seen then, to the letter',
  });
  for (const { title, history } of snapshots) {
    const again = await as('auditor').get(
      `/v1/credit/${code}/history?limit=200&asOf=${history.asOf}&knownAt=${history.knownAt}`,
      getCreditHistory.answer,
    );
    check(canonicalJson(again) === canonicalJson(history), `the standing of ${history.asOf} is what it was`);
    fact({ zh: `${history.asOf} ${title.zh}：一致`, en: `${history.asOf} ${title.en}: the same` });
  }
  const audit = await as('auditor').get(`/v1/credit/${code}/audit`, auditCredit.answer);
  check(audit.isStoredRowRight && audit.unfolded.length === 0, 'what is stored is the fold of the history');
  fact({ zh: '库中所存即事件之和', en: 'what is stored is the fold of the events' });
};
