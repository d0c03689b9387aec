import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { createPortal } from '../../functions/portal/app.tsx';
import {
  codeOf,
  drawPath,
  entityPath,
  fairnessPath,
  listPath,
  proofPath,
  resultPath,
  tablePath,
} from '../../functions/portal/site/paths.ts';
import { fieldLabels } from '../../functions/portal/texts/table-fields.ts';
import { fieldTexts } from '../../shared/contracts/field-texts/field-text.ts';
import { listFairnessReports, listPublicDraws } from '../../shared/contracts/public.ts';
import { canonicalJson } from '../../shared/domain/audit/canonical.ts';
import { digestOf } from '../../shared/domain/audit/digest.ts';
import type { PublicLogEntry } from '../../shared/domain/audit/entry.ts';
import { frontierRoot } from '../../shared/domain/audit/frontier.ts';
import { emptyRoot, leafHash, merkleRoot } from '../../shared/domain/audit/merkle.ts';
import { isConsistent, rootOfInclusion } from '../../shared/domain/audit/tree-proofs.ts';
import { noRandomness } from '../../shared/domain/draws/public-randomness.ts';
import { verifyCertificate } from '../../shared/domain/draws/verify-certificate.ts';
import type { Draw } from '../../shared/domain/inspections/draw.ts';
import { fairnessReportSchema } from '../../shared/domain/inspections/fairness-report.ts';
import { listNameSchema } from '../../shared/domain/lists/list-name.ts';
import { type Language, type Text, textSchema } from '../../shared/domain/primitives/text.ts';
import { tableNames } from '../../shared/domain/rule-tables/rule-tables.ts';
import { shippedTables } from '../../shared/domain/rule-tables/shipped-tables.ts';
import { expireListing } from '../../shared/use-cases/lists/end-listing.ts';
import { followListingEnd } from '../../shared/use-cases/lists/follow-listing.ts';
import { tablesNow } from '../../shared/use-cases/tables-now.ts';
import { inspectorEntry, ownDepartment } from '../support/builders.ts';
import { collect } from '../support/collect.ts';
import { acceptedValue } from '../support/draws.ts';
import { inspectionDesk, voidReason, witnesses } from '../support/inspection-desk.ts';
import { portalOver } from '../support/portal-over.ts';
import { type PortalScenes, passedOverReason, portalScenes } from '../support/portal-scenes.ts';
import { nextVersion, tablesOf2026, testTables } from '../support/rule-tables.ts';
import { creation, fairnessReport } from '../support/sample-records.ts';
import { publish } from '../support/table-steps.ts';

let scenes: PortalScenes;
beforeAll(async () => {
  scenes = await portalScenes();
});

const get = async (path: string, headers: Record<string, string> = {}) => {
  const response = await scenes.portal.request(path, { headers });
  return { response, text: await response.text() };
};

/** What of a list a page does not show, and what it does. */
const missingIn = (text: string, wanted: readonly string[]) => wanted.filter((one) => !text.includes(one));
const shownIn = (text: string, unwanted: readonly string[]) => unwanted.filter((one) => text.includes(one));

const mainOf = (html: string): string => /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '';
const titleOf = (html: string): string => /<title>([^<]*)/.exec(html)?.[1] ?? '';

const drawScenes = [
  'frozen',
  'committed',
  'fallback',
  'drawing',
  'substituted',
  'voided',
  'thrownAway',
  'overdue',
  'revealed',
  'replaced',
  'targets',
  'inspectors',
] as const;

/** Every page of the portal that exists in these scenes. */
const pagesOf = ({ listed, individual, hostile, visits, ...draws }: PortalScenes): readonly string[] => [
  '/',
  '/entities',
  '/entities?code=1',
  '/entities/91330000733796106P',
  '/draws',
  '/log',
  '/fairness',
  fairnessPath(ownDepartment, 2026),
  '/lists',
  ...listNameSchema.options.map(listPath),
  '/lists/nothing',
  '/tables',
  ...tableNames.map((name) => tablePath(name)),
  tablePath('publication-terms', tablesOf2026.hashes['publication-terms']),
  tablePath('nothing'),
  '/verify',
  '/docs',
  '/nothing',
  ...[listed, individual, hostile].map(entityPath),
  ...visits.map(({ id }) => resultPath(id)),
  ...drawScenes.map((scene) => drawPath(draws[scene].id)),
];

describe('language', () => {
  test('Chinese stands at the root, English under /en, and each links to the other', async () => {
    const { text: zh } = await get(drawPath(scenes.frozen.id));
    const { text: en } = await get(`/en${drawPath(scenes.frozen.id)}`);
    expect(zh).toContain('<html lang="zh-CN">');
    expect(zh).toContain(`hreflang="en-GB" href="/en${drawPath(scenes.frozen.id)}"`);
    expect(en).toContain('<html lang="en-GB">');
    expect(en).toContain(`hreflang="zh-CN" href="${drawPath(scenes.frozen.id)}"`);
  });

  test('an English page has no Chinese but what is marked as such: names, decisions, code', async () => {
    for (const path of pagesOf(scenes)) {
      const { text } = await get(path === '/' ? '/en' : `/en${path}`);
      const english = text
        .replaceAll(/<title>.*?<\/title>|<style>[\s\S]*?<\/style>|<code[\s\S]*?<\/code>/g, '')
        .replaceAll(/<(\w+)[^>]* lang="zh-CN"[^>]*>[\s\S]*?<\/\1>/g, '');
      expect(english.match(/.{0,30}\p{Script=Han}.{0,30}/u)?.[0], path).toBeUndefined();
    }
  });

  test('the English home page is found with a slash at its end too', async () => {
    const { response } = await get('/en/');
    expect(response.status).toBe(301);
    expect(response.headers.get('location')).toBe('/en');
  });

  test('every link of a page stays in its language', async () => {
    for (const path of pagesOf(scenes)) {
      const { text } = await get(path === '/' ? '/en' : `/en${path}`);
      const links = [...text.matchAll(/<a (?![^>]*lang=)[^>]*href="([^"]*)"/g)].map(([, href = '']) => href);
      const strays = links.filter((href) => !/^(#|\/en(\/|$|[?#])|\/v1\/|\/openapi\.json)/.test(href));
      expect(strays, path).toEqual([]);
    }
  });
});

test('every text of the portal is there in Chinese and in English', async () => {
  const folder = 'functions/portal/texts';
  const files = readdirSync(folder);
  const texts: Text[] = [];
  const walk = (value: unknown): void => {
    const text = textSchema.safeParse(value);
    if (text.success) texts.push(text.data);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk);
  };
  for (const file of files) walk(await import(`../../${folder}/${file}`));
  expect(texts.length).toBeGreaterThan(300);
  const other = texts.filter(({ en }) => en === '中文');
  expect(other).toHaveLength(1);
  for (const { zh, en } of texts.filter((text) => !other.includes(text))) {
    expect(zh, en).toMatch(/\p{Script=Han}/u);
    expect(en).not.toMatch(/\p{Script=Han}|[，。；：（）]/u);
    expect(zh).not.toMatch(/\p{Script=Han}[,;:]|[,;:]\p{Script=Han}/u);
  }
});

describe('finding an entity', () => {
  test.each([
    ['', '均为空'],
    ['91330000733796106', '实为 17 位'],
    ['91330000733796106Q', '校验位不符'],
    ['O1330000733796106P', '不可能出现的字符'],
    ['<script>alert(1)</script>', '位'],
  ])('the code “%s” is refused with the reason and the remedy', async (code, reason) => {
    const { response, text } = await get(`/entities?code=${encodeURIComponent(code)}`);
    expect(response.status).toBe(400);
    expect(titleOf(text)).toMatch(/^错误：/);
    expect(mainOf(text)).toContain(reason);
    expect(mainOf(text)).toMatch(/请/);
    expect(text).not.toContain('<script>');
  });

  test.each(['', '/en'])(
    'a code spelled carelessly leads to the entity, in the same language (%s)',
    async (prefix) => {
      const code = codeOf(scenes.listed);
      const { response } = await get(
        `${prefix}/entities?code=${encodeURIComponent(` ${code.toLowerCase()}-`)}`,
      );
      expect(response.status).toBe(303);
      expect(response.headers.get('location')).toBe(`${prefix}/entities/${code}`);
    },
  );

  test('a valid code that is not on the register gets 404 and what to do', async () => {
    const { response, text } = await get('/entities/91330000733796106P');
    expect(response.status).toBe(404);
    expect(mainOf(text)).toContain('名录库中没有这个主体');
    expect(mainOf(text)).toContain('请联系登记机关');
  });
});

describe('an entity', () => {
  test('without anything on record is not evaluated, rather than good', async () => {
    const { text } = await get(entityPath(scenes.unknownCredit));
    expect(mainOf(text)).toContain('尚未评价');
    expect(mainOf(text)).not.toContain('信用分');
    expect(mainOf(text)).toContain('目前没有被列入任何名单。');
    expect(mainOf(text)).toContain('目前没有对其适用的措施。');
    expect(mainOf(text)).toContain('还没有公示过对该主体的检查结果。');
  });

  test('on a list is shown with the decision, its reasons, its term and the measures with their basis', async () => {
    const { text } = await get(entityPath(scenes.listed));
    expect(
      missingIn(mainOf(text), [
        'D 高风险',
        '500 分（满分 1,000），差',
        '严重违法失信名单',
        '浙市监列〔2026〕1号',
        '经两次书面告知仍不配合',
        '2029年3月2日',
        '限制适用告知承诺制',
        '国办发〔2020〕42号',
      ]),
    ).toEqual([]);
  });

  test('leaves a list when its listing has ended', async () => {
    const own = await portalScenes();
    const { ports } = own.desk;
    // The measures go with the standing, which follows from the end of the listing.
    for (const live of await collect(ports.records.all('listingsOfSubject', { subject: own.listed })))
      acceptedValue(await followListingEnd(ports, acceptedValue(await expireListing(ports, live))));
    const main = mainOf(await (await own.portal.request(entityPath(own.listed))).text());
    expect(main).toContain('目前没有被列入任何名单。');
    expect(shownIn(main, ['浙市监列〔2026〕1号', '限制适用告知承诺制'])).toEqual([]);
  });

  test('that trades from its owner’s home keeps its address to itself', async () => {
    const { text } = await get(entityPath(scenes.individual));
    expect(mainOf(text)).toContain('海曙区示例小吃店');
    expect(mainOf(text)).not.toContain('宁波市示例小区2幢');
    expect(mainOf((await get(entityPath(scenes.unknownCredit))).text)).toContain('宁波市海曙区示例路1号');
  });

  test('with a hostile name cannot break out of its place', async () => {
    for (const prefix of ['', '/en']) {
      const { text } = await get(`${prefix}${entityPath(scenes.hostile)}`);
      expect(text).not.toMatch(/<script/i);
      expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
      // Isolated, so that its right-to-left override ends where the name ends.
      expect(text).toMatch(/<h1><bdi[^>]*>[^<]*\u202E[^<]*<\/bdi><\/h1>/);
    }
  });
});

describe('results', () => {
  test('are listed newest first, ten to a page, each once, and replaced visits never', async () => {
    const published = await collect(scenes.desk.ports.records.all('publishedVisits', {}));
    const pages: string[][] = [];
    let main = '';
    for (let path: string | undefined = '/'; path !== undefined && pages.length < 9; ) {
      main = mainOf((await get(path)).text);
      pages.push(
        [...main.matchAll(/href="\/results\/([^"]*)"/g)].map(([, id = '']) => decodeURIComponent(id)),
      );
      path = /href="(\/\?cursor=[^"#]*)#results"/.exec(main)?.[1]?.replaceAll('&amp;', '&');
    }
    expect(published.map(({ value }) => value.state)).toEqual(published.map(() => 'published'));
    expect(pages.flat()).toEqual(published.map(({ value }) => value.id));
    expect(pages.slice(0, -1).every((page) => page.length === 10)).toBe(true);
    expect(main).toContain('回到第一页');
    expect(main).not.toContain('下一页');
    const replaced = (await scenes.desk.visitsOf(scenes.replaced.id)).find(
      ({ state }) => state === 'replaced',
    );
    expect(pages.flat()).not.toContain(replaced?.id);
    expect((await get(resultPath(replaced?.id ?? ''))).response.status).toBe(404);
  });

  test.each(['x', 'e30', '%00', 'A'.repeat(5000)])(
    'a page position that is none (%#) gets 400 and a way back',
    async (cursor) => {
      for (const path of ['/', entityPath(scenes.listed), drawPath(scenes.revealed.id)]) {
        const { response, text } = await get(`${path}?cursor=${cursor}`);
        expect(response.status).toBe(400);
        expect(mainOf(text)).toContain('请从列表的第一页重新翻看');
      }
    },
  );

  test('show items, codes, days and departments, and neither the inspectors nor their notes', async () => {
    const visit = scenes.visits[1];
    if (visit === undefined) throw new Error('there is no second visit');
    const { text } = await get(resultPath(visit.id));
    expect(
      missingIn(mainOf(text), [
        visit.targetName,
        '登记事项检查',
        '发现问题已责令改正',
        '未按规定公示应当公示的信息',
        '浙江省市场监督管理局',
        'SCJG抽查〔2026〕1号',
        '2026年3月2日',
        ...visit.seats.map(({ pseudonym }) => pseudonym),
      ]),
    ).toEqual([]);
    expect(text).toContain(`href="${drawPath(visit.drawId)}"`);
    expect(shownIn(text, ['现场情况与登记不符', 'JCY-', '检查员', `of ${visit.id}`, 'approver'])).toEqual([]);
  });

  test('that are not published cannot be told from those that do not exist', async () => {
    const [unpublished] = await scenes.desk.visitsOf(scenes.overdue.id);
    const there = await get(resultPath(unpublished?.id ?? ''));
    const nowhere = await get(resultPath('33.SCJG-2026-9-1-1'));
    expect(there.response.status).toBe(404);
    expect(nowhere.response.status).toBe(404);
    expect(mainOf(there.text)).toBe(mainOf(nowhere.text));
  });
});

describe('a draw', () => {
  test.each(['drawn', 'dispatched', 'revealing', 'void'] as const)(
    'that is %s tells nobody whom it drew',
    async (state) => {
      const desk = await inspectionDesk();
      const { id } = await desk.drawIn(state === 'void' ? 'drawn' : state);
      if (state === 'void') await desk.declareVoid(id);
      const portal = portalOver(desk);
      const text = await (await portal.request(drawPath(id))).text();
      const visits = await desk.visitsOf(id);
      expect(visits).toHaveLength(4);
      expect(mainOf(text)).toContain('检查对象 40 户，检查人员 6 名');
      const kept = visits.flatMap(({ target, targetName, seats }) => [
        codeOf(target),
        targetName,
        ...seats.map(({ pseudonym }) => pseudonym),
      ]);
      expect(shownIn(text, kept)).toEqual([]);
    },
  );

  test('shows every visit once it is revealed, by pseudonyms', async () => {
    const { text } = await get(drawPath(scenes.revealed.id));
    for (const { targetName, seats } of scenes.visits)
      expect(missingIn(mainOf(text), [targetName, ...seats.map(({ pseudonym }) => pseudonym)])).toEqual([]);
  });

  test('never names its people', async () => {
    for (const scene of drawScenes) {
      const { id, inputsId } = scenes[scene];
      const { text } = await get(drawPath(id));
      expect(shownIn(text, [inspectorEntry(1).name, 'JCY-', inputsId]), scene).toEqual([]);
    }
  });

  test('names who prepared it nowhere, and who answers for a change where there is one', async () => {
    expect((await get(drawPath(scenes.revealed.id))).text).not.toContain('planner');
    expect(missingIn((await get(drawPath(scenes.voided.id))).text, ['planner', 'approver'])).toEqual([]);
  });

  test('that is void keeps its number, its reason and who wanted it in sight', async () => {
    const { text } = await get(drawPath(scenes.voided.id));
    expect(
      missingIn(mainOf(text), [
        '第 1 次抽取（共 2 次）',
        '本次抽取已作废',
        voidReason,
        '申请人',
        '批准人',
        'approver',
        '本次抽取在公共随机数齐备之前已作废，没有证书',
        scenes.voided.secret ?? '-',
      ]),
    ).toEqual([]);
    expect(mainOf(text)).toContain(`href="${drawPath(scenes.committed.id)}"`);
    expect(mainOf((await get(drawPath(scenes.committed.id))).text)).toContain('第 2 次抽取（共 2 次）');
  });

  test('that was void when it had a result shows what was thrown away, and its certificate', async () => {
    const { id, secret } = scenes.thrownAway;
    const { text } = await get(drawPath(id));
    const visits = await scenes.desk.visitsOf(id);
    expect(visits).toHaveLength(4);
    expect(
      missingIn(mainOf(text), [
        '它们不再有效',
        '复算被弃用的结果',
        `/v1/draws/${id}/certificate`,
        secret ?? '-',
        ...visits.map(({ targetName }) => targetName),
      ]),
    ).toEqual([]);
  });

  test('shows every source of its randomness in order, how it fared and what it gave', async () => {
    const { id, randomness, commitment } = scenes.fallback;
    const [ceremony, lottery, drand] = commitment?.randomness.sources ?? [];
    const main = mainOf((await get(drawPath(id))).text);
    const places = ['随机源 1：现场见证', '随机源 2：彩票开奖号码', '随机源 3：drand 随机信标'];
    const [first = '', second = '', third = ''] = places.map((place, i) =>
      main.slice(main.indexOf(`<h3>${place}`), i === 2 ? undefined : main.indexOf(`<h3>${places[i + 1]}`)),
    );
    expect(
      missingIn(first, ['未成功，已越过', passedOverReason, ceremony?.until ?? '-', ...witnesses]),
    ).toEqual([]);
    expect(
      missingIn(second, [
        '已采用',
        '双色球',
        '第2026023期',
        ...(randomness.lottery?.numbers ?? ['-']).map((number) => `>${number}<`),
        '中国福利彩票官方网站',
        lottery?.kind === 'lottery' ? lottery.drawnAt : '-',
      ]),
    ).toEqual([]);
    expect(
      missingIn(third, [
        '备用，未启用',
        drand?.kind === 'drand' ? String(drand.round) : '-',
        '52db9ba70e0cc0f6',
      ]),
    ).toEqual([]);
    expect(missingIn(main, [randomness.value ?? '-', '随机源 2（彩票开奖号码）按时给出了数值'])).toEqual([]);
  });

  test('whose randomness is a beacon shows its round and its signature', async () => {
    const { ports } = scenes.desk;
    const { id, commitment, ...draw } = scenes.committed;
    const [source] = scenes.fallback.commitment?.randomness.sources.slice(2) ?? [];
    if (source?.kind !== 'drand' || commitment === undefined) throw new Error('the scenes lack a beacon');
    const signature = 'ab'.repeat(48);
    const own: Draw = {
      ...draw,
      id: `${id}-beacon`,
      commitment: { ...commitment, randomness: { sources: [source] } },
      randomness: { ...noRandomness, beacon: { round: source.round, signature }, value: '11'.repeat(32) },
    };
    await ports.ledger.prepare([creation('draw', own)]);
    const main = mainOf((await get(drawPath(own.id))).text);
    expect(missingIn(main, [signature, String(source.round), '已采用', '登记时核验签名'])).toEqual([]);
  });

  test('that awaits its witnesses says how far they are', async () => {
    const main = mainOf((await get(drawPath(scenes.committed.id))).text);
    expect(missingIn(main, ['正在等待随机源 1（现场见证）', '2 位见证人中，1 位已提交，0 位已公开'])).toEqual(
      [],
    );
  });

  test('that is being drawn says how far it is', async () => {
    const main = mainOf((await get(drawPath(scenes.drawing.id))).text);
    expect(main).toContain('读取冻结的名单：1,200／3,600');
    expect(main).toContain('<progress id="progress" value="1200" max="3600">');
    expect(mainOf((await get(drawPath(scenes.revealed.id))).text)).not.toContain('<progress');
  });

  test('tells of a substitution its number, kind and reason at once, and not whom it concerns', async () => {
    const { id } = scenes.substituted;
    const main = mainOf((await get(drawPath(id))).text);
    expect(
      missingIn(main, ['第 1 次替换', '替换检查对象', '已注销', '第 2 次替换', '替换检查人员', '申请回避']),
    ).toEqual([]);
    const kept = (await scenes.desk.visitsOf(id)).flatMap(({ target, targetName, seats, formerSeats }) => [
      codeOf(target),
      targetName,
      ...[...seats, ...formerSeats].map(({ pseudonym }) => pseudonym),
    ]);
    expect(shownIn(main, kept)).toEqual([]);
  });

  test('shows who was replaced by whom once it is revealed, and strikes out who was', async () => {
    const { id } = scenes.replaced;
    const main = mainOf((await get(drawPath(id))).text);
    const visits = await scenes.desk.visitsOf(id);
    const former = visits.find(({ state }) => state === 'replaced');
    const substitute = visits.find((visit) => visit.id === former?.replacedBy);
    const seat = visits.flatMap(({ formerSeats }) => formerSeats)[0];
    expect(main).toMatch(new RegExp(`<s><a [^>]*><bdi[^>]*>${former?.targetName}`));
    const section = main.slice(main.indexOf('id="substitutions"'));
    expect(
      missingIn(section, [
        former?.targetName ?? '-',
        substitute?.targetName ?? '-',
        seat?.pseudonym ?? '-',
        '申请人',
        'planner',
        '批准人',
        'approver',
      ]),
    ).toEqual([]);
    expect(main).toContain('递补');
  });

  test('of targets and the departments’ draws of inspectors for them lead to each other', async () => {
    const { targets, inspectors } = scenes;
    const main = mainOf((await get(drawPath(targets.id))).text);
    expect(targets.inspectorDraws).toHaveLength(2);
    for (const { drawId } of targets.inspectorDraws) expect(main).toContain(`href="${drawPath(drawId)}"`);
    expect(main).toContain('浙江省生态环境厅');
    const visits = await scenes.desk.visitsOf(targets.id);
    const pseudonyms = visits.flatMap(({ seats }) => seats.map(({ pseudonym }) => pseudonym));
    expect(missingIn(main, pseudonyms)).toEqual([]);
    const own = mainOf((await get(drawPath(inspectors.id))).text);
    expect(own).toContain(`href="${drawPath(targets.id)}"`);
    const shown = visits.flatMap(({ targetName, seats }) => [
      targetName,
      ...seats
        .filter(({ department }) => department === inspectors.leadDepartment)
        .map((one) => one.pseudonym),
    ]);
    expect(missingIn(own, shown)).toEqual([]);
    const others = visits.flatMap(({ seats }) =>
      seats.filter(({ department }) => department !== inspectors.leadDepartment).map((one) => one.pseudonym),
    );
    expect(shownIn(own, others)).toEqual([]);
  });

  test('whose secret is late shows the breach', async () => {
    const { text } = await get(drawPath(scenes.overdue.id));
    expect(mainOf(text)).toContain('逾期未揭示种子');
    expect(mainOf((await get(drawPath(scenes.frozen.id))).text)).not.toContain('逾期');
  });

  test('shows its commitment, its entries in the public log and the log’s root', async () => {
    const { ledger } = scenes.desk.ports;
    const { id, commitment, roots } = scenes.committed;
    const { text } = await get(drawPath(id));
    const entries = await ledger.publicLogAbout(`draw/${id}`);
    expect(entries.map(({ action }) => action)).toEqual([
      'frame-frozen',
      'draw-committed',
      'contribution-committed',
    ]);
    const { size } = await ledger.publicLogHead();
    for (const { index, facts } of entries) {
      expect(mainOf(text)).toContain(`第 ${index} 条`);
      expect(mainOf(text)).toContain(`href="${proofPath(index, size)}"`);
      for (const fact of Object.values(facts)) expect(mainOf(text)).toContain(String(fact));
    }
    expect(
      missingIn(mainOf(text), [
        roots.frame,
        roots.pool,
        roots.exclusions,
        commitment?.secretHash ?? '-',
        frontierRoot(await ledger.publicLogHead()),
      ]),
    ).toEqual([]);
  });

  test('says how many are drawn from each stratum', async () => {
    const { text } = await get(drawPath(scenes.revealed.id));
    expect(mainOf(text)).toMatch(/尚未评价<\/span><\/td><td class="figure">12</);
  });
});

describe('the certificate', () => {
  const certificate = (id: string, headers = {}) => get(`/v1/draws/${id}/certificate`, headers);

  test('of a revealed draw verifies, and may be kept for good', async () => {
    const { response, text } = await certificate(scenes.revealed.id);
    expect(response.status).toBe(200);
    expect(verifyCertificate(JSON.parse(text)).valid).toBe(true);
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(text).not.toContain('JCY-');
  });

  test('that a visitor has already is not sent again', async () => {
    const etag = (await certificate(scenes.revealed.id)).response.headers.get('etag') ?? '';
    const again = await certificate(scenes.revealed.id, { 'if-none-match': etag });
    expect(again.response.status).toBe(304);
    expect(again.text).toBe('');
  });

  test('with substitutions, of every stage, and of what was thrown away verifies too', async () => {
    for (const scene of ['replaced', 'targets', 'inspectors', 'thrownAway'] as const) {
      const verdict = verifyCertificate(JSON.parse((await certificate(scenes[scene].id)).text));
      expect(verdict, scene).toMatchObject({ valid: true, isVoid: scene === 'thrownAway' });
    }
  });

  test('is sent compressed to whoever takes that, and says that it may differ', async () => {
    const plain = await certificate(scenes.revealed.id, { 'accept-encoding': 'identity' });
    expect(plain.response.headers.get('content-encoding')).toBeNull();
    const packed = await scenes.portal.request(`/v1/draws/${scenes.revealed.id}/certificate`, {
      headers: { 'accept-encoding': 'br;q=1, gzip;q=0.8' },
    });
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    expect(packed.headers.get('vary')).toContain('accept-encoding');
    const bytes = Buffer.from(await packed.arrayBuffer());
    expect(gunzipSync(bytes).toString('utf8')).toBe(plain.text);
    expect(bytes.length).toBeLessThan(plain.text.length / 2);
  });

  test('has its chunks below its address, as lines', async () => {
    const lines = '{"a":1}\n{"a":2}\n';
    const gzip = gzipSync(lines).toString('base64');
    const { id: drawId } = scenes.revealed;
    await scenes.desk.ports.ledger.prepare([creation('certificatePart', { drawId, name: 'frame-0', gzip })]);
    const { response, text } = await get(`/v1/draws/${drawId}/certificate/frame-0`);
    expect(response.headers.get('content-type')).toBe('application/x-ndjson');
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(text).toBe(lines);
    const missing = await get(`/v1/draws/${drawId}/certificate/frame-1`);
    expect(missing.response.status).toBe(404);
    expect(missing.response.headers.get('cache-control')).toBe('no-store');
  });

  test.each(['certificate', 'frame', 'frame-', 'frame-0.1', '..%2Fx', 'Frame-0', 'frame-1234567', '%00'])(
    'has no chunk %s',
    async (chunk) => {
      const { response, text } = await get(`/v1/draws/${scenes.revealed.id}/certificate/${chunk}`);
      expect([400, 404]).toContain(response.status);
      expect(JSON.parse(text)).toHaveProperty('code');
    },
  );

  test.each(['frozen', 'committed', 'voided', 'overdue'] as const)(
    'of a draw that is %s is refused, and the refusal is not kept',
    async (scene) => {
      const { response, text } = await certificate(scenes[scene].id);
      expect(response.status).toBe(409);
      expect(JSON.parse(text)).toMatchObject({ code: 'wrong-state' });
      expect(response.headers.get('cache-control')).toBe('no-store');
    },
  );
});

describe('the public log', () => {
  const ledger = () => scenes.desk.ports.ledger;
  const json = async (path: string) => {
    const { response, text } = await get(path);
    return {
      status: response.status,
      body: JSON.parse(text),
      caching: response.headers.get('cache-control'),
    };
  };

  test('tells its size, its root and when it last grew', async () => {
    const head = await ledger().publicLogHead();
    const [last] = await ledger().publicLogEntries(head.size - 1, 1);
    const { body, caching } = await json('/v1/log');
    expect(body).toEqual({ size: head.size, root: frontierRoot(head), at: last?.at });
    expect(caching).toBe('public, max-age=30');
  });

  test('is read from any index on, as it was hashed', async () => {
    const { size } = await ledger().publicLogHead();
    const read: PublicLogEntry[] = [];
    for (let from = 0; from < size; from = read.length)
      read.push(...(await json(`/v1/log/entries?from=${from}&limit=100`)).body.items);
    expect(merkleRoot(read.map(canonicalJson))).toBe(frontierRoot(await ledger().publicLogHead()));
    expect((await json(`/v1/log/entries?from=${size}`)).body).toEqual({ items: [] });
    expect((await json('/v1/log/entries')).body.items).toHaveLength(50);
  });

  test('proves of every entry that it is in the tree of any size that holds it', async () => {
    const head = await ledger().publicLogHead();
    for (const [index, size] of [
      [0, 1],
      [0, head.size],
      [5, 6],
      [5, 17],
      [head.size - 1, head.size],
    ] as const) {
      const { body } = await json(proofPath(index, size));
      const leaf = leafHash(canonicalJson(body.entry));
      expect(body).toMatchObject({ size, entry: { index } });
      expect(rootOfInclusion(leaf, index, size, body.proof)).toBe(body.root);
      if (size === head.size) expect(body.root).toBe(frontierRoot(head));
    }
    expect((await json('/v1/log/entries/3/proof')).body.size).toBe(head.size);
  });

  test('proves of any size that a later one only added to it', async () => {
    const { size } = await ledger().publicLogHead();
    const leaves = (await collectLog()).map(canonicalJson);
    const headOf = (n: number) => ({ size: n, root: merkleRoot(leaves.slice(0, n)) });
    for (const [from, to] of [
      [1, 2],
      [7, 20],
      [16, size],
      [size, size],
    ] as const) {
      const { body } = await json(`/v1/log/consistency?from=${from}&to=${to}`);
      expect(isConsistent(headOf(from), headOf(to), body.proof)).toBe(true);
    }
    expect((await json('/v1/log/consistency?from=1')).body.to).toBe(size);
  });

  const collectLog = async (): Promise<readonly PublicLogEntry[]> => {
    const entries: PublicLogEntry[] = [];
    const { size } = await ledger().publicLogHead();
    while (entries.length < size) entries.push(...(await ledger().publicLogEntries(entries.length, 100)));
    return entries;
  };

  test.each([
    ['/v1/log/entries/100000/proof', 404, 'not-found'],
    ['/v1/log/entries/9007199254740991/proof', 404, 'not-found'],
    ['/v1/log/entries/3/proof?size=3', 400, 'invalid-input'],
    ['/v1/log/entries/3/proof?size=0', 400, 'invalid-input'],
    ['/v1/log/entries/3/proof?size=100000', 400, 'invalid-input'],
    ['/v1/log/entries/3/proof?size=-1', 400, 'invalid-input'],
    ['/v1/log/entries/3/proof?size=1e400', 400, 'invalid-input'],
    ['/v1/log/entries/-1/proof', 400, 'invalid-input'],
    ['/v1/log/entries/1.5/proof', 400, 'invalid-input'],
    ['/v1/log/entries/x/proof', 400, 'invalid-input'],
    ['/v1/log/entries/9007199254740993/proof', 400, 'invalid-input'],
    ['/v1/log/entries?from=-1', 400, 'invalid-input'],
    ['/v1/log/entries?limit=101', 400, 'invalid-input'],
    ['/v1/log/entries?limit=0', 400, 'invalid-input'],
    ['/v1/log/consistency', 400, 'invalid-input'],
    ['/v1/log/consistency?from=0', 400, 'invalid-input'],
    ['/v1/log/consistency?from=5&to=4', 400, 'invalid-input'],
    ['/v1/log/consistency?from=100000', 400, 'invalid-input'],
    ['/v1/log/consistency?from=1&to=100000', 400, 'invalid-input'],
    ['/v1/log/consistency?from=NaN', 400, 'invalid-input'],
  ])('refuses %s with %i %s, in both languages', async (path, status, code) => {
    const answer = await json(path);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.body.detail).toMatch(/\p{Script=Han}.*[a-z]/su);
    expect(answer.caching).toBe('no-store');
  });

  test('is empty before anything was done', async () => {
    const { ports } = await inspectionDesk([]);
    const portal = portalOver({ ports });
    expect(await (await portal.request('/v1/log')).json()).toEqual({ size: 0, root: emptyRoot });
    expect((await portal.request('/v1/log/entries/0/proof')).status).toBe(404);
    expect((await portal.request('/v1/log/consistency?from=1')).status).toBe(400);
    expect(mainOf(await (await portal.request('/log')).text())).toContain('日志中还没有记录。');
    expect(mainOf(await (await portal.request('/draws')).text())).toContain('还没有进行过抽取。');
    expect(mainOf(await (await portal.request('/fairness')).text())).toContain('还没有报告。');
  });

  test('is shown newest first, each entry with its proof and the way to what it is about', async () => {
    const { size } = await ledger().publicLogHead();
    let path = '/log';
    const shown: number[] = [];
    for (let pages = 0; path !== '' && pages < 20; pages += 1) {
      const main = mainOf((await get(path)).text);
      const indices = [...main.matchAll(/href="\/v1\/log\/entries\/(\d+)\/proof\?size=(\d+)"/g)];
      expect(new Set(indices.map(([, , of]) => Number(of)))).toEqual(new Set([size]));
      shown.push(...indices.map(([, index]) => Number(index)));
      path = /rel="next" href="([^"#]*)/.exec(main)?.[1] ?? '';
    }
    expect(shown).toEqual(Array.from({ length: size }, (_, n) => size - 1 - n));
    const first = mainOf((await get('/log')).text);
    expect(first).toContain(`href="${drawPath(scenes.overdue.id)}"`);
    expect(first).toContain('/v1/log/consistency');
  });

  test.each(['x', '0', '-1', '1.5', '99999999', '1e3', '%00', 'A'.repeat(5000)])(
    'has no page at %s',
    async (cursor) => {
      const { response, text } = await get(`/log?cursor=${cursor}`);
      expect(response.status).toBe(400);
      expect(mainOf(text)).toContain('请从列表的第一页重新翻看');
    },
  );
});

describe('the list of all draws', () => {
  test('has every draw once, newest first, void ones with their reason', async () => {
    const all = await collect(scenes.desk.ports.records.all('draws', {}));
    let path = '/draws';
    const shown: string[] = [];
    let text = '';
    for (let pages = 0; path !== '' && pages < 9; pages += 1) {
      const main = mainOf((await get(path)).text);
      shown.push(
        ...[...main.matchAll(/<h3><a href="\/draws\/([^"]*)"/g)].map(([, id = '']) => decodeURIComponent(id)),
      );
      text += main;
      path = /rel="next" href="([^"#]*)/.exec(main)?.[1]?.replaceAll('&amp;', '&') ?? '';
    }
    expect(shown).toEqual(all.map(({ value }) => value.id));
    expect(missingIn(text, [voidReason, '逾期未揭示种子', '第 2 次抽取', '从 '])).toEqual([]);
  });

  test('is there as data, and names neither who prepared a draw nor where its lists are kept', async () => {
    const read: unknown[] = [];
    let query = '';
    for (let pages = 0; pages < 9; pages += 1) {
      const { text, response } = await get(`/v1/draws?limit=5${query}`);
      expect(response.headers.get('cache-control')).toBe('public, max-age=30');
      const page = listPublicDraws.answer.parse(JSON.parse(text));
      read.push(...page.items.map(({ id }) => id));
      expect(shownIn(text, ['frozenBy', 'inputsId', 'voidRequested', 'JCY-'])).toEqual([]);
      if (page.cursor === undefined) break;
      query = `&cursor=${page.cursor}`;
    }
    const all = await collect(scenes.desk.ports.records.all('draws', {}));
    expect(read).toEqual(all.map(({ value }) => value.id));
  });

  test.each(['x', 'e30', '%00', 'A'.repeat(3000)])('has no page at %s', async (cursor) => {
    const page = await get(`/draws?cursor=${cursor}`);
    expect(page.response.status).toBe(400);
    const data = await get(`/v1/draws?cursor=${cursor}`);
    expect(data.response.status).toBe(400);
    expect(JSON.parse(data.text)).toMatchObject({ code: 'invalid-cursor' });
  });
});

describe('fairness', () => {
  test('is reported for a department and a year, as data and as a page', async () => {
    const { text } = await get(`/v1/fairness/${ownDepartment}/2026`);
    const report = fairnessReportSchema.parse(JSON.parse(text));
    expect(report).toMatchObject({ draws: 3, voidDraws: 1 });
    const [stratum] = report.strata;
    const main = mainOf((await get(fairnessPath(ownDepartment, 2026))).text);
    expect(
      missingIn(main, [
        '2026 年度抽取公平性报告',
        '浙江省市场监督管理局',
        '尚未评价',
        `>${stratum?.available}<`,
        `>${stratum?.drawn}<`,
        '从未检查过',
        '检查人员的工作量',
        '检查人员的搭配',
        '<svg class="bar"',
      ]),
    ).toEqual([]);
    expect(shownIn(main + text, ['JCY-', inspectorEntry(1).name])).toEqual([]);
  });

  test('has a list of its reports, which leads to them', async () => {
    const { text } = await get('/v1/fairness');
    expect(listFairnessReports.answer.parse(JSON.parse(text)).items).toHaveLength(1);
    expect(mainOf((await get('/fairness')).text)).toContain(`href="${fairnessPath(ownDepartment, 2026)}"`);
  });

  test('says nothing of inspectors where they are so few that they could be told apart', async () => {
    const { workload: _, ...few } = fairnessReport('33.FEW', 2025);
    await scenes.desk.ports.ledger.prepare([creation('fairnessReport', few)]);
    const main = mainOf((await get(fairnessPath('33.FEW', 2025))).text);
    expect(main).toContain('参加的检查人员不足三名');
    expect(main).not.toContain('检查人员的搭配');
  });

  test.each([
    ['/fairness/33.NONE/2026', '/v1/fairness/33.NONE/2026', 404],
    [`/fairness/${ownDepartment}/1999`, `/v1/fairness/${ownDepartment}/1999`, 400],
    [`/fairness/${ownDepartment}/x`, `/v1/fairness/${ownDepartment}/x`, 400],
    [`/fairness/${ownDepartment}/2e3`, `/v1/fairness/${ownDepartment}/20260`, 400],
    [`/fairness/${'A'.repeat(3000)}/2026`, `/v1/fairness/${'A'.repeat(3000)}/2026`, 400],
    ['/fairness/%00/2026', '/v1/fairness/%00/2026', 400],
    ['/fairness/..%2F33/2026', '/v1/fairness/..%2F33/2026', 400],
  ])('has no report at %#', async (page, data, status) => {
    const { response, text } = await get(page);
    expect(response.status).toBe(404);
    expect(mainOf(text)).toContain('请核对部门和年度');
    expect((await get(data)).response.status).toBe(status);
  });
});

describe('the rule tables', () => {
  test('are listed with dates, basis, what is uncertain and a hash that tells versions apart', async () => {
    const main = mainOf((await get('/tables')).text);
    for (const { name, hash, basis } of (
      JSON.parse((await get('/v1/tables')).text) as { items: { name: string; hash: string; basis: string }[] }
    ).items)
      expect(missingIn(main, [`href="${tablePath(name)}"`, hash.slice(0, 12), basis])).toEqual([]);
    expect(main.match(/class="list"[\s\S]*<\/ol>/)?.[0].match(/<li>/g)).toHaveLength(tableNames.length);
    expect(main).toContain('存疑');
  });

  test('are shown row by row in words, not in codes', async () => {
    const measures = mainOf((await get(tablePath('measures'))).text);
    expect(
      missingIn(measures, [
        '限制任职',
        '减损权益',
        '企业信息公示暂行条例',
        '行政法规',
        '期限（年）',
        '随软件提供的默认值',
      ]),
    ).toEqual([]);
    const ratios = mainOf((await get(`/en${tablePath('draw-ratios')}`)).text);
    expect(missingIn(ratios, ['D, high risk', '30%', 'Least share of a whole frame', '3%'])).toEqual([]);
    const terms = mainOf((await get(tablePath('deadlines'))).text);
    expect(missingIn(terms, ['公示检查结果', '工作日', '来源未定之处'])).toEqual([]);
  });

  test('have a name in words for every field', async () => {
    const names = new Set<string>();
    const walk = (value: unknown): void => {
      if (Array.isArray(value)) value.forEach(walk);
      else if (typeof value === 'object' && value !== null && !textSchema.safeParse(value).success)
        for (const [field, part] of Object.entries(value)) {
          names.add(field);
          walk(part);
        }
    };
    for (const { table } of shippedTables) walk(table.rows);
    expect([...names].filter((field) => fieldLabels[field] === undefined)).toEqual([]);
  });

  test('show a version that is not in force as such, with the way to the one that is', async () => {
    const { hashes } = await tablesNow(scenes.desk.ports.tables, scenes.desk.clock.now());
    const other = [testTables, tablesOf2026]
      .map((tables) => tables.hashes['publication-terms'])
      .find((hash) => hash !== hashes['publication-terms']);
    const main = mainOf((await get(tablePath('publication-terms', other))).text);
    expect(
      missingIn(main, ['这不是今天适用的版本', `href="${tablePath('publication-terms')}"`, other ?? '—']),
    ).toEqual([]);
    const inForce = mainOf((await get(tablePath('publication-terms'))).text);
    expect(inForce).not.toContain('这不是今天适用的版本');
    expect(inForce).toContain(`href="${tablePath('publication-terms', other)}"`);
  });

  test('show who can look it up in the log when a version was published', async () => {
    const table = nextVersion('score-grades', '2026-12-01', () => ({ basis: '<script>新的依据</script>' }));
    const { hash } = await publish(scenes.desk.ports, table);
    const { text } = await get(tablePath('score-grades', hash));
    expect(mainOf(text)).toContain('&lt;script&gt;新的依据');
    expect(mainOf((await get('/log')).text)).toContain(`href="${tablePath('score-grades')}"`);
  });

  test('are data too: by day, as known at a moment, by hash', async () => {
    const read = async (path: string) => JSON.parse((await get(path)).text);
    expect((await read('/v1/tables/publication-terms?on=2026-03-31')).table.effectiveFrom).toBe('2021-09-01');
    const later = await read('/v1/tables/publication-terms?on=2026-04-01&knownAt=2026-01-01T00:00:00.000Z');
    expect(later.hash).toBe(tablesOf2026.hashes['publication-terms']);
    expect(digestOf(later.table)).toBe(later.hash);
    expect((await read('/v1/tables/publication-terms/versions')).items).toHaveLength(2);
    const { response } = await get(`/v1/tables/publication-terms/versions/${later.hash}`);
    expect(response.headers.get('cache-control')).toContain('immutable');
  });

  test.each([
    ['/tables/nothing', '/v1/tables/nothing', 400],
    ['/tables/__proto__', '/v1/tables/__proto__', 400],
    ['/tables/measures?version=abc', '/v1/tables/measures/versions/abc', 400],
    [`/tables/measures?version=${'0'.repeat(64)}`, `/v1/tables/measures/versions/${'0'.repeat(64)}`, 404],
    ['/tables/nothing?version=', '/v1/tables/lists?on=2019-01-01', 404],
  ])('that do not exist (%#) are said not to', async (page, data, status) => {
    const { response, text } = await get(page);
    expect(response.status).toBe(404);
    expect(mainOf(text)).toContain('没有这个名称的规则表');
    expect((await get(data)).response.status).toBe(status);
  });
});

describe('every answer', () => {
  test('of a page allows its own style and nothing else', async () => {
    for (const path of pagesOf(scenes)) {
      const { response, text } = await get(path);
      const style = /<style>([\s\S]*?)<\/style>/.exec(text)?.[1] ?? '';
      const hash = createHash('sha256').update(style).digest('base64');
      const policy = response.headers.get('content-security-policy') ?? '';
      expect(policy.split('; ')).toEqual([
        "default-src 'none'",
        `style-src 'sha256-${hash}'`,
        'img-src data:',
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
      ]);
      expect(text).not.toMatch(/<script|\son\w+=|\sstyle=/i);
      expect(response.headers.get('set-cookie')).toBeNull();
    }
  });

  test('of a page that was found is shared for half a minute and sent once; an error is not kept', async () => {
    const { response } = await get('/verify');
    expect(response.headers.get('cache-control')).toBe('public, max-age=30');
    const again = await get('/verify', { 'if-none-match': response.headers.get('etag') ?? '' });
    expect(again.response.status).toBe(304);
    for (const path of ['/nothing', '/entities?code=1', '/entities/91330000733796106P', '/healthz'])
      expect((await get(path)).response.headers.get('cache-control'), path).toBe('no-store');
  });

  test.each([
    '/nothing',
    '/en/nothing',
    '/draws/none',
    '/tables/none',
    '/results/none',
    `/draws/${'x'.repeat(4000)}`,
    `/results/${'字'.repeat(1500)}`,
    '/draws/%F0%9F%8E%B2%00',
    '/draws/%E0%A4%A',
    '//example.com',
    '/en//example.com',
  ])('to an unknown address (%#) is a page that says so', async (path) => {
    const { response, text } = await get(path);
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toMatch(/^text\/html/);
    expect(mainOf(text)).toMatch(/请核对|Check/);
    expect(text).not.toMatch(/href="\/\//);
  });

  test('to an unknown operation is problem details, not a page', async () => {
    for (const [path, method] of [
      ['/v1/nothing', 'GET'],
      ['/v1/draws', 'POST'],
      ['/', 'POST'],
    ] as const) {
      const response = await scenes.portal.request(path, { method });
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({ code: 'unknown-address' });
    }
  });

  test('to a page whose data cannot be read says so in the reader’s language and logs why', async () => {
    const codes: string[] = [];
    const { ports } = scenes.desk;
    const portal = createPortal({
      ...ports,
      records: { ...ports.records, page: () => Promise.reject(new Error('the table is gone')) },
      log: (code) => void codes.push(code),
      verifyToken: () => Promise.reject(),
    });
    const response = await portal.request('/en');
    expect(response.status).toBe(500);
    const text = await response.text();
    expect(mainOf(text)).toContain('Open this page again in a moment.');
    expect(text).not.toContain('the table is gone');
    expect(codes).toContain('request-crashed');
  });
});

test('health names the public log as it is', async () => {
  const { response, text } = await get('/healthz');
  const head = await scenes.desk.ports.ledger.publicLogHead();
  expect(response.status).toBe(200);
  expect(JSON.parse(text)).toEqual({
    status: 'ok',
    publicLog: { size: head.size, root: frontierRoot(head) },
  });
});

test('the document of the API is served as JSON', async () => {
  const { response, text } = await get('/openapi.json');
  expect(response.headers.get('content-type')).toMatch(/^application\/json/);
  expect(JSON.parse(text)).toMatchObject({ openapi: '3.1.0' });
});

test.each<Language>(['zh', 'en'])(
  'the reference says what every field means, in the language of its reader: %s',
  async (language) => {
    const { text } = await get(language === 'zh' ? '/docs' : '/en/docs');
    const shown = [...text.matchAll(/<span class="meaning">([^<]*)<\/span>/g)].map(([, words]) => words);
    expect(shown.length).toBeGreaterThan(3000);
    const texts = fieldTexts.flatMap((table) => Object.values(table)).map((words) => words[language]);
    expect(new Set(shown)).toEqual(new Set(texts));
  },
);
