import type { Text } from '../primitives/text.ts';

/**
 * Every way in which a certificate can fail, in the order in which it is checked. PROTOCOL.md lists the same
 * codes; another implementation must name the same first fault.
 */
export const certificateFaults = {
  malformed: { zh: '不是格式正确的抽取证书', en: 'not a well-formed draw certificate' },
  'not-canonical': {
    zh: '名录、人员库或排除清单未按编码顺序排列，或有重复',
    en: 'frame, pool or exclusions are not in code-unit order, or repeat',
  },
  commitment: { zh: '承诺与公开日志中的摘要不符', en: 'the commitment is not the one in the public log' },
  'frame-root': { zh: '检查对象名录与承诺不符', en: 'the frame is not the one committed to' },
  'pool-root': { zh: '检查人员库与承诺不符', en: 'the pool is not the one committed to' },
  'exclusions-root': { zh: '排除清单与承诺不符', en: 'the exclusions are not those committed to' },
  'rules-hash': { zh: '抽取规则与承诺不符', en: 'the rules are not those committed to' },
  'excluded-present': {
    zh: '被排除的对象或人员仍在名录中',
    en: 'someone excluded is still in the frame or the pool',
  },
  'void-chain': {
    zh: '抽取次数与已作废抽取的记录不符',
    en: 'the number of the draw does not follow from the void draws before it',
  },
  'secret-hash': { zh: '公开的密钥与承诺不符', en: 'the secret is not the one committed to' },
  'randomness-source': {
    zh: '所用随机源不是事先约定中应采用的',
    en: 'the source of randomness is not the one that should count',
  },
  'randomness-incomplete': { zh: '有见证人未承诺或未公开数值', en: 'a witness has not committed and opened' },
  'contribution-mismatch': {
    zh: '见证人公开的数值与其承诺不符',
    en: 'what a witness opened is not what was committed',
  },
  'randomness-order': {
    zh: '在全部承诺之前已有数值公开',
    en: 'a contribution was opened before everything was committed',
  },
  'randomness-value': {
    zh: '公共随机数计算结果不符',
    en: 'the public randomness does not follow from its evidence',
  },
  seed: { zh: '种子计算结果不符', en: 'the seed does not follow from secret, commitment and randomness' },
  'draw-refused': {
    zh: '按所载名录和规则无法完成抽取',
    en: 'no draw is possible from this frame, pool and rules',
  },
  'target-sequence': {
    zh: '抽中的检查对象与重算结果不符',
    en: 'the targets are not those that the seed draws',
  },
  assignment: { zh: '检查人员安排与重算结果不符', en: 'the inspectors are not those that the seed assigns' },
} as const satisfies Record<string, Text>;

export type CertificateFault = keyof typeof certificateFaults;
