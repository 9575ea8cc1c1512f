/** One element of DER as it lies in the input. */
interface Element {
  readonly start: number
  readonly bodyAt: number
  readonly end: number
  readonly parents: readonly Element[]
}

const MOST_ELEMENTS = 400

/** The elements that can be found, outermost first; the insides of strings that look like DER count too. */
function elementsOf(bytes: Uint8Array): Element[] {
  const found: Element[] = []
  const walk = (from: number, to: number, parents: readonly Element[]): boolean => {
    let at = from
    const before = found.length
    while (at < to) {
      const header = headerAt(bytes, at, to)
      if (header === null || found.length > MOST_ELEMENTS || parents.length > 40) {
        found.length = before
        return false
      }
      const element = { start: at, ...header, parents }
      found.push(element)
      const tag = bytes[at] ?? 0
      const inside = tag === 0x03 ? header.bodyAt + 1 : header.bodyAt
      if (((tag & 0x20) !== 0 || tag === 0x04 || tag === 0x03) && header.end - inside >= 2)
        walk(inside, header.end, [...parents, element])
      at = header.end
    }
    return true
  }
  walk(0, bytes.length, [])
  return found
}

function headerAt(bytes: Uint8Array, at: number, limit: number): { bodyAt: number; end: number } | null {
  const first = bytes[at + 1]
  if (first === undefined || ((bytes[at] ?? 0) & 0x1f) === 0x1f) return null
  const size = first < 0x80 ? 0 : first & 0x7f
  if (size > 4) return null
  let length = size === 0 ? first : 0
  for (let i = 0; i < size; i += 1) length = length * 256 + (bytes[at + 2 + i] ?? 0)
  const bodyAt = at + 2 + size
  return bodyAt + length > limit ? null : { bodyAt, end: bodyAt + length }
}

/** A length as DER writes it. */
function lengthOf(value: number): number[] {
  if (value < 0x80) return [value]
  const digits: number[] = []
  for (let rest = value; rest > 0; rest = Math.floor(rest / 256)) digits.unshift(rest % 256)
  return [0x80 | digits.length, ...digits]
}

const joined = (...parts: readonly ArrayLike<number>[]): Uint8Array => {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** Puts other bytes in an element's place, and mends the lengths around it, so that the change gets past the outer structure. */
function replace(bytes: Uint8Array, element: Element, by: Uint8Array): Uint8Array {
  let [start, end, middle] = [element.start, element.end, by]
  for (const parent of element.parents.toReversed()) {
    const body = joined(bytes.subarray(parent.bodyAt, start), middle, bytes.subarray(end, parent.end))
    middle = joined([bytes[parent.start] ?? 0], lengthOf(body.length), body)
    start = parent.start
    end = parent.end
  }
  return joined(bytes.subarray(0, start), middle, bytes.subarray(end))
}

/** Takes an element away, doubles it, exchanges it for another's, changes its tag or its body, or wraps it. Null where there is no DER. */
export function mutateDer(bytes: Uint8Array, other: Uint8Array, pick: (below: number) => number): Uint8Array | null {
  const elements = elementsOf(bytes)
  const element = elements[pick(elements.length || 1)]
  if (element === undefined) return null
  const own = bytes.slice(element.start, element.end)
  const body = own.subarray(element.bodyAt - element.start)
  switch (pick(8)) {
    case 0:
      return replace(bytes, element, new Uint8Array())
    case 1:
      return replace(bytes, element, joined(own, own))
    case 2: {
      const donors = elementsOf(other)
      const donor = donors[pick(donors.length || 1)]
      return donor === undefined ? null : replace(bytes, element, other.subarray(donor.start, donor.end))
    }
    case 3:
      return replace(
        bytes,
        element,
        own.with(0, [0x02, 0x03, 0x04, 0x05, 0x06, 0x0c, 0x13, 0x17, 0x18, 0x30, 0x31, 0xa0, 0xa1, 0x80][pick(14)] ?? 0),
      )
    case 4:
      return replace(bytes, element, joined([own[0] ?? 0], [0]))
    case 5: {
      const grown = new Uint8Array([1, 4, 17, 128, 300][pick(5)] ?? 1).fill(pick(256))
      return replace(bytes, element, joined([own[0] ?? 0], lengthOf(body.length + grown.length), body, grown))
    }
    case 6:
      return replace(bytes, element, joined([[0x30, 0x31, 0xa0, 0x04][pick(4)] ?? 0x30], lengthOf(own.length), own))
    default: {
      if (body.length === 0) return null
      const changed = body.slice()
      changed[pick(body.length)] = pick(256)
      return replace(bytes, element, joined([own[0] ?? 0], lengthOf(changed.length), changed))
    }
  }
}
