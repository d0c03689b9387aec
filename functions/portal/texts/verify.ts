import type { Text } from '../../../shared/domain/primitives/text.ts';

/** What the page about checking a draw says. */
export const verify = {
  title: { zh: '怎样自行复算一次抽取', en: 'How to check a draw yourself' },
  lead: {
    zh: '抽取的结果不靠信任：有了证书，任何人都能用自己的电脑从头重算，得到同样的检查对象和同样的检查人员。',
    en: 'You need not trust the result of a draw. With its certificate, anyone’s computer can replay it from the start and must arrive at the same businesses and the same inspectors.',
  },
  stepsTitle: { zh: '步骤', en: 'Steps' },
  provesTitle: { zh: '复算能证明什么', en: 'What this proves' },
  limitsTitle: { zh: '复算不能证明什么', en: 'What it does not prove' },
  protocol: {
    zh: '协议的每一个字节都写在源代码所附的 PROTOCOL.md 中，可据以用任何语言另写一个验证程序。',
    en: 'PROTOCOL.md, which comes with the source code, says every byte of the protocol: enough to write another checker in any language.',
  },
} as const satisfies Record<string, Text>;

/** What to do, with the command where there is one. */
export const verifySteps: readonly { readonly text: Text; readonly command?: string }[] = [
  {
    text: {
      zh: '打开一次抽取的页面。种子揭示后，从“自行复算”处下载证书，存为 certificate.json。',
      en: 'Open the page of a draw. Once its secret is revealed, download the certificate under “Check it yourself” and save it as certificate.json.',
    },
  },
  {
    text: {
      zh: '在源代码目录中用本服务自己的程序复算：',
      en: 'In the source code, replay it with this service’s own program:',
    },
    command: 'npx openlot verify certificate.json',
  },
  {
    text: {
      zh: '再用另行编写的程序复算一遍，它只用 Python 标准库：',
      en: 'Replay it once more with a program written separately, with nothing but Python’s standard library:',
    },
    command: 'python3 test/vectors/verify_draw.py certificate.json',
  },
  {
    text: {
      zh: '名单较长的证书分块存放，分块与证书同在一个网址之下。直接给出网址，程序会逐块下载并核对：',
      en: 'The long lists of a large certificate are kept in chunks below its address. Give the address itself, and the program fetches and checks each of them:',
    },
    command: 'npx openlot verify https://…/v1/draws/…/certificate',
  },
  {
    text: {
      zh: '检查对象和检查人员分阶段抽取时，每个阶段各有一份证书。核对检查人员的抽取时，同时给出对象抽取的证书，确认两者的名单一致：',
      en: 'Where businesses and inspectors were drawn in stages, each stage has its certificate. Check that of the inspectors together with that of the businesses, whose list it must have:',
    },
    command: 'npx openlot verify inspectors.json --targets targets.json',
  },
  {
    text: {
      zh: '比对：证书中 log 的记录应与抽取页面“公开日志中的记录”一字不差；其中 root 是公开日志前 n 条的根哈希（n 为证书中最后一条的序号加 1），公开日志的页面说明怎样用一致性证明核对它。',
      en: 'Compare: the entries under “log” in the certificate must be those on the draw’s page under “In the public log”, letter for letter. Its root is that of the first n entries of the public log, n being the index of the certificate’s last entry plus 1; the page of the public log says how a consistency proof confirms it.',
    },
  },
];

/** What a valid certificate proves. */
export const proves: readonly Text[] = [
  {
    zh: '名单、规则和排除在公布承诺之后没有改动。',
    en: 'Lists, rules and exclusions have not changed since the commitment.',
  },
  {
    zh: '种子在公共随机数产生之前就已固定，没有人能挑选结果。',
    en: 'The secret was fixed before the public randomness existed, so nobody chose the result.',
  },
  {
    zh: '抽中的对象和人员正是由种子和公共随机数算出的那一组。',
    en: 'The businesses and inspectors drawn are exactly those that the secret and the public randomness give.',
  },
  { zh: '之前作废的抽取一次也没有隐瞒。', en: 'No earlier void draw was hidden.' },
  {
    zh: '抽取之后的每一次替换，都是按同一种子抽出的下一个，不是谁挑的。',
    en: 'Every replacement made afterwards is the next that the same secret gives, and nobody’s choice.',
  },
];

/** What it cannot prove. */
export const limits: readonly Text[] = [
  {
    zh: '证书中的根哈希是否就是公开日志的：要与您先前记下的、或别处得到的日志现状核对。',
    en: 'Whether the root in the certificate is that of the public log; compare it with a head of the log that you noted before or have from elsewhere.',
  },
  {
    zh: '名录库本身是否齐全、信息是否真实，要与公布的名录核对。',
    en: 'Whether the registers were complete and true; compare them with what is published.',
  },
  {
    zh: '掌握种子的人若与最后公开数值的见证人串通，可以看到结果后扣下不发；但这会留下作废记录。',
    en: 'Whoever holds the secret could work with the last witness to see the result and withhold it; but that leaves a void draw on record.',
  },
];
