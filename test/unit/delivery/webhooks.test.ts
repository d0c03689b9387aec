import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  afterAttempt,
  isGone,
  isTaken,
  type Outcome,
  retryPauses,
} from '../../../shared/domain/delivery/attempt.ts';
import { type Delivery, sendFaultSchema } from '../../../shared/domain/delivery/delivery.ts';
import { webhookHeaders, writtenSecret } from '../../../shared/domain/delivery/webhook-signature.ts';
import { readWebhookUrl } from '../../../shared/domain/delivery/webhook-url.ts';
import { acceptedValue, refusalIn } from '../../support/draws.ts';
import { testNow } from '../../support/manual-clock.ts';
import { delivery } from '../../support/sample-records.ts';

const refusedOutcomes: readonly Outcome[] = [
  ...[100, 199, 300, 301, 302, 308, 400, 404, 410, 429, 500, 503].map((status) => ({ status })),
  ...sendFaultSchema.options.map((fault) => ({ fault })),
];

describe('a message', () => {
  it.each([200, 201, 202, 204, 299])('that is answered with %i is delivered', (status) => {
    const done = acceptedValue(afterAttempt(delivery(), { status }, testNow));
    expect(done).toMatchObject({ state: 'delivered', attempts: 1, at: testNow, lastStatus: status });
  });

  it.each(refusedOutcomes)('that gets %j is not delivered, and says so', (outcome) => {
    expect(isTaken(outcome)).toBe(false);
    const tried = acceptedValue(afterAttempt(delivery(), outcome, testNow));
    expect(tried.state).toBe('pending');
    expect([tried.lastStatus, tried.lastFault]).toEqual(
      'status' in outcome ? [outcome.status, undefined] : [undefined, outcome.fault],
    );
  });

  it('is tried ten times in a good three days, and then given up', () => {
    let tried: Delivery = delivery();
    const waits: number[] = [];
    while (tried.state === 'pending') {
      const { at } = tried;
      tried = acceptedValue(afterAttempt(tried, { status: 500 }, at));
      waits.push((Date.parse(tried.at) - Date.parse(at)) / 1000);
    }
    expect(tried).toMatchObject({ state: 'dead', attempts: 10, lastStatus: 500 });
    expect(waits).toHaveLength(10);
    retryPauses.forEach((pause, i) => {
      expect(waits[i]).toBeGreaterThanOrEqual(pause / 1000);
      expect(waits[i]).toBeLessThanOrEqual((pause / 1000) * 1.2);
    });
  });

  it('waits a little otherwise than others that failed at the same moment', () => {
    const waits = Array.from(
      { length: 50 },
      (_, n) =>
        acceptedValue(afterAttempt(delivery({ id: `chg_${n}`, attempts: 1 }), { status: 500 }, testNow)).at,
    );
    expect(new Set(waits).size).toBeGreaterThan(45);
  });

  it('is wanted no more by a receiver that says 410, and by no other', () => {
    expect(refusedOutcomes.filter(isGone)).toEqual([{ status: 410 }]);
  });
});

describe('a signature', () => {
  it('is that of the example of Standard Webhooks', () => {
    const secret = Buffer.from('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'base64').toString('hex');
    const message = {
      id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      timestamp: 1614265330,
      body: '{"test": 2432232314}',
    };
    expect(webhookHeaders(message, [secret])).toEqual({
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
  });

  it('is made for every secret that is good, with a blank between them', () => {
    const message = { id: 'm', timestamp: 1, body: '{}' };
    const [one, other] = ['ab'.repeat(32), 'cd'.repeat(32)];
    const of = (...secrets: string[]) => webhookHeaders(message, secrets)['webhook-signature'];
    expect(of(one ?? '', other ?? '')).toBe(`${of(one ?? '')} ${of(other ?? '')}`);
  });

  it('is made with a secret of 32 bytes that is written as the standard says', () => {
    expect(writtenSecret('00'.repeat(32))).toBe(`whsec_${'A'.repeat(43)}=`);
  });
});

describe('the address of a webhook', () => {
  const read = (url: string, allowsLoopback = false) => readWebhookUrl(url, { allowsLoopback });

  it.each([
    'https://hooks.example.org/openlot',
    'https://hooks.example.org:8443/a?b=c',
    'HTTPS://HOOKS.EXAMPLE.ORG',
    'https://xn--fiqs8s.xn--fiqz9s/',
    'https://信用.中国/推送',
  ])('may be %s', (url) => {
    expect(acceptedValue(read(url))).toBe(new URL(url).href);
  });

  it.each([
    'http://hooks.example.org/',
    'ftp://hooks.example.org/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'https://user:secret@hooks.example.org/',
    'https://user@hooks.example.org/',
    'https://hooks.example.org/#part',
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://[::1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://169.254.169.254/latest/meta-data',
    'https://203.0.113.9/',
    'https://localhost/',
    'https://internal/',
    'https://hooks.example.org./',
    'https://a_b.example.org/',
    'https:///path',
    'hooks.example.org',
    '',
    `https://hooks.example.org/${'x'.repeat(1000)}`,
  ])('may not be %s', (url) => {
    expect(refusalIn(read(url))).toMatchObject({ code: 'invalid-input', errors: [{ field: 'body.url' }] });
  });

  it('may lead to this very machine, also without TLS, where that is allowed, and to no other', () => {
    for (const url of ['http://127.0.0.1:9000/hook', 'http://localhost:9000/', 'https://[::1]/']) {
      expect(read(url).ok).toBe(false);
      expect(acceptedValue(read(url, true))).toBe(new URL(url).href);
    }
    for (const url of [
      'http://10.0.0.1/',
      'http://hooks.example.org/',
      'ftp://127.0.0.1/',
      'http://u:p@127.0.0.1/',
    ])
      expect(read(url, true).ok).toBe(false);
  });

  it('is never anything but a public name or this machine, whatever is written', () => {
    const hosts = fc.oneof(
      fc.ipV4(),
      fc.ipV4Extended(),
      fc.ipV6().map((ip) => `[${ip}]`),
      fc.domain(),
      fc.string(),
    );
    const urls = fc.oneof(
      fc.webUrl({ withFragments: true, withQueryParameters: true }),
      hosts.map((host) => `https://${host}/`),
      fc.string(),
    );
    fc.assert(
      fc.property(urls, (url) => {
        const result = read(url);
        if (!result.ok) return;
        const { protocol, hostname, username, password } = new URL(result.value);
        expect([protocol, username, password]).toEqual(['https:', '', '']);
        expect(hostname).toMatch(/^[a-z0-9.-]+\.[a-z][a-z0-9-]*$/);
      }),
      { seed: 1, numRuns: 2000 },
    );
  });
});
