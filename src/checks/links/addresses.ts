import { BlockList, isIPv4 } from 'node:net';

/** Special-purpose networks (IANA registries, RFC 6890 and what has updated it): nothing public is there. */
const NETWORKS: readonly (readonly [network: string, prefix: number, family: 'ipv4' | 'ipv6'])[] = [
  ['0.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  // Cloud providers tell machines their secrets at 169.254.169.254.
  ['169.254.0.0', 16, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.0.0.0', 24, 'ipv4'],
  ['192.0.2.0', 24, 'ipv4'],
  ['192.88.99.0', 24, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['198.18.0.0', 15, 'ipv4'],
  ['198.51.100.0', 24, 'ipv4'],
  ['203.0.113.0', 24, 'ipv4'],
  ['224.0.0.0', 3, 'ipv4'],
  ['::', 96, 'ipv6'],
  ['64:ff9b::', 96, 'ipv6'],
  ['64:ff9b:1::', 48, 'ipv6'],
  ['100::', 64, 'ipv6'],
  ['2001::', 23, 'ipv6'],
  ['2001:db8::', 32, 'ipv6'],
  ['2002::', 16, 'ipv6'],
  ['fc00::', 7, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
  ['ff00::', 8, 'ipv6'],
];

const blocked = new BlockList();
for (const network of NETWORKS) blocked.addSubnet(...network);

/**
 * Whether an address is one of the public internet. A source names hosts, and
 * must not make a machine ask its own network for anything.
 *
 * @param address IPv4 or IPv6, in any form that `node:net` knows
 */
export function isPublicAddress(address: string): boolean {
  // IPv4 in IPv6's clothes (RFC 4291, 2.5.5.2) is checked by `BlockList` as IPv4.
  return !blocked.check(address, isIPv4(address) ? 'ipv4' : 'ipv6');
}
