import type { Text } from '../primitives/text.ts';

/**
 * Every way in which a certificate can fail, in the order in which it is checked. PROTOCOL.md lists the same
 * codes; another implementation must name the same first fault.
 */
export const certificateFaults = {
  chunk: { zh: '证书分块缺失或与证书所载不符', en: 'a chunk is missing or not what the certificate says' },
  malformed: { zh: '不是格式正确的抽取证书', en: 'not a well-formed draw certificate' },
  'not-canonical': {
    zh: '名录、人员库或排除清单未按编码顺序排列，或有重复',
    en: 'frame, pool or exclusions are not in code-unit order, or repeat',
  },
  'log-proof': {
    zh: '日志条目的顺序有误，或不能证明其在公开日志中',
    en: 'the entries are out of order, or not proven to be in the log',
  },
  'log-entries': {
    zh: '日志中缺少应有的条目，或有不应有的内容',
    en: 'the log lacks an entry that it must have, or says what it must not',
  },
  commitment: { zh: '承诺与公开日志中的摘要不符', en: 'the commitment is not the one in the public log' },
  'frame-root': { zh: '检查对象名录与承诺不符', en: 'the frame is not the one committed to' },
  'pool-root': { zh: '检查人员库与承诺不符', en: 'the pool is not the one committed to' },
  'exclusions-root': { zh: '排除清单与承诺不符', en: 'the exclusions are not those committed to' },
  'rules-hash': { zh: '抽取规则与承诺不符', en: 'the rules are not those committed to' },
  stage: { zh: '席位或人员库与抽取阶段不符', en: 'seats or pool are not those of the stage of the draw' },
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
  'randomness-order': {
    zh: '公共随机数在承诺之前已可知，或记录的先后顺序有误',
    en: 'the public randomness could be known before everything was committed, or is out of order',
  },
  'randomness-late': {
    zh: '公共随机数在该随机源期限之后才记录',
    en: 'the public randomness was recorded after the time of its source was over',
  },
  'contribution-mismatch': {
    zh: '见证人公开的数值与其承诺不符',
    en: 'what a witness opened is not what was committed',
  },
  'beacon-round': { zh: '信标轮次与承诺不符', en: 'the round of the beacon is not the one committed to' },
  'beacon-signature': { zh: '信标签名无效', en: 'the signature of the beacon is not valid' },
  'randomness-incomplete': {
    zh: '公共随机数尚未产生',
    en: 'the sources have not given any public randomness',
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
  'substitution-log': {
    zh: '替换与公开日志中的记录不符',
    en: 'the substitutions are not those in the public log',
  },
  'substitution-approval': {
    zh: '替换未经另一人批准',
    en: 'a substitution was not approved by a second person',
  },
  'substitute-target': {
    zh: '替换的检查对象不是依次应替补的',
    en: 'a substitute is not the next target in the sequence',
  },
  'substitute-inspector': {
    zh: '替换的检查人员与重算结果不符',
    en: 'a replaced inspector is not the one that the lot decides',
  },
} as const satisfies Record<string, Text>;

export type CertificateFault = keyof typeof certificateFaults;

/** What can be wrong between two certificates, PROTOCOL.md §10. */
export const stageFaults = {
  'stage-frame': {
    zh: '名录不是所依据的检查对象抽取的结果',
    en: 'the frame is not what the draw of the targets left',
  },
} as const satisfies Record<string, Text>;
