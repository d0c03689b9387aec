import { excludedFields, type PledgeItem } from './pledge-items.ts';
import { pledgeBasis, type Verdict, verdict } from './verdict.ts';

/** What the item itself says against a pledge. */
export const itemVerdicts = (item: PledgeItem | undefined): readonly Verdict[] => {
  if (item === undefined)
    return [
      verdict(
        'review',
        'ITEM_UNKNOWN',
        '事项不在告知承诺制目录中，请人工审查。',
        'The item is not in the pledge table; review it by hand.',
        pledgeBasis,
      ),
    ];
  if (item.pledge === 'available') return [];
  const field = excludedFields[item.field];
  return [
    verdict(
      'refuse',
      'ITEM_EXCLUDED',
      `“${item.label.zh}”涉及${field.zh}，不适用告知承诺制。`,
      `No pledge exists for “${item.label.en}”, which touches ${field.en}.`,
      item.basis,
    ),
  ];
};
