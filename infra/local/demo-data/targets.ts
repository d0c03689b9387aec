import { districtCodesIn, districtName } from '../../../shared/domain/registry/district.ts';
import type { Target } from '../../../shared/domain/registry/target.ts';
import type { TargetState } from '../../../shared/domain/registry/target-state.ts';
import { demoRegistrationNumber, demoUscc } from './identifiers.ts';
import { demoStream } from './stream.ts';
import { demoTrades } from './trades.ts';
import { demoCities, demoUnitCode } from './units.ts';

const targetCount = 2_000;

/** One target in so many has gone, each in another way. */
const goneEvery = 40;
const goneStates: readonly TargetState[] = [
  'deregistered',
  'untraceable',
  'closed',
  'revoked',
  'moved-out',
  'cancelled',
];

/** Two sets of characters whose pairs make 45 × 45 trade names, enough for no name to come twice. */
const firstCharacters = [
  ...'云青澄嘉禾晨星远和泰瑞景恒宏锦安清溪春华秋实山海天地明月松竹梅兰鹤鹿麒麟金玉丰盛恩信仁博诚',
];
const secondCharacters = [
  ...'峰岭川泽林森源泉波涛光辉达顺利康宁祥福寿禄喜乐逸雅韵风尚品味香甜润滋养新维科创智慧联通兴业',
];

/** The trade of a target by its place in a hundred, so that every trade has its exact share. */
const trades = demoTrades.flatMap((trade) => Array.from({ length: trade.share }, () => trade));

/**
 * The targets of the demonstration: 2,000 invented firms all over Zhejiang. The word 示例 (example) in every name and
 * identifiers that cannot be issued say that none of them exists. The same on every call.
 */
export const demoTargets = (): readonly Target[] => {
  const stream = demoStream('targets');
  const counties = demoCities.map((city) => districtCodesIn(city).filter((code) => code !== city));
  return Array.from({ length: targetCount }, (_, index): Target => {
    const trade = trades[(index * 37) % trades.length] as (typeof trades)[number];
    // The first cities are the large ones: the smaller of two picks leans towards them.
    const place = Math.min(stream.below(demoCities.length), stream.below(demoCities.length));
    const city = demoCities[place] as string;
    const district = stream.pick(counties[place] as readonly string[]);
    const first = firstCharacters[index % firstCharacters.length];
    const second = secondCharacters[Math.floor(index / firstCharacters.length)];
    // Some cooperatives of old still have a registration number alone.
    const isLegacy = trade.type === 'farmers-cooperative' && index % 4 === 0;
    const isGone = index % goneEvery === goneEvery - 1;
    return {
      id: isLegacy ? demoRegistrationNumber(index) : demoUscc(index),
      name: `${districtName(city)}示例${first}${second}${trade.word}${trade.ending}`,
      type: trade.type,
      district,
      industry: trade.industry,
      authority: demoUnitCode(trade.department, city),
      address: `${districtName(city)}${districtName(district)}示例路${1 + stream.below(999)}号`,
      tags: trade.tags,
      state: isGone
        ? (goneStates[Math.floor(index / goneEvery) % goneStates.length] as TargetState)
        : 'active',
    };
  });
};
