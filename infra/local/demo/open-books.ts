import * as draws from '../../../shared/contracts/draws.ts';
import * as open from '../../../shared/contracts/public.ts';
import { canonicalJson } from '../../../shared/domain/audit/canonical.ts';
import { leafHash } from '../../../shared/domain/audit/merkle.ts';
import { isConsistent, rootOfInclusion } from '../../../shared/domain/audit/tree-proofs.ts';
import type { DrawCertificate } from '../../../shared/domain/draws/certificate.ts';
import { verifyCertificateFile } from '../../../shared/domain/draws/certificate-file.ts';
import { verifyCertificate } from '../../../shared/domain/draws/verify-certificate.ts';
import type { Draw } from '../../../shared/domain/inspections/draw.ts';
import type { Visit } from '../../../shared/domain/inspections/visit.ts';
import { civilDateOf } from '../../../shared/domain/primitives/time.ts';
import { documentSource } from '../documents/document-source.ts';
import { check, until } from './checks.ts';
import { type Clients, codeOf, publicAnswer, type Stage } from './stage.ts';

/** The secret is revealed, and the draw replayed. */
export const revealing = async (
  { url, narrator: { step, fact } }: Stage,
  as: Clients,
  draw: Draw,
): Promise<DrawCertificate> => {
  step({
    zh: '揭示：全部结果公示后公开密钥，任何人都能复算这次抽取',
    en: 'Reveal: after the last publication the secret is public and anyone can replay the draw',
  });
  const certificateUrl = new URL(`/v1/draws/${draw.id}/certificate`, url);
  const early = await fetch(certificateUrl);
  check(early.status === 409, 'there is no certificate before the reveal');
  await as('planner').post(`/v1/draws/${draw.id}/reveal`, draws.requestReveal.answer);
  await until(
    () => as('planner').get(`/v1/draws/${draw.id}`, draws.getDraw.answer),
    ({ certifiedAt }) => certifiedAt !== undefined,
    'the draw runner reveals the secret and writes the certificate',
  );
  const source = documentSource(certificateUrl.href, { zh: '证书', en: 'certificate' });
  const verification = await verifyCertificateFile(await source.document(), source.chunk);
  check(verification.valid, `the certificate holds: ${verification.valid ? '' : verification.code}`);
  check(!verification.isVoid && !verification.revealedLate, 'it is not void and was revealed in time');
  const { certificate } = verification;
  check(
    certificate.substitutions.map(({ of }) => of).join() === 'target,inspector',
    'both substitutions are in the certificate',
  );
  check(
    certificate.log.entries.some(({ entry }) => entry.action === 'draw-voided'),
    'the void draw before it is in the certificate',
  );
  fact({
    zh: `证书复算一致，含 1 次作废、2 次替换：${certificateUrl}`,
    en: `the certificate replays, with the void draw and both substitutions: ${certificateUrl}`,
  });
  const forged = verifyCertificate({ ...certificate, outcome: certificate.outcome.toReversed() });
  check(!forged.valid, 'a forged certificate is found out');
  fact({ zh: `改动证书后核验失败（${forged.code}）`, en: `an altered certificate fails (${forged.code})` });
  return certificate;
};

/** The certificate's piece of the log is a piece of the log that everybody sees. */
export const proving = async (
  { url, narrator: { step, fact } }: Stage,
  { log }: DrawCertificate,
): Promise<void> => {
  step({
    zh: '日志：证书所载的日志就是公开日志，只增不改',
    en: 'Log: what the certificate holds of the log is in the public log, which only grows',
  });
  const head = await publicAnswer(url, '/v1/log', open.getLogHead.answer);
  const certified = { size: (log.entries.at(-1)?.entry.index ?? 0) + 1, root: log.root };
  const { proof: consistency } = await publicAnswer(
    url,
    `/v1/log/consistency?from=${certified.size}&to=${head.size}`,
    open.getConsistencyProof.answer,
  );
  check(isConsistent(certified, head, consistency), 'the log has only grown since the certificate');
  fact({
    zh: `证书的日志头（${certified.size} 条）与现在的日志头（${head.size} 条）一致`,
    en: `the head in the certificate (${certified.size} entries) leads to the present one (${head.size})`,
  });
  for (const { entry } of log.entries) {
    const proven = await publicAnswer(
      url,
      `/v1/log/entries/${entry.index}/proof?size=${head.size}`,
      open.getInclusionProof.answer,
    );
    const leaf = canonicalJson(entry);
    check(canonicalJson(proven.entry) === leaf, 'the log says what the certificate says');
    check(
      rootOfInclusion(leafHash(leaf), entry.index, head.size, proven.proof) === head.root,
      `entry ${entry.index} is in the log`,
    );
  }
  fact({
    zh: `证书所载 ${log.entries.length} 条日志逐条证明在内`,
    en: `each of its ${log.entries.length} entries is proven to be in the log`,
  });
};

/** What the public sees of it all. */
export const publicView = async (
  { url, narrator: { step, fact } }: Stage,
  draw: Draw,
  worst: Visit,
): Promise<void> => {
  step({ zh: '公开：公众查得到结果与抽取过程', en: 'Public: everyone can see the result and the draw' });
  const page = async (path: string): Promise<string> => {
    const answer = await fetch(new URL(path, url));
    check(answer.ok, `${path} is public (${answer.status})`);
    return answer.text();
  };
  const home = await page('/');
  check(home.includes(worst.targetName), 'the latest results are on the first page');
  const entity = await page(`/entities/${codeOf(worst)}`);
  check(entity.includes('浙市监列〔演示〕1号'), 'the listing is on the entity’s page');
  const drawPage = await page(`/draws/${draw.id}`);
  check(drawPage.includes(draw.roots.frame), 'the draw’s page shows what was committed');
  check(!drawPage.includes('JCY-'), 'no inspector is named');
  const year = civilDateOf(draw.frozenAt).slice(0, 4);
  const path = `/fairness/${draw.leadDepartment}/${year}`;
  const report = await until(
    () => fetch(new URL(`/v1${path}`, url)),
    ({ ok }) => ok,
    'the fairness report follows from the reveal',
  );
  const { draws: held, voidDraws, workload } = open.getFairnessReport.answer.parse(await report.json());
  check(held > 0 && voidDraws > 0 && workload !== undefined, 'the report counts the draws and the visits');
  await page(path);
  fact({
    zh: `公平性报告：${held} 次抽取、${voidDraws} 次作废，各层被抽比例与人员工作量公开：${url}${path}`,
    en: `fairness report: ${held} draws, ${voidDraws} void, rates of the strata and loads of inspectors: ${url}/en${path}`,
  });
  fact({ zh: `${url}/draws/${draw.id}`, en: `${url}/en/draws/${draw.id}` });
  fact({ zh: `${url}/entities/${codeOf(worst)}`, en: `${url}/en/entities/${codeOf(worst)}` });
};
