import { readFile } from 'node:fs/promises';
import { problemSchema } from '../../../shared/contracts/contract.ts';
import { verifyCertificate } from '../../../shared/domain/draws/verify-certificate.ts';
import { StartError } from '../start-error.ts';

/**
 * `openlot verify`: replays a draw from its certificate alone. Exits with 0 when it is valid, 1 when it is not
 * (and prints the first fault with its code), 2 when there is nothing to verify.
 */
export const verify = async (source: string): Promise<void> => {
  const verification = verifyCertificate(await readJson(source));
  if (verification.valid) {
    const { commitment, outcome } = verification.certificate;
    console.log(
      `有效 valid: ${commitment.drawId} ${commitment.taskName} — ` +
        `${commitment.frameSize} 户中抽取 ${outcome.assignments.length} 户，第 ${commitment.number} 次抽取\n` +
        `${outcome.assignments.length} of ${commitment.frameSize} targets, draw ${commitment.number}; every step replays to the same result.`,
    );
    return;
  }
  console.log(`无效 not valid: ${verification.code}\n${verification.message.zh}\n${verification.message.en}`);
  process.exitCode = 1;
};

const readJson = async (source: string): Promise<unknown> => {
  try {
    if (!/^https?:\/\//.test(source)) return JSON.parse(await readFile(source, 'utf8'));
    const answer = await fetch(source);
    const content: unknown = await answer.json();
    if (answer.ok) return content;
    const { detail } = problemSchema.parse(content);
    throw new StartError({
      zh: `${source} 没有证书：${detail}`,
      en: `There is no certificate at ${source} (HTTP ${answer.status}).`,
    });
  } catch (cause) {
    if (cause instanceof StartError) throw cause;
    throw new StartError(
      {
        zh: `无法从 ${source} 读取证书；请检查路径或网址，以及内容是否为 JSON。种子揭示前没有证书。`,
        en: `No certificate can be read from ${source}; check path or URL and that it is JSON. There is none before the secret is revealed.`,
      },
      { cause },
    );
  }
};
