/** Saves a PKCS#12, base64, as a file of this machine. */
export function saveKeyFile(pkcs12: string, name: string): void {
  const bytes = Uint8Array.from(atob(pkcs12), (character) => character.charCodeAt(0))
  const address = URL.createObjectURL(new Blob([bytes], { type: 'application/x-pkcs12' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
