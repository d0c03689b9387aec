import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { isLoopbackAddress, isPublicAddress } from '../../shared/adapters/public-address.ts';
import { type Resolve, webhookSender } from '../../shared/adapters/webhook-sender.ts';
import { startWebhookReceiver, type Treatment } from '../support/webhook-receiver.ts';

const receiver = await startWebhookReceiver();
afterAll(receiver.stop);
beforeEach(() => {
  receiver.received.length = 0;
  receiver.treatments.length = 0;
});

const request = (url: string) => ({ url, headers: { 'webhook-id': 'chg_1' }, body: '{"信用":1}' });
const local = webhookSender({ allowsLoopback: true, milliseconds: 300 });
const treated = (treatment: Treatment) => {
  receiver.treatments.push(treatment);
  return local.post(request(receiver.url));
};

/** A resolver that leads every name to the same addresses. */
const leadingTo =
  (...addresses: string[]): Resolve =>
  (_, callback) =>
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );

describe('an attempt', () => {
  it('brings the body as JSON with its headers, and says what status was answered', async () => {
    expect(await treated(202)).toEqual({ status: 202 });
    const [received] = receiver.received;
    expect(received?.body).toBe('{"信用":1}');
    expect(received?.headers).toMatchObject({
      'webhook-id': 'chg_1',
      'content-type': 'application/json',
      'content-length': '12',
      'user-agent': 'Openlot-Webhooks/1',
    });
  });

  it.each([200, 204, 400, 410, 500, 503])('that is answered with %i says so', async (status) => {
    expect(await treated(status)).toEqual({ status });
  });

  it('does not follow a redirect', async () => {
    expect(await treated({ redirectTo: receiver.url })).toEqual({ status: 302 });
    expect(receiver.received).toHaveLength(1);
  });

  it('is over after its time when nothing is answered', async () => {
    expect(await treated('silence')).toEqual({ fault: 'timeout' });
  });

  it('is over when the connection is cut', async () => {
    expect(await treated('hang-up')).toEqual({ fault: 'connection' });
  });

  it('does not listen to an answer that never ends', async () => {
    expect(await treated('endless-answer')).toEqual({ status: 200 });
  });

  it('fails where nobody listens, and where no TLS is spoken', async () => {
    const port = new URL(receiver.url).port;
    expect(await local.post(request('http://127.0.0.1:1/'))).toEqual({ fault: 'connection' });
    expect(await local.post(request(`https://127.0.0.1:${port}/`))).toEqual({ fault: 'tls' });
  });

  it('fails where a name leads nowhere', async () => {
    const sender = webhookSender({
      allowsLoopback: false,
      resolve: (name, callback) =>
        callback(Object.assign(new Error(`getaddrinfo ENOTFOUND ${name}`), { code: 'ENOTFOUND' }), []),
    });
    expect(await sender.post(request('https://nowhere.example.org/'))).toEqual({ fault: 'name' });
  });
});

describe('an address that is not public', () => {
  const strict = webhookSender({ allowsLoopback: false, milliseconds: 300 });

  it.each([
    'http://127.0.0.1:80/',
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://10.1.2.3/',
    'https://169.254.169.254/latest/meta-data',
    'https://[fd00:ec2::254]/',
    'http://hooks.example.org/',
  ])('such as %s is not even looked for', async (url) => {
    expect(await strict.post(request(url))).toEqual({ fault: 'address' });
  });

  it.each([
    [['127.0.0.1']],
    [['10.0.0.7']],
    [['::1']],
    [['::ffff:127.0.0.1']],
    [['93.184.215.14', '192.168.1.1']],
    [[]],
  ])('is not connected to when a name leads to %j', async (addresses) => {
    const sender = webhookSender({
      allowsLoopback: false,
      resolve: leadingTo(...addresses),
      milliseconds: 300,
    });
    const { port } = new URL(receiver.url);
    expect(await sender.post(request(`https://hooks.example.org:${port}/`))).toEqual({ fault: 'address' });
    expect(receiver.received).toHaveLength(0);
  });

  it('is not reached through “localhost” either where the resolver lies about it', async () => {
    const sender = webhookSender({ allowsLoopback: true, resolve: leadingTo('10.0.0.7'), milliseconds: 300 });
    expect(await sender.post(request('http://localhost:9/'))).toEqual({ fault: 'address' });
  });

  it('is not reached by a name that leads to this machine, even where this machine is allowed', async () => {
    const sender = webhookSender({
      allowsLoopback: true,
      resolve: leadingTo('127.0.0.1'),
      milliseconds: 300,
    });
    const { port } = new URL(receiver.url);
    expect(await sender.post(request(`http://hooks.example.org:${port}/`))).toEqual({ fault: 'address' });
  });

  it('is told from a public one', () => {
    const special = [
      '0.0.0.0',
      '10.255.255.255',
      '100.64.0.1',
      '127.8.8.8',
      '169.254.169.254',
      '172.16.0.1',
      '172.31.255.255',
      '192.0.0.8',
      '192.0.2.1',
      '192.168.0.1',
      '198.18.0.1',
      '198.51.100.1',
      '203.0.113.1',
      '224.0.0.1',
      '240.0.0.1',
      '255.255.255.255',
      '::',
      '::1',
      '::ffff:8.8.8.8',
      '64:ff9b::808:808',
      '100::1',
      '2001::1',
      '2001:db8::1',
      '2002:a00:1::1',
      '3fff::1',
      'fc00::1',
      'fd12:3456::1',
      'fe80::1',
      'fe80::1%eth0',
      'ff02::1',
      'localhost',
      '',
    ];
    expect(special.filter(isPublicAddress)).toEqual([]);
    const open = [
      '1.1.1.1',
      '93.184.215.14',
      '172.15.0.1',
      '172.32.0.1',
      '100.128.0.1',
      '2606:4700::1111',
      '240e::1',
    ];
    expect(open.filter(isPublicAddress)).toEqual(open);
    expect(['127.0.0.1', '127.1.2.3', '::1'].every(isLoopbackAddress)).toBe(true);
    expect(['10.0.0.1', '::2', '::ffff:127.0.0.1', 'localhost'].some(isLoopbackAddress)).toBe(false);
  });
});
