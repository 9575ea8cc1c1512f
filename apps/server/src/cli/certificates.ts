import { z } from 'zod'
import { type CertificateRow, GIVEN_REASONS, REQUESTED_PROFILES } from '../slices/signatures/index.ts'
import { cliFaults } from './faults.ts'
import { type Io, writeLine } from './io.ts'
import { inOffice, type OpenOffice } from './office-door.ts'
import { readFileOrSay } from './read-file.ts'

const LARGEST_REQUEST = 64 * 1024

const order = z.object({
  profile: z.enum(REQUESTED_PROFILES).default('official'),
  login: z.string().optional(),
  name: z.string().trim().min(1).max(64).optional(),
  host: z.array(z.string()).optional(),
})
const reason = z.enum(GIVEN_REASONS)

/** Writes certificates, newest first: a line each, columns by tabs (serial number, profile, person or subject, end, state, reason), or one JSON array. */
export async function listCertificates(io: Io, openOffice: OpenOffice, given: { text?: string; json?: true }): Promise<void> {
  const rows = await inOffice(openOffice, (office) => office.listCertificates(given.text ?? ''))
  if (given.json === true) return writeLine(io.stdout, JSON.stringify(rows))
  for (const row of rows) await writeLine(io.stdout, columns(row).join('\t'))
}

function columns({ serialNumber, profile, personName, subject, notAfter, state, revocationReason }: CertificateRow): string[] {
  return [serialNumber, profile, personName ?? subject, notAfter.slice(0, 10), state, revocationReason ?? '']
}

/** Revokes a certificate, or holds it with `certificateHold`. @throws USAGE for a reason that RFC 5280 §5.3.1 does not name */
export async function revokeCertificate(openOffice: OpenOffice, serialNumber: string, given: string): Promise<void> {
  const parsed = reason.safeParse(given)
  if (!parsed.success) throw cliFaults.USAGE({ problem: `--reason: ${GIVEN_REASONS.join(', ')}` })
  await inOffice(openOffice, (office) => office.revokeCertificate(serialNumber.toLowerCase(), parsed.data))
}

/** Issues to the certification request in a file (PKCS#10) and writes the certificate with its chain as PEM. */
export async function issueCertificate(
  io: Io,
  openOffice: OpenOffice,
  file: string,
  given: Readonly<Record<string, unknown>>,
): Promise<void> {
  const parsed = order.safeParse(given)
  if (!parsed.success)
    throw cliFaults.USAGE({ problem: parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ') })
  const { profile, login, name, host } = parsed.data
  const bytes = await readFileOrSay(file, LARGEST_REQUEST)
  const buffer = Buffer.from(bytes)
  const text = buffer.includes('-----BEGIN ') ? buffer.toString('latin1') : buffer.toString('base64')
  const pem = await inOffice(openOffice, (office) =>
    office.issueCertificate({ profile, login, commonName: name, hosts: host, request: text }),
  )
  await writeLine(io.stdout, pem.trimEnd())
}
