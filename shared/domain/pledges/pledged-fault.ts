import { type Refusal, refusal } from '../primitives/refusal.ts';
import type { AvailableItem } from './pledge-items.ts';

/** What an applicant pledged: the ids of terms, and the figures. */
export interface Pledged {
  readonly pledgedTerms: readonly string[];
  readonly indicators: readonly { readonly id: string; readonly value: number }[];
}

const termsFault = ({ terms }: AvailableItem, pledged: readonly string[]): Refusal | undefined => {
  const lacking = terms.filter(({ id }) => !pledged.includes(id));
  const stray = pledged.find((id) => !terms.some((term) => term.id === id));
  if (lacking.length > 0)
    return refusal(
      'invalid-input',
      `缺少必须承诺的内容：${lacking.map(({ id, text }) => `${id} ${text.zh}`).join('；')}。`,
      `What must be pledged is missing: ${lacking.map(({ id, text }) => `${id} ${text.en}`).join('; ')}.`,
      'body.pledgedTerms',
    );
  return stray === undefined
    ? undefined
    : refusal(
        'invalid-input',
        `该事项没有承诺内容 ${stray}。`,
        `The item has no term ${stray}.`,
        'body.pledgedTerms',
      );
};

const indicatorFault = (
  { indicators = [] }: AvailableItem,
  pledged: Pledged['indicators'],
): Refusal | undefined => {
  for (const { id, text, unit, minimum } of indicators) {
    const given = pledged.filter((one) => one.id === id);
    const [figure] = given;
    if (figure === undefined || given.length > 1 || figure.value < minimum)
      return refusal(
        'invalid-input',
        `指标 ${id}“${text.zh}”须承诺一次，且不低于 ${minimum} ${unit}。`,
        `Indicator ${id} (${text.en}) is pledged once, at no less than ${minimum} ${unit}.`,
        'body.indicators',
      );
  }
  const stray = pledged.find(({ id }) => !indicators.some((one) => one.id === id));
  return stray === undefined
    ? undefined
    : refusal(
        'invalid-input',
        `该事项没有指标 ${stray.id}。`,
        `The item has no indicator ${stray.id}.`,
        'body.indicators',
      );
};

/** Why what was pledged is not what the item demands, or nothing. */
export const pledgedFault = (
  item: AvailableItem,
  { pledgedTerms, indicators }: Pledged,
): Refusal | undefined => termsFault(item, pledgedTerms) ?? indicatorFault(item, indicators);
