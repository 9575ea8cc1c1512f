/** Names of the certificate that lies beside a key: `signPri.key` has `signCert.der`, `…_sig.key` has `…_sig.cer` (domain of GPKI and NPKI). */
export function certificatesBeside(keyName: string): readonly string[] {
  if (keyName.toLowerCase() === 'signpri.key') return ['signCert.der']
  const stem = keyName.replace(/\.(key|pem|p8|pri)$/i, '')
  return stem === keyName ? [] : [`${stem}.cer`, `${stem}.der`, `${stem}.crt`]
}
