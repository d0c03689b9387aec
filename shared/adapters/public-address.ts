import { BlockList, isIP } from 'node:net';

const rangesOf = (family: 'ipv4' | 'ipv6', ranges: readonly string[]): BlockList => {
  const list = new BlockList();
  for (const range of ranges) {
    const [network = '', prefix] = range.split('/');
    list.addSubnet(network, Number(prefix), family);
  }
  return list;
};

/** Not of the public Internet (IANA special-purpose registry, RFC 6890), or not of one server. */
const specialIpv4 = rangesOf('ipv4', [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
]);

/** Global unicast is 2000::/3; everything else, the forms that wrap an IPv4 address among it, is no public address. */
const globalIpv6 = rangesOf('ipv6', ['2000::/3']);

/** Parts of 2000::/3 that lead somewhere else: protocols, Teredo, benchmarks, documentation, 6to4. */
const specialIpv6 = rangesOf('ipv6', ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']);

const loopbackIpv4 = rangesOf('ipv4', ['127.0.0.0/8']);
const loopbackIpv6 = rangesOf('ipv6', ['::1/128']);

/** Whether an IP address is that of a server on the public Internet. A text that is no address is not. */
export const isPublicAddress = (address: string): boolean => {
  if (isIP(address) === 4) return !specialIpv4.check(address, 'ipv4');
  return isIP(address) === 6 && globalIpv6.check(address, 'ipv6') && !specialIpv6.check(address, 'ipv6');
};

/** Whether an IP address is that of this very machine. */
export const isLoopbackAddress = (address: string): boolean =>
  isIP(address) === 4
    ? loopbackIpv4.check(address, 'ipv4')
    : isIP(address) === 6 && loopbackIpv6.check(address, 'ipv6');
