import * as z from 'zod';
import { accepted, type Result, refused } from '../primitives/result.ts';
import { ruleText, type Text } from '../primitives/text.ts';
import { registrationNumberCheckDigit } from './registration-number.ts';
import { organisationCheckCharacter, usccAlphabet, usccCheckCharacter } from './uscc.ts';

/** Why a text is no identifier. Closed: importers switch over it. */
export type IdentifierProblemCode =
  | 'identifier-missing'
  | 'identifier-length'
  | 'identifier-character'
  | 'uscc-check'
  | 'organisation-code-check'
  | 'reg15-check'
  | 'person-digest'
  | 'person-number';

/** An identifier refused; the message names the field, what is wrong and what to do. */
export interface IdentifierProblem {
  readonly code: IdentifierProblemCode;
  readonly field: 'id';
  readonly message: Text;
}

type Scheme = 'USCC' | 'REG15' | 'PERSON';

const problem = (code: IdentifierProblemCode, zh: string, en: string): IdentifierProblem => ({
  code,
  field: 'id',
  message: { zh, en },
});

/** GB 32100-2015: department, type, six digits of region, nine of organisation code, check character. */
const usccPattern = new RegExp(`^[${usccAlphabet}]{2}[0-9]{6}[${usccAlphabet}]{8}[0-9X][${usccAlphabet}]$`);

const usccProblem = (code: string): IdentifierProblem | undefined => {
  if (code.length !== 18) {
    return problem(
      'identifier-length',
      `统一社会信用代码应为 18 位，实为 ${code.length} 位；请按营业执照补全`,
      `the unified social credit code has ${code.length} characters, not 18; complete it from the licence`,
    );
  }
  if (!usccPattern.test(code)) {
    return problem(
      'identifier-character',
      '统一社会信用代码含有不可能出现的字符；请核对字母 I、O、S、V、Z 是否应为数字，第 3–8 位应为数字',
      'the unified social credit code holds an impossible character; check whether I, O, S, V or Z should be a digit, and that characters 3–8 are digits',
    );
  }
  if (usccCheckCharacter(code) !== code.charAt(17)) {
    return problem(
      'uscc-check',
      '统一社会信用代码校验位不符（GB 32100）；请对照营业执照逐位核对',
      'the unified social credit code fails its check character (GB 32100); compare it with the licence character by character',
    );
  }
  if (organisationCheckCharacter(code.slice(8)) !== code.charAt(16)) {
    return problem(
      'organisation-code-check',
      '统一社会信用代码第 9–17 位的组织机构代码校验位不符（GB 11714）；请向登记机关核实该代码',
      'the organisation code in characters 9–17 of the unified social credit code fails its check character (GB 11714); ask the registration authority for the right code',
    );
  }
  return undefined;
};

const registrationNumberProblem = (code: string): IdentifierProblem | undefined => {
  if (code.length !== 15) {
    return problem(
      'identifier-length',
      `注册号应为 15 位，实为 ${code.length} 位；请改填 18 位统一社会信用代码或完整注册号`,
      `the registration number has ${code.length} digits, not 15; give the 18-character unified code or the whole number`,
    );
  }
  if (!/^[0-9]{15}$/.test(code)) {
    return problem(
      'identifier-character',
      '注册号只能由 15 位数字组成（农民专业合作社带 NA 的旧号不再采用）；请改填 18 位统一社会信用代码',
      'a registration number holds 15 digits only (old cooperative numbers with NA are not taken); give the 18-character unified code',
    );
  }
  if (registrationNumberCheckDigit(code) !== code.charAt(14)) {
    return problem(
      'reg15-check',
      '注册号校验位不符（GS 15）；请对照营业执照核对，或改填统一社会信用代码',
      'the registration number fails its check digit (GS 15); compare it with the licence, or give the unified code',
    );
  }
  return undefined;
};

const personProblem = (digest: string): IdentifierProblem | undefined =>
  /^[0-9A-F]{64}$/.test(digest)
    ? undefined
    : problem(
        'person-digest',
        '自然人只以身份证号的带密钥摘要（64 位十六进制）标识；请勿提交身份证号本身',
        'a natural person is named by the keyed digest of the identity number alone (64 hexadecimal digits); never send the number itself',
      );

/** GB 11643: region, day of birth, three digits, and a check character (ISO 7064 MOD 11-2). */
const identityNumberPattern =
  /^[1-9][0-9]{5}(19|20)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9X]$/;

const isIdentityNumber = (code: string): boolean => {
  if (!identityNumberPattern.test(code)) return false;
  const sum = [...code.slice(0, 17)].reduce((total, digit) => (total + Number(digit)) * 2, 0) % 11;
  return '0123456789X'.charAt((12 - sum) % 11) === code.charAt(17);
};

const problemOf = (scheme: Scheme, code: string): IdentifierProblem | undefined => {
  switch (scheme) {
    case 'USCC':
      return usccProblem(code);
    case 'REG15':
      return registrationNumberProblem(code);
    case 'PERSON':
      return personProblem(code);
  }
};

const isTargetId = (id: string): boolean => {
  const parts = /^(USCC|REG15|PERSON):(.*)$/.exec(id);
  return parts !== null && problemOf(parts[1] as Scheme, parts[2] ?? '') === undefined;
};

/**
 * The identity of an inspection target: `USCC:` and a unified social credit code (GB 32100-2015), or `REG15:`
 * and a legacy registration number (GS 15-2006), in canonical spelling and with right check characters; or `PERSON:`
 * and the keyed digest of an identity number, which the identity platform makes, so that no number is ever kept here.
 */
export const targetIdSchema = z
  .string()
  .refine(
    isTargetId,
    ruleText(
      '应为带类别的主体标识，如 USCC: 加统一社会信用代码，且校验码正确',
      'must be an identifier with its scheme, such as USCC: and a unified social credit code, with right check characters',
    ),
  )
  .brand<'TargetId'>();
export type TargetId = z.infer<typeof targetIdSchema>;

/** Whether the identity is a natural person's, whose credit is never public (浙江省公共信用信息管理条例 art. 15). */
export const isNaturalPerson = (id: TargetId): boolean => id.startsWith('PERSON:');

/** What people type around a code: blanks, invisible format characters, hyphens and dashes of any kind. */
const decoration = /[\s\p{Cf}\p{Pd}\u2212]/gu;

/** Full-width forms of the ASCII characters, as Chinese input methods produce them. */
const fullWidth = /[\uff01-\uff5e]/g;

const fold = (raw: string): string =>
  raw
    .replace(fullWidth, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(decoration, '')
    .toUpperCase();

/**
 * Reads an identifier as people write it: lower case, full-width, with blanks and hyphens, with or without its
 * scheme. Without one, 15 characters are a registration number and everything else a unified code.
 * `normalised` says that the spelling was changed.
 */
export const parseIdentifier = (
  raw: string,
): Result<{ readonly id: TargetId; readonly normalised: boolean }, IdentifierProblem> => {
  const folded = fold(raw);
  const explicit = /^(USCC|REG15|PERSON):/.exec(folded)?.[1] as Scheme | undefined;
  const code = explicit === undefined ? folded : folded.slice(explicit.length + 1);
  if (code === '') {
    return refused(
      problem(
        'identifier-missing',
        '统一社会信用代码和注册号均为空；请填写其中之一',
        'there is neither a unified social credit code nor a registration number; give one of them',
      ),
    );
  }
  const scheme = explicit ?? (code.length === 15 ? 'REG15' : 'USCC');
  if (explicit === undefined && code.length !== 15 && code.length !== 18) {
    return refused(
      problem(
        'identifier-length',
        `统一社会信用代码应为 18 位、注册号应为 15 位，实为 ${code.length} 位；请按营业执照补全`,
        `a unified social credit code has 18 characters and a registration number 15, but this has ${code.length}; complete it from the licence`,
      ),
    );
  }
  if (explicit === undefined && isIdentityNumber(code)) {
    return refused(
      problem(
        'person-number',
        '看来是公民身份号码；自然人只以带密钥摘要（PERSON: 加 64 位十六进制）标识，请勿提交号码本身。确为统一社会信用代码的，请写作 USCC:代码',
        'this looks like an identity number; a natural person is named by the keyed digest alone (PERSON: and 64 hexadecimal digits), never send the number itself. If it is a unified social credit code, write USCC:CODE',
      ),
    );
  }
  const found = problemOf(scheme, code);
  if (found !== undefined) return refused(found);
  const id = `${scheme}:${code}`;
  return accepted({ id: id as TargetId, normalised: raw !== code && raw !== id });
};
