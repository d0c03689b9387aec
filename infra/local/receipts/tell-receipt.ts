import type { Receipt } from '../../../shared/domain/credit/receipt.ts';
import type { ReceiptKey } from '../../../shared/domain/credit/receipt-key.ts';
import type { EligibilityDecision } from '../../../shared/domain/pledges/verdict.ts';
import type { Text } from '../../../shared/domain/primitives/text.ts';
import { shippedTables } from '../../../shared/domain/rule-tables/shipped-tables.ts';

/** What a valid receipt proves, a line for each thing. */
export const tellReceipt = (receipt: Receipt, key: ReceiptKey): readonly Text[] =>
  [
    {
      zh: `有效 valid：回执由公钥 ${key.kid}（${key.usedFrom} 至 ${key.usedUntil} 使用）所对应的私钥签发，内容未被更改。`,
      en: `Signed with the private half of the key ${key.kid}, in use from ${key.usedFrom} to ${key.usedUntil}; nothing in it was changed.`,
    },
    {
      zh: `出具：${receipt.iss}，于 ${receipt.answeredAt}，编号 ${receipt.jti}`,
      en: `answered by: ${receipt.iss} at ${receipt.answeredAt}, number ${receipt.jti}`,
    },
    {
      zh: `查询：${receipt.askedBy}，用途 ${receipt.purpose}`,
      en: `asked by: ${receipt.askedBy}, for ${receipt.purpose}`,
    },
    receipt.askedAs === null
      ? { zh: `主体：${receipt.sub}`, en: `about: ${receipt.sub}` }
      : {
          zh: `主体：${receipt.sub}，查询所用代码 ${receipt.askedAs}，其历史由前者承继`,
          en: `about: ${receipt.sub}, asked about as ${receipt.askedAs}, to whose history it has succeeded`,
        },
    ...(receipt.kind === 'pledge-eligibility' ? tellDecision(receipt) : []),
    tellRegister(receipt.register),
    ...(receipt.standing === null
      ? [{ zh: '信用状况：没有可供评价的记录', en: 'standing: there was nothing to evaluate' }]
      : tellStanding(receipt.standing)),
    ...Object.entries(receipt.tables).map(tellTable),
  ].map(({ zh, en }) => ({ zh: visible(zh), en: visible(en) }));

/** What a receipt says may come from anyone who applied: it must not steer a terminal. */
const visible = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\ufffd');

const decisions: Readonly<Record<EligibilityDecision, Text>> = {
  allow: { zh: '可以适用告知承诺', en: 'a pledge may be accepted' },
  'allow-with-deferral': {
    zh: '可以适用告知承诺，所列材料容缺后补',
    en: 'a pledge may be accepted, the papers named may follow',
  },
  refuse: { zh: '不适用告知承诺', en: 'no pledge may be accepted' },
  review: { zh: '由人工审查', en: 'a person must look at it' },
};

const tellDecision = (receipt: Extract<Receipt, { kind: 'pledge-eligibility' }>): Text[] => {
  const { itemCode, applicationNo, decision, reasons, deferral } = receipt;
  return [
    { zh: `事项：${itemCode}，申请 ${applicationNo}`, en: `item: ${itemCode}, application ${applicationNo}` },
    {
      zh: `结论：${decision} ${decisions[decision].zh}`,
      en: `decision: ${decision}, ${decisions[decision].en}`,
    },
    ...reasons.map(({ code, text, basis }) => ({
      zh: `理由：${code} ${text.zh}依据：${basis}`,
      en: `reason: ${code} ${text.en} Basis: ${basis}`,
    })),
    ...(deferral === null
      ? []
      : [
          {
            zh: `后补：${deferral.materials.join('、')}，期限 ${deferral.dueOn}`,
            en: `to follow until ${deferral.dueOn}: ${deferral.materials.join(', ')}`,
          },
        ]),
  ];
};

const tellRegister = (register: Receipt['register']): Text =>
  register === null
    ? { zh: '登记：名录库中没有该主体', en: 'register: it has no such entity' }
    : {
        zh: `登记：状态 ${register.state}，记录第 ${register.version} 版`,
        en: `register: state ${register.state}, version ${register.version} of the record`,
      };

const tellStanding = (standing: NonNullable<Receipt['standing']>): Text[] => {
  const { asOf, knownAt, version, riskClass, score, grade, lists, measures, linesHash } = standing;
  const marks = [riskClass, score, grade].map((mark) => mark ?? '—');
  return [
    {
      zh: `信用状况：${asOf} 当日，据 ${knownAt} 已知的事实，记录第 ${version} 版；风险类别 ${marks[0]}，得分 ${marks[1]}，等次 ${marks[2]}`,
      en: `standing: on ${asOf}, by what was known at ${knownAt}, version ${version} of the record; risk class ${marks[0]}, score ${marks[1]}, grade ${marks[2]}`,
    },
    ...(lists.length === 0 ? [{ zh: '名单：无', en: 'lists: none' }] : lists.map(tellEntry)),
    {
      zh: `措施：${measures.join('、') || '无'}`,
      en: `measures: ${measures.join(', ') || 'none'}`,
    },
    { zh: `评价明细的哈希：${linesHash}`, en: `hash of the lines that explain it: ${linesHash}` },
  ];
};

const tellEntry = (entry: NonNullable<Receipt['standing']>['lists'][number]): Text => {
  const { list, listingId, cause, documentNo, listedOn, endsOn, isSuspended, isDisputed } = entry;
  return {
    zh: `名单：${list}（${listingId}），事由 ${cause}，文号 ${documentNo}，${listedOn} 列入，${endsOn === null ? '无期限' : `至 ${endsOn}`}${isSuspended ? '，暂停' : ''}${isDisputed ? '，异议处理中' : ''}`,
    en: `list: ${list} (${listingId}), cause ${cause}, document ${documentNo}, since ${listedOn}, ${endsOn === null ? 'without a term' : `until ${endsOn}`}${isSuspended ? ', suspended' : ''}${isDisputed ? ', disputed' : ''}`,
  };
};

const tellTable = ([name, hash]: [string, string]): Text => {
  const known = shippedTables.find((version) => version.table.name === name && version.hash === hash);
  const from = known?.table.effectiveFrom;
  return {
    zh: `规则表：${name} ${hash}，${from === undefined ? '本软件未附此版本，请以哈希向出具者索取' : `本软件附有此版本，自 ${from} 起施行`}`,
    en: `table: ${name} ${hash}, ${from === undefined ? 'a version that does not come with this software; ask the issuer for it by this hash' : `a version that comes with this software, in force from ${from}`}`,
  };
};
