import { SigningError } from '../errors.ts'

/** A tag; its name is without prefix. */
export interface XmlTag {
  readonly kind: 'open' | 'empty' | 'close'
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
}

/** A tag or a text of a plain XML document. */
export type XmlToken = XmlTag | { readonly kind: 'text'; readonly text: string }

const broken = (why: string): SigningError => new SigningError('PACKAGE_BROKEN', { why })

const TOKEN = /<(\/?)(?:[\w.-]+:)?([\w.-]+)((?:\s+[\w.:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/y
const ATTRIBUTE = /([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/**
 * Reads the tags and texts of a small XML document. Comments, CDATA, document types and instructions are refused: what two readers could
 * read in two ways is nothing to sign.
 * @throws PACKAGE_BROKEN
 */
export function xmlTokens(xml: Uint8Array): readonly XmlToken[] {
  const text = decode(xml).replace(/^\uFEFF?<\?xml[^?]*\?>/, '')
  const tokens: XmlToken[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < text.length) {
    const token = TOKEN.exec(text)
    if (token === null) throw broken('markup')
    const [, closing, name = '', attributes = '', empty, content] = token
    if (content !== undefined) tokens.push({ kind: 'text', text: unescaped(content) })
    else
      tokens.push({
        kind: closing === '' ? (empty === '' ? 'open' : 'empty') : 'close',
        name,
        attributes: attributesOf(attributes),
      })
  }
  return tokens
}

function decode(xml: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(xml)
  } catch (cause) {
    throw new SigningError('PACKAGE_BROKEN', { why: 'text' }, { cause })
  }
}

function attributesOf(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const [, name = '', double, single] of text.matchAll(ATTRIBUTE)) {
    if (found.has(name)) throw broken('attribute twice')
    found.set(name, unescaped(double ?? single ?? ''))
  }
  return found
}

function unescaped(text: string): string {
  return text.replaceAll(/&([^;]*);?/g, (_, name: string) => {
    const sign = NAMED[name]
    if (sign === undefined) throw broken('entity')
    return sign
  })
}
