import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { canonicalJson } from '../../../shared/domain/audit/canonical.ts';
import type { DrawCertificate } from '../../../shared/domain/draws/certificate.ts';
import { type Commitment, commitmentDigest } from '../../../shared/domain/draws/commitment.ts';
import type { FieldError } from '../../../shared/domain/primitives/refusal.ts';
import type { Text } from '../../../shared/domain/primitives/text.ts';
import { validate } from '../../../shared/http/validate.ts';
import { writeCertificate } from '../certificates/write-certificate.ts';
import { commitInputSchema, drawInputSchema } from '../offline-draw/draw-input.ts';
import { commitmentOf, holdOffline, type NoDraw } from '../offline-draw/hold-offline.ts';
import { StartError } from '../start-error.ts';

interface DrawOptions {
  readonly out?: string;
  readonly commit?: true;
}

/**
 * `openlot draw`: holds a draw without any service, from a file that has all it needs, and gives its certificate;
 * or, before the randomness exists, the commitment to publish. Exits with 0 when it is there, 1 when no draw follows
 * from the input, 2 when the input cannot be used.
 */
export const draw = async (file: string, { out, commit }: DrawOptions): Promise<void> => {
  if (commit === true) {
    const commitment = commitmentOf(await readInput(file, commitInputSchema));
    if (!commitment.ok) return tellNoDraw(commitment.refusal);
    process.stdout.write(`${canonicalJson(commitment.value)}\n`);
    return tell(committedText(commitment.value));
  }
  const certificate = holdOffline(await readInput(file, drawInputSchema));
  if (!certificate.ok) return tellNoDraw(certificate.refusal);
  await writeCertificate(certificate.value, out);
  tell(drawnText(certificate.value));
};

const readInput = async <S extends z.ZodType>(file: string, schema: S): Promise<z.output<S>> => {
  let content: unknown;
  try {
    content = JSON.parse(await readFile(file, 'utf8'));
  } catch (cause) {
    throw new StartError(
      {
        zh: `无法从 ${file} 读取抽取输入；请检查路径，以及内容是否为 JSON。`,
        en: `No input of a draw can be read from ${file}; check the path and that it is JSON.`,
      },
      { cause },
    );
  }
  const input = validate(schema, 'input', content);
  if (input.ok) return input.value;
  const { errors = [] } = input.refusal;
  throw new StartError({
    zh: `${file} 不能用于抽取；请更正以下各处后重新运行，格式见 README“离线抽取”：\n${listOf(errors, 'zh')}`,
    en: `${file} cannot be drawn from; correct this and run it again, see “Draw offline” in README:\n${listOf(errors, 'en')}`,
  });
};

const listOf = (errors: readonly FieldError[], language: keyof Text): string =>
  errors.map(({ field, reason }) => `  ${field}: ${reason[language]}`).join('\n');

const tell = ({ zh, en }: Text): void => void process.stderr.write(`${zh}\n${en}\n`);

const tellNoDraw = ({ code, reason }: NoDraw): void => {
  tell({ zh: `不能抽取（${code}）：${reason.zh}`, en: `No draw (${code}): ${reason.en}` });
  process.exitCode = 1;
};

const committedText = (commitment: Commitment): Text => {
  const digest = commitmentDigest(commitment);
  return {
    zh: `承诺摘要 ${digest}；请在公共随机数产生之前公布，随后补全 randomness 再抽取。`,
    en: `The digest of the commitment is ${digest}; publish it before the randomness exists, then complete randomness and draw.`,
  };
};

const drawnText = ({ commitment, outcome, pool, seed }: DrawCertificate): Text => {
  const { drawId, number, frameSize } = commitment;
  const digest = commitmentDigest(commitment);
  return {
    zh: `${drawId}：第 ${number} 次抽取，${frameSize} 户中抽取 ${outcome.length} 户，人员库 ${pool.length} 人；承诺摘要 ${digest}，种子 ${seed}；证书已复算一致。`,
    en: `${drawId}: draw ${number}, ${outcome.length} of ${frameSize} targets, a pool of ${pool.length}; commitment ${digest}, seed ${seed}; the certificate was verified.`,
  };
};
