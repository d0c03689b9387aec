import type { Language, Text } from '../../../shared/domain/primitives/text.ts';
import type { CivilDate, Instant } from '../../../shared/domain/primitives/time.ts';

/** A path of the portal, without the part that says the language. */
export type Path = `/${string}`;

/** Who reads a page: everything that depends on the language. */
export interface Reader {
  readonly language: Language;
  /** The language as BCP 47 writes it, for `lang`. */
  readonly tag: string;
  readonly say: (text: Text) => string;
  /** The address of a page in the reader's language. */
  readonly href: (path: Path) => string;
  readonly number: (value: number) => string;
  /** A share such as 0.025, in per cent. */
  readonly percent: (share: number) => string;
  readonly day: (on: CivilDate) => string;
  /** To the minute, Beijing time. */
  readonly moment: (at: Instant) => string;
}

const tags: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en-GB' };
const prefixes: Readonly<Record<Language, string>> = { zh: '', en: '/en' };

/** Chinese stands at the root, English under `/en`: the address alone says the language. */
export const readerOf = (language: Language): Reader => {
  const tag = tags[language];
  const beijing = { timeZone: 'Asia/Shanghai' };
  const days = new Intl.DateTimeFormat(tag, { ...beijing, dateStyle: 'long' });
  const moments = new Intl.DateTimeFormat(tag, { ...beijing, dateStyle: 'long', timeStyle: 'short' });
  const numbers = new Intl.NumberFormat(tag);
  const percents = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 2 });
  return {
    language,
    tag,
    say: (text) => text[language],
    href: (path) => (path === '/' ? prefixes[language] || '/' : `${prefixes[language]}${path}`),
    number: (value) => numbers.format(value),
    percent: (share) => percents.format(share),
    day: (on) => days.format(new Date(`${on}T00:00:00+08:00`)),
    moment: (at) => moments.format(new Date(at)),
  };
};
