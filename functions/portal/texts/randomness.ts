import type { RandomnessSource } from '../../../shared/domain/draws/randomness.ts';
import type { Text } from '../../../shared/domain/primitives/text.ts';

/** What the page of a draw says about its public randomness. */
export const randomness = {
  title: { zh: '公共随机数', en: 'Public randomness' },
  lead: {
    zh: '公布承诺时就写明随机数从哪里来、按什么顺序尝试。第一个按时给出数值的来源算数；期限未到，不得换下一个。',
    en: 'The commitment says where the randomness comes from and in which order the sources are tried. The first that gives its value in time counts, and none may be passed over before its time is over.',
  },
  counted: { zh: '已采用', en: 'this one counted' },
  passedOver: { zh: '未成功，已越过', en: 'passed over' },
  awaited: { zh: '正在等待', en: 'awaited' },
  notTried: { zh: '备用，未启用', en: 'held in reserve' },
  until: { zh: '期限', en: 'Has until' },
  why: { zh: '越过的理由', en: 'Why it was passed over' },
  passedOverAt: { zh: '越过的时间', en: 'Passed over on' },
  value: { zh: '公共随机数的值', en: 'Value of the public randomness' },

  witnesses: { zh: '见证人', en: 'Witnesses' },
  ceremonyLead: {
    zh: '每位见证人先提交所选数值的哈希，全部提交后才公开数值；只要有一位见证人独立选择，结果就无人能够左右。',
    en: 'Each witness first hands in the hash of a value, and values are opened only when all hashes are in. One witness who chooses freely is enough to make the result nobody’s choice.',
  },
  hash: { zh: '承诺值', en: 'Hash' },
  opened: { zh: '公开的数值', en: 'Value opened' },
  notHandedIn: { zh: '尚未提交', en: 'Not handed in yet' },
  notOpened: { zh: '尚未公开', en: 'Not opened yet' },

  lotteryLead: {
    zh: '承诺公布之后才开奖的彩票，开奖号码谁也无法事先知道。',
    en: 'A lottery that is drawn after the commitment: nobody can know its numbers beforehand.',
  },
  lottery: { zh: '彩票', en: 'Lottery' },
  drawing: { zh: '期次', en: 'Drawing' },
  count: { zh: '号码个数', en: 'How many numbers' },
  drawnAt: { zh: '开奖时间', en: 'Drawn on' },
  numbers: { zh: '开奖号码', en: 'Numbers' },
  publishedAt: { zh: '公布时间', en: 'Announced on' },
  publishedIn: { zh: '公布于', en: 'Announced in' },

  beaconLead: {
    zh: 'drand 是由多家机构共同运行的公共随机信标，每三秒公布一个带签名的数值；登记时核验签名。',
    en: 'drand is a public randomness beacon run by many organisations together. It publishes a signed value every three seconds, whose signature is verified when it is recorded.',
  },
  chain: { zh: '链', en: 'Chain' },
  round: { zh: '轮次', en: 'Round' },
  roundAt: { zh: '该轮发布时间', en: 'Published on' },
  signature: { zh: '签名', en: 'Signature' },
} as const satisfies Record<string, Text>;

/** What kind of source it is. */
export const sourceKinds: Readonly<Record<RandomnessSource['kind'], Text>> = {
  ceremony: { zh: '现场见证', en: 'ceremony with witnesses' },
  lottery: { zh: '彩票开奖号码', en: 'public lottery' },
  drand: { zh: 'drand 随机信标', en: 'drand beacon' },
};

/** A source by its place in the order. */
export const nthSource = (place: number, kind: Text): Text => ({
  zh: `随机源 ${place}：${kind.zh}`,
  en: `Source ${place}: ${kind.en}`,
});

/** Which source has given the value. */
export const foundBy = (place: number, kind: Text): Text => ({
  zh: `随机源 ${place}（${kind.zh}）按时给出了数值。`,
  en: `Source ${place} (${kind.en}) gave its value in time.`,
});

/** How far the ceremony has come. */
export const ceremonyProgress = (committed: number, opened: number, witnesses: number): Text => ({
  zh: `${witnesses} 位见证人中，${committed} 位已提交，${opened} 位已公开。`,
  en: `Of ${witnesses} witnesses, ${committed} have handed in and ${opened} have opened.`,
});

/** Which source is awaited. */
export const awaiting = (place: number, kind: Text, until: string): Text => ({
  zh: `正在等待随机源 ${place}（${kind.zh}），期限 ${until}。`,
  en: `Source ${place} (${kind.en}) is awaited until ${until}.`,
});
