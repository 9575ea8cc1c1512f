/** The common name of a certificate's subject, `CN=김하나,O=한빛시` → 김하나; the whole subject where it has none. */
export function commonName(subject: string | null): string | null {
  return subject === null ? null : (/(?:^|,\s*)CN=([^,]+)/.exec(subject)?.[1] ?? subject)
}
