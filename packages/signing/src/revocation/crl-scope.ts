import type { Certificate } from '../pki/certificate.ts'
import { ALL_REASONS, type DistributionPoint } from '../pki/distribution-point.ts'
import { generalNameKey } from '../pki/general-name.ts'
import type { Crl, CrlScope } from './crl.ts'

/**
 * Reasons that a list can answer for about a certificate (RFC 5280 §6.3.3 (b), (d)); 0 when it is not about it. Lists that one authority
 * signs for another (indirect) are refused: whose word they are cannot be told from the list alone.
 */
export function reasonsCovered({ scope }: Pick<Crl, 'scope'>, certificate: Certificate): number {
  const points = certificate.distributionPoints.filter((point) => point.crlIssuer.length === 0)
  if (scope === null) return reasonsOf(points, null)
  if (scope.indirect || scope.only === 'attributes') return 0
  if (scope.only === 'users' && certificate.isCa) return 0
  if (scope.only === 'authorities' && !certificate.isCa) return 0
  const named = scope.names.length > 0 || scope.relative !== null
  const fitting = named ? points.filter((point) => isPoint(point, scope, certificate)) : points
  if (named && fitting.length === 0) return 0
  return (scope.reasons ?? ALL_REASONS) & reasonsOf(fitting, named ? 0 : null)
}

/** A list without a point of its own answers for all; one that points name answers for what these say. */
function reasonsOf(points: readonly DistributionPoint[], none: number | null): number {
  if (points.length === 0) return none ?? ALL_REASONS
  return points.reduce((all, point) => all | (point.reasons ?? ALL_REASONS), 0)
}

function isPoint(point: DistributionPoint, scope: CrlScope, { issuerKey }: Certificate): boolean {
  const full = (one: Pick<DistributionPoint, 'names' | 'relative'>): readonly string[] =>
    one.relative === null ? one.names.map(generalNameKey) : [`directory:${issuerKey}\u0001${one.relative}`]
  const wanted = new Set(full(scope))
  return full(point).some((name) => wanted.has(name))
}
