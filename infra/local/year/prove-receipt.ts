import { getKeys } from '../../../shared/contracts/credit.ts';
import { verifyReceipt } from '../../../shared/domain/credit/verify-receipt.ts';
import { check } from '../demo/checks.ts';
import { publicAnswer } from '../demo/stage.ts';
import { secondApplication } from './be-refused.ts';
import { subject, type YearStage } from './year-stage.ts';

/** The receipt of the refusal, months later, from the receipt and the public keys alone. */
export const proveReceipt = async (
  { url, narrator: { step, fact } }: YearStage,
  receipt: string,
): Promise<void> => {
  step({
    zh: '回执：一年前被拒的那次查询，仅凭回执和公钥离线证明',
    en: 'Receipt: the refusal of the year before is proven offline from the receipt and the public keys',
  });
  const { keys } = await publicAnswer(url, '/.well-known/jwks.json', getKeys.answer);
  const verification = verifyReceipt(receipt, keys);
  check(verification.valid, `the receipt holds: ${verification.valid ? '' : verification.code}`);
  const { receipt: proven } = verification;
  check(
    proven.sub === subject &&
      proven.kind === 'pledge-eligibility' &&
      proven.decision === 'refuse' &&
      proven.applicationNo === secondApplication.applicationNo,
    'it says who was refused, and for which application',
  );
  const listed = (proven.standing?.lists ?? [])
    .filter(({ list }) => list === 'serious')
    .map(({ documentNo }) => documentNo);
  fact({
    zh: `${proven.answeredAt} ${proven.askedBy} 查询 ${proven.applicationNo}：拒绝，依据 ${listed.join('、')}`,
    en: `${proven.answeredAt} ${proven.askedBy} asked about ${proven.applicationNo}: refused, because of ${listed.join(', ')}`,
  });
  const [head = '', body = '', signature = ''] = receipt.split('.');
  const forged = verifyReceipt(
    [head, body.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')), signature].join('.'),
    keys,
  );
  check(!forged.valid, 'an altered receipt is found out');
  fact({ zh: '改动一个字符即核验失败', en: 'one altered character, and it fails' });
};
