import type { Text } from '../primitives/text.ts';

/** The steps that someone else than whoever took them must follow up, with what to call them. */
export const earlierStepTexts = {
  accepted: { zh: '受理', en: 'accepted it' },
  asked: { zh: '提出申请', en: 'asked for it' },
  consented: { zh: '答复是否同意', en: 'answered whether the unit above consents' },
  decided: { zh: '作出决定', en: 'decided it' },
  drafted: { zh: '起草', en: 'drafted it' },
  edited: { zh: '修改', en: 'edited it' },
  filed: { zh: '登记申请', en: 'filed the application' },
  froze: { zh: '冻结名录', en: 'froze the lists of the draw' },
  heard: { zh: '主持听证', en: 'concluded the hearing' },
  notified: { zh: '告知', en: 'gave notice' },
  objected: { zh: '提出异议', en: 'objected' },
  proposed: { zh: '提出', en: 'proposed it' },
  recorded: { zh: '记录', en: 'recorded it or took part in what it came from' },
  reviewed: { zh: '法制审核', en: 'reviewed its lawfulness' },
  sought: { zh: '报请同意', en: 'sought the consent' },
  statement: { zh: '记录陈述申辩', en: 'took down the statement' },
  verified: { zh: '核查', en: 'verified it before' },
} as const satisfies Record<string, Text>;

/** Who took each of the steps before, as far as they were taken. */
export type EarlierSteps = {
  readonly [Step in keyof typeof earlierStepTexts]?: readonly (string | undefined)[];
};
