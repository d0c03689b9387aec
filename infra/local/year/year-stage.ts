import type { z } from 'zod';
import { getCreditHistory } from '../../../shared/contracts/credit.ts';
import { fullScore } from '../../../shared/domain/credit/full-score.ts';
import type { Text } from '../../../shared/domain/primitives/text.ts';
import { type CivilDate, civilDateOf } from '../../../shared/domain/primitives/time.ts';
import { check } from '../demo/checks.ts';
import type { Clients, Stage } from '../demo/stage.ts';
import { demoUscc } from '../demo-data/identifiers.ts';
import type { LocalService } from '../local-service.ts';
import type { SimulatedClock } from './simulated-clock.ts';

/** The entity whose year is told; the persona `entity-representative` speaks for it. */
export const subject = demoUscc(1);
/** Its code as people write it. */
export const code = subject.slice('USCC:'.length);
/** Its name. */
export const subjectName = '杭州示例青峰文化发展有限公司';
/** The unit that answers for it. */
export const authority = '33.SCJG.3301';

type History = z.output<typeof getCreditHistory.answer>;

/** What the record said on a day of the story. */
export interface Snapshot {
  readonly title: Text;
  readonly history: History;
}

/** Everything that the chapters need. */
export interface YearStage extends Stage {
  readonly as: Clients;
  readonly clock: SimulatedClock;
  readonly snapshots: Snapshot[];
  /** Goes on to a day: deadlines on the way are dealt with, and everything that follows has happened. */
  goTo(on: string): Promise<CivilDate>;
  /** Waits for everything that follows from what was done. */
  settled(): Promise<void>;
}

/** The stage of the story on a running service. */
export const yearStage = (
  stage: Stage,
  as: Clients,
  service: Pick<LocalService, 'drained' | 'tick'>,
  clock: SimulatedClock,
): YearStage => ({
  ...stage,
  as,
  clock,
  snapshots: [],
  settled: service.drained,
  async goTo(on) {
    clock.moveTo(on);
    await service.tick();
    await service.drained();
    return civilDateOf(clock.now());
  },
});

/** The record as it stands, with every figure explained; kept for the replay at the end. */
export const lookAtRecord = async (
  { as, settled, snapshots, narrator: { fact } }: YearStage,
  title: Text,
): Promise<History> => {
  await settled();
  const history = await as('auditor').get(`/v1/credit/${code}/history?limit=200`, getCreditHistory.answer);
  checkExplained(history);
  snapshots.push({ title, history });
  const { asOf, standing } = history;
  const lines = history.items.flatMap(({ lines }) => lines.filter(({ counts }) => counts));
  const told = (language: keyof Text): string =>
    lines
      .map(
        ({ label, points, riskClass, rule }) =>
          `${label[language]} ${points >= 0 ? '+' : ''}${points}/${riskClass} [${rule}]`,
      )
      .join('; ');
  fact({
    zh: `${asOf} ${title.zh}：风险类别 ${standing.riskClass ?? '未评价'}，得分 ${standing.score ?? '—'}；${told('zh')}`,
    en: `${asOf} ${title.en}: class ${standing.riskClass ?? 'none'}, score ${standing.score ?? '—'}; ${told('en')}`,
  });
  return history;
};

/** Every point and the class must follow from lines, and every line from an event and a rule with its basis. */
const checkExplained = ({ standing, explanation, items }: History): void => {
  const counting = items.flatMap(({ lines }) => lines.filter(({ counts }) => counts));
  check((explanation === undefined) === (standing.score === undefined), 'a score has an explanation');
  if (explanation === undefined) return;
  const { dimensions } = explanation;
  check(
    dimensions.reduce((sum, { full }) => sum + full, 0) === fullScore,
    'the dimensions make the full score',
  );
  check(
    dimensions.reduce((sum, { score }) => sum + score, 0) === standing.score,
    'the dimensions make the score',
  );
  for (const { dimension, full, moved, score } of dimensions) {
    const points = counting
      .filter((line) => line.dimension === dimension)
      .reduce((sum, line) => sum + line.points, 0);
    check(moved === points, `the lines explain the dimension ${dimension}`);
    check(score === Math.min(full, Math.max(0, full + moved)), `the dimension ${dimension} keeps its bounds`);
  }
  const worst = counting
    .map(({ riskClass }) => riskClass)
    .toSorted()
    .at(-1);
  check(worst === standing.riskClass, 'the gravest line gives the class');
  check(
    counting.every(({ basis, table }) => basis !== '' && /^[0-9a-f]{64}$/.test(table)),
    'every line has a legal basis and the version of its table',
  );
};
