import { type Credential, generateKeyPair, importSigningKey, type KeyPair } from '@onmaru/signing'
import type { Kernel } from '../../../../kernel/kernel.ts'
import type { Tx } from '../../../../kernel/transaction.ts'
import { type Keystore, keepMinted } from './keystore.ts'
import { type Minted, mint, type SubjectName } from './mint.ts'
import { KEY_BITS } from './profiles.ts'

/** Makes root, issuing authority, responder and timestamp service, outside any transaction; `keep` stores all of it in one. */
export async function foundAuthority(
  kernel: Kernel,
  keystore: Keystore,
  organization: string,
): Promise<{ keep(tx: Tx): Promise<void> }> {
  const pairOf = (profile: 'root' | 'issuing' | 'ocsp' | 'timestamping'): Promise<KeyPair> =>
    generateKeyPair('RSA-PKCS1-SHA256', kernel.crypto, { modulusLength: KEY_BITS[profile] })
  // Long RSA keys take seconds each; they are found side by side.
  const [rootPair, issuingPair, ocspPair, timestampingPair] = await Promise.all([
    pairOf('root'),
    pairOf('issuing'),
    pairOf('ocsp'),
    pairOf('timestamping'),
  ])
  const named = (commonName: string): SubjectName => ({ commonName: `${organization} ${commonName}`, organization })
  const keyOf = (pair: KeyPair) => importSigningKey(pair.privateKeyPkcs8, kernel.crypto)
  const make = (
    profile: 'root' | 'issuing' | 'ocsp' | 'timestamping',
    subject: SubjectName,
    pair: KeyPair,
    issuer: { key: Credential['key']; certificate: Uint8Array | null },
  ): Promise<Minted> => mint(kernel, { profile, subject, personId: null, publicKeySpki: pair.publicKeySpki, issuer })

  const root = await make('root', named('최상위인증기관'), rootPair, { certificate: null, key: await keyOf(rootPair) })
  const rootIssuer = { certificate: root.certificate, key: await keyOf(rootPair) }
  const issuing = await make('issuing', named('인증기관'), issuingPair, rootIssuer)
  const issuingIssuer = { certificate: issuing.certificate, key: await keyOf(issuingPair) }
  const chain = [issuing.certificate, root.certificate]
  const made = [
    { minted: root, pair: rootPair, chain: [] },
    { minted: issuing, pair: issuingPair, chain: [root.certificate] },
    { minted: await make('ocsp', named('OCSP'), ocspPair, issuingIssuer), pair: ocspPair, chain },
    { minted: await make('timestamping', named('시점확인'), timestampingPair, issuingIssuer), pair: timestampingPair, chain },
  ]
  const contained = await Promise.all(
    made.map(async ({ minted, pair, chain: above }) => {
      const container = await keystore.contain(minted, pair.privateKeyPkcs8, above)
      pair.privateKeyPkcs8.fill(0)
      return { minted, container }
    }),
  )
  return {
    keep: async (tx) => {
      for (const { minted, container } of contained) await keepMinted(tx, minted, container)
    },
  }
}
