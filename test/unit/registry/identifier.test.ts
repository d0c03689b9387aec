import { describe, expect, test } from 'vitest';
import { parseIdentifier, targetIdSchema } from '../../../shared/domain/registry/identifier.ts';
import { usccCheckCharacter } from '../../../shared/domain/registry/uscc.ts';

const codeOf = (raw: string): string | undefined => {
  const parsed = parseIdentifier(raw);
  return parsed.ok ? undefined : parsed.refusal.code;
};

const idOf = (raw: string): string | undefined => {
  const parsed = parseIdentifier(raw);
  return parsed.ok ? parsed.value.id : undefined;
};

// The example that circulates with GB 32100-2015, and a code whose organisation check character is X.
const uscc = '91350100M000100Y43';
const usccWithX = '9144030071526726XG';
// The example that circulates with GS 15-2006.
const registrationNumber = '110108000000016';

describe('what is an identifier', () => {
  test('the examples that circulate with the standards are accepted', () => {
    expect(idOf(uscc)).toBe(`USCC:${uscc}`);
    expect(idOf(usccWithX)).toBe(`USCC:${usccWithX}`);
    expect(idOf(registrationNumber)).toBe(`REG15:${registrationNumber}`);
  });

  test('a scheme may stand before the code, in any case and with a full-width colon', () => {
    expect(idOf(`USCC:${uscc}`)).toBe(`USCC:${uscc}`);
    expect(idOf(`uscc：${uscc.toLowerCase()}`)).toBe(`USCC:${uscc}`);
    expect(idOf(`REG15: ${registrationNumber}`)).toBe(`REG15:${registrationNumber}`);
  });

  test('a canonical spelling, with or without its scheme, is not called normalised', () => {
    expect(parseIdentifier(uscc)).toMatchObject({ value: { normalised: false } });
    expect(parseIdentifier(`USCC:${uscc}`)).toMatchObject({ value: { normalised: false } });
    expect(parseIdentifier(` ${uscc}`)).toMatchObject({ value: { normalised: true } });
    expect(parseIdentifier(uscc.toLowerCase())).toMatchObject({ value: { normalised: true } });
  });
});

describe('why something is no identifier', () => {
  test('nothing, or blanks and hyphens alone, is missing', () => {
    for (const raw of ['', '   ', '\u3000', '--', 'USCC:']) expect(codeOf(raw)).toBe('identifier-missing');
  });

  test('any number of characters but 15 and 18 is a wrong length', () => {
    for (const raw of ['1', '3212831110122', '9135010', `${uscc}0`, '北京', '9'.repeat(100_000)]) {
      expect(codeOf(raw)).toBe('identifier-length');
    }
    expect(codeOf(`USCC:${registrationNumber}`)).toBe('identifier-length');
    expect(codeOf(`REG15:${uscc}`)).toBe('identifier-length');
  });

  test('letters that the alphabet leaves out, and letters among the region digits, are wrong characters', () => {
    for (const letter of 'IOSVZ') expect(codeOf(`${letter}${uscc.slice(1)}`)).toBe('identifier-character');
    expect(codeOf('91A50100M000100Y43')).toBe('identifier-character');
    expect(codeOf('321281NA000087X')).toBe('identifier-character');
  });

  test('characters that only look like digits or letters are wrong characters', () => {
    expect(codeOf('٩1350100M000100Y43')).toBe('identifier-character');
    expect(codeOf('91350100М000100Y43')).toBe('identifier-character');
  });

  test('a wrong last character is told apart from a wrong organisation code', () => {
    expect(codeOf('91350100M000100Y44')).toBe('uscc-check');
    // The last character is right for these seventeen, but the organisation code's own check digit is not.
    const body = '91350100M000100Y5';
    expect(codeOf(`${body}${usccCheckCharacter(body)}`)).toBe('organisation-code-check');
    expect(codeOf('110108000000017')).toBe('reg15-check');
  });

  test('an identity number is refused as such, unless its scheme says that it is a code, and never repeated', () => {
    // The example of GB 11643-1999.
    const number = '11010519491231002X';
    for (const raw of [number, number.toLowerCase(), ` ${number.slice(0, 6)} ${number.slice(6)}`]) {
      expect(codeOf(raw)).toBe('person-number');
      expect(JSON.stringify(parseIdentifier(raw))).not.toContain(number.slice(0, 6));
    }
    expect(codeOf(`USCC:${number}`)).not.toBe('person-number');
    expect(codeOf(`PERSON:${number}`)).toBe('person-digest');
    // A wrong check character makes it any other text.
    expect(codeOf(`${number.slice(0, 17)}1`)).not.toBe('person-number');
    expect(idOf(`person:${'ab'.repeat(32)}`)).toBe(`PERSON:${'AB'.repeat(32)}`);
  });

  test('every reason names the field and says in both languages what to do', () => {
    for (const raw of ['', '1', 'O'.repeat(18), 'A'.repeat(15), '91350100M000100Y44', '110108000000017']) {
      const parsed = parseIdentifier(raw);
      if (parsed.ok) throw new Error(`accepted ${raw}`);
      expect(parsed.refusal.field).toBe('id');
      expect(parsed.refusal.message.zh).toMatch(/统一社会信用代码|注册号/);
      expect(parsed.refusal.message.zh).toContain('；');
      expect(parsed.refusal.message.en).toMatch(/code|number/);
    }
  });
});

test('a stored id is taken in its canonical spelling alone', () => {
  expect(targetIdSchema.safeParse(`USCC:${uscc}`).success).toBe(true);
  for (const raw of [
    uscc,
    `uscc:${uscc}`,
    `USCC:${uscc} `,
    `USCC:${uscc.toLowerCase()}`,
    `REG15:${uscc}`,
    '',
  ]) {
    expect(targetIdSchema.safeParse(raw).success).toBe(false);
  }
});
