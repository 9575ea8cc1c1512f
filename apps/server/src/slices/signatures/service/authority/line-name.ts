import type { IssuedCertificate } from '../../store.ts'

const NAME_DIGITS = 16

/** The first key of an authority is called as its kind; a successor has its serial number to that. */
export function lineName({
  profile,
  serialNumber,
  renewedFrom,
}: Pick<IssuedCertificate, 'profile' | 'serialNumber' | 'renewedFrom'>): string {
  return renewedFrom === null ? profile : `${profile}-${serialNumber.slice(0, NAME_DIGITS)}`
}
