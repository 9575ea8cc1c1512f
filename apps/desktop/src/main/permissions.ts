/** What the page may ask of the machine. Everything that is not here is denied; each line says why it is. */
const ALLOWED: ReadonlyMap<string, string> = new Map([
  ['clipboard-sanitized-write', 'copying a document number or an address by a button'],
])

/** Whether a permission is given; asked when it is requested and again when it is checked. */
export function mayHave(permission: string): boolean {
  return ALLOWED.has(permission)
}
