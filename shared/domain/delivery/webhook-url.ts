import { refusal } from '../primitives/refusal.ts';
import { accepted, type Result, refused } from '../primitives/result.ts';

/** Longer addresses are none that a person wrote. */
const longest = 1000;

const loopbackHosts: ReadonlySet<string> = new Set(['127.0.0.1', '[::1]', 'localhost']);

/** A host name as the DNS has them: labels of letters, digits and hyphens, of which the last is no number. */
const namePattern = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/;

/** Whether the URL is that of a server on this very machine. */
export const isLoopbackUrl = ({ hostname }: URL): boolean => loopbackHosts.has(hostname);

const no = (zh: string, en: string) => refused(refusal('invalid-input', zh, en, 'body.url'));

/**
 * The URL as messages may be sent to it: https, a host name of the DNS, no user, no password, no fragment. With
 * `allowsLoopback`, which a local run may ask for, also http to this very machine. Hostile input; refuses with
 * `invalid-input`. Where the name leads to is checked again each time it is connected to.
 */
export const readWebhookUrl = (
  text: string,
  { allowsLoopback }: { readonly allowsLoopback: boolean },
): Result<string> => {
  const url = text.length <= longest ? URL.parse(text) : null;
  if (url === null) return no('推送地址不是合法的网址。', 'The address is not a valid URL.');
  if (url.username !== '' || url.password !== '')
    return no('推送地址不得带用户名或密码。', 'The address must hold no user and no password.');
  if (url.hash !== '') return no('推送地址不得带片段（#）。', 'The address must hold no fragment (#).');
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  if (allowsLoopback && isWeb && isLoopbackUrl(url)) return accepted(url.href);
  if (url.protocol !== 'https:')
    return no('推送地址须以 https:// 开头。', 'The address must begin with https://.');
  if (!namePattern.test(url.hostname))
    return no(
      '推送地址的主机须为可公开解析的域名，不得为 IP 地址或本机名。',
      'The host of the address must be a name of the public DNS, not an IP address or a local name.',
    );
  return accepted(url.href);
};
