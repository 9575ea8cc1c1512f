/**
 * Canonical JSON (RFC 8785): members sorted by UTF-16 code units, no white space, numbers and strings as ECMAScript writes them.
 * The value is first taken as `JSON.stringify` takes it: undefined members are left out and dates become ISO 8601.
 * One difference: a lone surrogate is written as an escape (ECMA-262) where the RFC would refuse it; a log must take what it is told.
 * @throws TypeError on a value that JSON cannot carry (bigint, circle, undefined)
 */
export function canonicalJson(value: unknown): string {
  const text = JSON.stringify(value)
  if (text === undefined) throw new TypeError('this value is not JSON')
  return write(JSON.parse(text))
}

function write(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(write).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  // Array.prototype.sort without a comparator orders by UTF-16 code units, as §3.2.3 wants.
  const members = new Map(Object.entries(value))
  const names = [...members.keys()].sort()
  return `{${names.map((name) => `${JSON.stringify(name)}:${write(members.get(name))}`).join(',')}}`
}
