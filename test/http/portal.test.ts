import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { createPortal } from '../../functions/portal/app.tsx';
import { codeOf, drawPath, entityPath, resultPath } from '../../functions/portal/site/paths.ts';
import { frontierRoot } from '../../shared/domain/audit/frontier.ts';
import { verifyCertificate } from '../../shared/domain/draws/verify-certificate.ts';
import { voidDraw } from '../../shared/use-cases/inspections/void-draw.ts';
import { endListing } from '../../shared/use-cases/lists/end-listing.ts';
import { askOf, inspectorEntry } from '../support/builders.ts';
import { collect } from '../support/collect.ts';
import { approver, inspectionDesk } from '../support/inspection-desk.ts';
import { type PortalScenes, portalScenes } from '../support/portal-scenes.ts';

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

/** Every page of the portal that exists in these scenes. */
const pagesOf = ({ listed, individual, hostile, visits, ...draws }: PortalScenes): readonly string[] => [
  '/',
  '/entities',
  '/entities?code=1',
  '/entities/91330000733796106P',
  '/verify',
  '/docs',
  '/nothing',
  ...[listed, individual, hostile].map(entityPath),
  ...visits.map(({ id }) => resultPath(id)),
  ...[draws.frozen, draws.voided, draws.committed, draws.overdue, draws.revealed].map(({ id }) =>
    drawPath(id),
  ),
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
        '580 分（满分 1,000），较差',
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
    for (const live of await collect(ports.records.all('listingsOfSubject', { subject: own.listed })))
      await endListing(ports, live);
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
  test('are listed newest first, ten to a page, each once', async () => {
    const first = await get('/');
    const next = /href="(\/\?cursor=[^"#]*)#results"/.exec(first.text)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const second = await get(next);
    const ids = [first, second].map(({ text }) =>
      [...mainOf(text).matchAll(/href="\/results\/([^"]*)"/g)].map(([, id = '']) => decodeURIComponent(id)),
    );
    expect(ids.map((page) => page.length)).toEqual([10, 2]);
    expect(ids.flat()).toEqual(scenes.visits.map(({ id }) => id).reverse());
    expect(mainOf(second.text)).toContain('回到第一页');
    expect(mainOf(second.text)).not.toContain('下一页');
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
      const reason = '抽取后发现名单有误';
      if (state === 'void') await voidDraw(desk.ports, { ...askOf(approver), drawId: id, reason });
      const portal = createPortal({ ...desk.ports, log: () => {}, verifyToken: () => Promise.reject() });
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
    for (const { id, inputsId } of [
      scenes.frozen,
      scenes.committed,
      scenes.voided,
      scenes.overdue,
      scenes.revealed,
    ]) {
      const { text } = await get(drawPath(id));
      expect(shownIn(text, ['planner', inspectorEntry(1).name, 'JCY-', inputsId])).toEqual([]);
    }
  });

  test('that is void keeps its number, reason and author in sight', async () => {
    const { text } = await get(drawPath(scenes.voided.id));
    expect(
      missingIn(mainOf(text), [
        '第 1 次抽取（共 2 次）',
        '本次抽取已作废',
        '见证人之一临时无法到场',
        'approver',
        '作废的抽取没有证书',
      ]),
    ).toEqual([]);
    expect(mainOf(text)).toContain(`href="${drawPath(scenes.committed.id)}"`);
    expect(mainOf((await get(drawPath(scenes.committed.id))).text)).toContain('第 2 次抽取（共 2 次）');
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
    for (const { index, facts } of entries) {
      expect(mainOf(text)).toContain(`第 ${index} 条`);
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
    expect(mainOf(text)).toMatch(/尚未评价<\/td><td class="figure">12</);
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
      expect(await response.json()).toMatchObject({ code: 'not-found' });
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
