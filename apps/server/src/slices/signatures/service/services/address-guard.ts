import { type LookupAddress, lookup } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** Networks that are nobody's on the public internet (IANA special-purpose registries, RFC 6890): a certificate must not send us there. IPv4 in IPv6's writing counts as IPv4. */
const PRIVATE: readonly (readonly [network: string, prefix: number, family: 'ipv4' | 'ipv6'])[] = [
  ['0.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.0.0.0', 24, 'ipv4'],
  ['192.0.2.0', 24, 'ipv4'],
  ['192.88.99.0', 24, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['198.18.0.0', 15, 'ipv4'],
  ['198.51.100.0', 24, 'ipv4'],
  ['203.0.113.0', 24, 'ipv4'],
  ['224.0.0.0', 4, 'ipv4'],
  ['240.0.0.0', 4, 'ipv4'],
  ['::', 96, 'ipv6'],
  ['64:ff9b::', 96, 'ipv6'],
  ['64:ff9b:1::', 48, 'ipv6'],
  ['100::', 64, 'ipv6'],
  ['2001::', 23, 'ipv6'],
  ['2001:db8::', 32, 'ipv6'],
  ['2002::', 16, 'ipv6'],
  ['fc00::', 7, 'ipv6'],
  ['fe80::', 9, 'ipv6'],
  ['ff00::', 8, 'ipv6'],
]

const privateAddresses = new BlockList()
for (const [network, prefix, family] of PRIVATE) privateAddresses.addSubnet(network, prefix, family)

/** An address that a certificate or a redirect named and that is not asked. */
export class ForbiddenAddress extends Error {
  override readonly name = 'ForbiddenAddress'
}

/**
 * Which addresses outside may be asked: public ones, and those of the office's own network that its settings name, by host or by network
 * (`gva.gpki.go.kr`, `10.20.0.0/16`). The check is on the address that is connected to, so a name cannot mean one thing when it is looked
 * at and another when it is used.
 */
export class AddressGuard {
  readonly #hosts: ReadonlySet<string>
  readonly #networks = new BlockList()

  constructor(allowed: readonly string[]) {
    this.#hosts = new Set(allowed.filter((entry) => !isNetwork(entry)).map((entry) => entry.toLowerCase()))
    for (const entry of allowed.filter(isNetwork)) {
      const [network = '', prefix] = entry.split('/')
      const family = familyOf(network)
      this.#networks.addSubnet(network, prefix === undefined ? (family === 'ipv4' ? 32 : 128) : Number(prefix), family)
    }
  }

  /** @throws ForbiddenAddress where this address, reached under this host, must not be asked */
  check(host: string, address: string): void {
    const family = familyOf(address)
    if (!privateAddresses.check(address, family)) return
    if (this.#hosts.has(host.toLowerCase()) || this.#networks.check(address, family)) return
    throw new ForbiddenAddress(`${host} is ${address}`)
  }

  /** @throws ForbiddenAddress for a host that is itself an address; such a one is connected to without a lookup */
  checkLiteral(host: string): void {
    if (isIP(host) !== 0) this.check(host, host)
  }

  /** Looks a name up for a connection; every address that it has must be one that may be asked. */
  readonly lookup: LookupFunction = (host, options, done) => {
    lookup(host, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      const [first] = addresses ?? []
      if (error !== null || first === undefined) return done(error ?? new Error(`${host} has no address`), [])
      try {
        for (const { address } of addresses) this.check(host, address)
      } catch (forbidden) {
        return done(forbidden instanceof Error ? forbidden : new ForbiddenAddress(host), [])
      }
      if (options.all === true) done(null, addresses)
      else done(null, first.address, first.family)
    })
  }
}

/** Whether a setting's entry is an address or a network, and not a host's name. */
export const isNetwork = (entry: string): boolean => isIP(entry.split('/')[0] ?? '') !== 0

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4')
