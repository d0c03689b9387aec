import { SingleBar } from 'cli-progress';
import type { DrawCertificate } from '../../../shared/domain/draws/certificate.ts';
import { verifyCertificateFile } from '../../../shared/domain/draws/certificate-file.ts';
import type { Verification } from '../../../shared/domain/draws/verify-certificate.ts';
import { verifyStage } from '../../../shared/domain/draws/verify-stage.ts';
import type { Text } from '../../../shared/domain/primitives/text.ts';
import { type DocumentSource, documentSource } from '../documents/document-source.ts';
import { checkReceipts } from '../receipts/check-receipts.ts';
import { type GivenReceipt, receiptsIn } from '../receipts/receipts-in.ts';
import { tellReceipt } from '../receipts/tell-receipt.ts';
import { StartError } from '../start-error.ts';

interface VerifyOptions {
  /** Where the certificate of the draw of the targets is, for one of a department's inspectors. */
  readonly targets?: string;
  /** Where the key set is, for a receipt. */
  readonly keys?: string;
}

/**
 * `openlot verify`: replays a draw from its certificate alone, or checks a receipt with the keys of the service, and that the
 * answer around it says the same. Exits with
 * 0 when it is valid, 1 when it is not (and prints the first fault with its code), 2 when there is nothing to verify.
 */
export const verify = async (place: string, options: VerifyOptions): Promise<void> => {
  const source = sourceAt(place);
  const document = await source.document();
  const receipts = receiptsIn(document);
  if (receipts.length > 0) return verifyReceipts(receipts, options);
  if (options.keys !== undefined)
    throw new StartError({
      zh: `--keys 只用于核验回执，而 ${place} 不是回执。`,
      en: `--keys is for receipts, and ${place} is none.`,
    });
  return verifyDraw(source, document, options);
};

const sourceAt = (place: string): DocumentSource =>
  documentSource(place, { zh: '证书或回执', en: 'certificate or receipt' });

/** What of an answer its receipt does not hold; see `RECEIPT.md`. */
const unchecked: Text = {
  zh: '答复中的名称、说明、各维度合计、措施效果、奖励和变动说明不在回执之内，未予核对。',
  en: 'Names, labels, totals of dimensions, effects of measures, incentives and what has changed are not in the receipt and were not checked.',
};

const verifyReceipts = async (
  receipts: readonly GivenReceipt[],
  { targets, keys }: VerifyOptions,
): Promise<void> => {
  if (targets !== undefined)
    throw new StartError({
      zh: '--targets 只用于核验抽取证书，而给出的是回执。',
      en: '--targets is for certificates of draws, and this is a receipt.',
    });
  const verifications = await checkReceipts(receipts, keys);
  for (const [i, verification] of verifications.entries()) {
    if (verifications.length > 1) console.log(`[${i + 1}/${verifications.length}]`);
    if (!verification.valid) {
      notValid(verification);
      continue;
    }
    const lines = [
      ...tellReceipt(verification.receipt, verification.key),
      ...(receipts[i]?.answer === undefined ? [] : [unchecked]),
    ];
    console.log([...lines.map(({ zh }) => zh), ...lines.map(({ en }) => en)].join('\n'));
  }
};

const verifyDraw = async (
  source: DocumentSource,
  document: unknown,
  { targets }: VerifyOptions,
): Promise<void> => {
  const certificate = await verified(source, document);
  if (certificate === undefined) return;
  const { stage } = certificate.commitment;
  if (targets === undefined) {
    if (stage.kind === 'inspectors')
      say({
        zh: `注意：未核对名录是否为 ${stage.of} 抽中的对象；请用 --targets 给出该次抽取的证书一并核对。`,
        en: `Note: that the frame is what ${stage.of} drew was not checked; give its certificate with --targets.`,
      });
    return;
  }
  const targetsSource = sourceAt(targets);
  const targetsCertificate = await verified(targetsSource, await targetsSource.document());
  if (targetsCertificate === undefined) return;
  const together = verifyStage(certificate, targetsCertificate);
  if (together.valid)
    say({
      zh: '两份证书相符：名录正是检查对象抽取的结果。',
      en: 'The two belong together: the frame is what the draw of the targets left.',
    });
  else notValid(together);
};

/** The certificate, if it is valid; says what was found. */
const verified = async (source: DocumentSource, file: unknown): Promise<DrawCertificate | undefined> => {
  const bar = new SingleBar({
    format: '读取分块 reading chunks {bar} {value}/{total}',
    stream: process.stderr,
    noTTYOutput: false,
  });
  const chunks = chunksIn(file);
  if (chunks > 0) bar.start(chunks, 0);
  const readChunk = async (name: string) => {
    const chunk = await source.chunk(name);
    bar.increment();
    return chunk;
  };
  const verification = await verifyCertificateFile(file, readChunk).finally(() => bar.stop());
  if (!verification.valid) return notValid(verification);
  tellValid(verification);
  return verification.certificate;
};

/** How many chunks the file seems to have; it may come from anywhere. */
const chunksIn = (file: unknown): number => {
  const lists = Object(file) as Partial<Record<'frame' | 'exclusions' | 'pool' | 'outcome', unknown>>;
  return [lists.frame, lists.exclusions, lists.pool, lists.outcome].reduce((sum: number, list) => {
    const { chunks } = Object(list) as { readonly chunks?: unknown };
    return Array.isArray(chunks) ? sum + chunks.length : sum;
  }, 0);
};

const say = ({ zh, en }: Text): void => console.log(`${zh}\n${en}`);

const notValid = ({ code, message }: { readonly code: string; readonly message: Text }): undefined => {
  console.log(`无效 not valid: ${code}\n${message.zh}\n${message.en}`);
  process.exitCode = 1;
};

const tellValid = ({ certificate, isVoid, revealedLate }: Extract<Verification, { valid: true }>): void => {
  const { commitment, outcome, substitutions } = certificate;
  const { drawId, taskName, number, frameSize, revealBy } = commitment;
  say({
    zh: `有效 valid: ${drawId} ${taskName} — ${frameSize} 户中抽取 ${outcome.length} 户，第 ${number} 次抽取，替换 ${substitutions.length} 次`,
    en: `${outcome.length} of ${frameSize} targets, draw ${number}, ${substitutions.length} substitutions; every step replays to the same result.`,
  });
  if (isVoid)
    say({
      zh: '此次抽取已作废，不据以检查。',
      en: 'This draw was declared void; nobody is inspected by it.',
    });
  if (revealedLate)
    say({
      zh: `密钥在期限 ${revealBy} 之后才公开，属逾期。`,
      en: `The secret was revealed after ${revealBy}, which is a breach.`,
    });
};
