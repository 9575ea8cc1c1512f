import { SigningError } from '../errors.ts'
import { readDss } from '../pades/dss.ts'
import type { Revision } from '../pdf/revision.ts'
import { type Certificate, readCertificate } from '../pki/certificate.ts'
import { type RevocationCheck, validatePath } from '../pki/path.ts'
import { readCrl } from '../revocation/crl.ts'
import { checkByLists } from '../revocation/evidence.ts'
import { failed, open, passed, type ValidationOptions, type Verdict } from './report.ts'

/** Judges a certificate at a time; `proven` says that the signature is known to have existed then. */
export type Trust = (
  certificate: Certificate | null,
  others: readonly Certificate[],
  purpose: 'signing' | 'timestamping',
  at: Date,
  proven: boolean,
) => Promise<Verdict>

/** Trust by the anchors and evidence at hand and by the validation material of the file. The file can add evidence, never an anchor. */
export function trustBy(file: Revision, options: ValidationOptions): Trust {
  const material = readDss(file)
  const crls = [...(options.crls ?? []), ...material.crls.filter((crl) => isReadable(() => readCrl(crl)))]
  const intermediates = [
    ...(options.intermediates ?? []),
    ...material.certificates.filter((certificate) => isReadable(() => readCertificate(certificate))),
  ]
  const checks = {
    signing: checkByLists({ crls }, options.crypto, 'unknown'),
    timestamping: checkByLists({ crls }, options.crypto, 'good'),
  }
  return async (certificate, others, purpose, at, proven) => {
    if (certificate === null) return open('NO_SIGNING_CERTIFICATE_FOUND', 'NO_SIGNING_CERTIFICATE')
    const revocation: RevocationCheck = checks[purpose]
    const { problem } = await validatePath({
      certificate: certificate.der,
      intermediates: [...others.map((other) => other.der), ...intermediates],
      anchors: options.anchors,
      at,
      purpose,
      revocation,
      crypto: options.crypto,
    })
    if (problem === null) return passed
    switch (problem.code) {
      case 'REVOKED':
        return open('REVOKED_NO_POE', `${problem.subject} ${problem.at.toISOString()} ${problem.reason}`)
      case 'EXPIRED':
        return open('OUT_OF_BOUNDS_NO_POE', `${problem.subject} until ${problem.notAfter.toISOString()}`)
      case 'NOT_YET_VALID': {
        const reason = `${problem.subject} from ${problem.notBefore.toISOString()}`
        return proven ? failed('NOT_YET_VALID', reason) : open('OUT_OF_BOUNDS_NO_POE', reason)
      }
      case 'REVOCATION_UNKNOWN':
        return open('TRY_LATER', problem.subject)
      case 'NO_PATH':
        return open('NO_CERTIFICATE_CHAIN_FOUND', certificate.issuer.text)
      default:
        return open('CHAIN_CONSTRAINTS_FAILURE', `${problem.code} ${problem.subject}`)
    }
  }
}

function isReadable(readIt: () => unknown): boolean {
  try {
    readIt()
    return true
  } catch (error) {
    if (error instanceof SigningError) return false
    throw error
  }
}
