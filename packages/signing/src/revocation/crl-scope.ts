import type { Certificate } from '../pki/certificate.ts'
import { ALL_REASONS, type DistributionPoint } from '../pki/distribution-point.ts'
import { generalNameKey } from '../pki/general-name.ts'
import type { Crl, CrlScope } from './crl.ts'

type Listed = Pick<Crl, 'scope' | 'issuerKey'>

/**
 * Reasons that a list can answer for about a certificate (RFC 5280 §6.3.3 (b), (d)); 0 when it is not about it. Another authority's list is, where the
 * certificate names that authority in a distribution point and the list says that it is indirect.
 */
export function reasonsCovered(crl: Listed, certificate: Certificate): number {
  const { scope } = crl
  const points = certificate.distributionPoints.filter((point) => isIssuerOf(crl, point, certificate))
  if (crl.issuerKey !== certificate.issuerKey && points.length === 0) return 0
  if (scope === null) return reasonsOf(points, null)
  if (scope.only === 'attributes') return 0
  if (scope.only === 'users' && certificate.isCa) return 0
  if (scope.only === 'authorities' && !certificate.isCa) return 0
  const named = scope.names.length > 0 || scope.relative !== null
  const fitting = named ? points.filter((point) => isPoint(point, scope, crl.issuerKey, certificate)) : points
  if (named && fitting.length === 0) return 0
  return (scope.reasons ?? ALL_REASONS) & reasonsOf(fitting, named ? 0 : null)
}

/** Whether a list's issuer is the one that a point speaks of: cRLIssuer, by an indirect list, or the certificate's issuer (§6.3.3 (b) (1)). */
function isIssuerOf({ issuerKey, scope }: Listed, { crlIssuer }: DistributionPoint, certificate: Certificate): boolean {
  if (crlIssuer.length === 0) return issuerKey === certificate.issuerKey
  return scope?.indirect === true && crlIssuer.some((name) => generalNameKey(name) === directory(issuerKey))
}

const directory = (nameKey: string): string => `directory:${nameKey}`

/** A list without a point of its own answers for all; one that points name answers for what these say. */
function reasonsOf(points: readonly DistributionPoint[], none: number | null): number {
  if (points.length === 0) return none ?? ALL_REASONS
  return points.reduce((all, point) => all | (point.reasons ?? ALL_REASONS), 0)
}

/** One of the list's names is one of the point's, or of its cRLIssuer where the point has none (§6.3.3 (b) (2) (i)). A relative name stands below who issues the list. */
function isPoint(point: DistributionPoint, scope: CrlScope, issuerKey: string, certificate: Certificate): boolean {
  const full = ({ names, relative }: Pick<DistributionPoint, 'names' | 'relative'>, above: string): readonly string[] =>
    relative === null ? names.map(generalNameKey) : [directory(`${above}\u0001${relative}`)]
  const wanted = new Set(full(scope, issuerKey))
  const own = full(point, point.crlIssuer.length === 0 ? certificate.issuerKey : issuerKey)
  return (own.length === 0 ? point.crlIssuer.map(generalNameKey) : own).some((name) => wanted.has(name))
}
