import { createServer, type Socket } from 'node:net'

/** How a directory answers a search: with values of one attribute, or with these very bytes, or never. */
export type LdapAnswer =
  | { readonly values: readonly Uint8Array[] }
  | { readonly raw: Uint8Array }
  | 'NOTHING'
  | 'SILENCE'
  | 'FLOOD'

/** A directory of one attribute (RFC 4511), made of a few lines of BER. */
export interface LdapDirectory extends AsyncDisposable {
  readonly port: number
  /** Names of the entries that were asked for. */
  readonly asked: string[]
  answer: LdapAnswer
}

const tlv = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
  const content = Buffer.concat(parts)
  const length = content.length
  const head =
    length < 0x80 ? [length] : [0x84, (length >>> 24) & 0xff, (length >>> 16) & 0xff, (length >>> 8) & 0xff, length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...head]), content])
}
const text = (value: string): Buffer => tlv(0x04, Buffer.from(value))
const message = (id: Buffer, operation: Buffer): Buffer => tlv(0x30, id, operation)
const done = (code: number): Buffer => tlv(0x65, tlv(0x0a, Buffer.from([code])), text(''), text(''))

/** Opens a directory on a free port of this machine. */
export function openLdapDirectory(attribute: string): Promise<LdapDirectory> {
  const asked: string[] = []
  const sockets = new Set<Socket>()
  const directory = { asked, answer: 'NOTHING' as LdapAnswer }
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.once('close', () => sockets.delete(socket))
    socket.on('data', (request) => {
      const [id, operation] = parts(request)
      // 0x63 is a search; an unbind wants no answer.
      if (id === undefined || operation?.[0] !== 0x63) return
      const dn = contentOf(parts(operation)[0] ?? Buffer.alloc(2)).toString()
      asked.push(dn)
      answerOn(socket, id, dn, directory.answer, attribute)
    })
  })
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      resolve(
        Object.assign(directory, {
          port,
          [Symbol.asyncDispose]: () =>
            new Promise<void>((closed) => {
              for (const socket of sockets) socket.destroy()
              server.close(() => closed())
            }),
        }),
      )
    })
  })
}

function answerOn(socket: Socket, id: Buffer, dn: string, answer: LdapAnswer, attribute: string): void {
  if (answer === 'SILENCE') return
  if (answer === 'NOTHING') socket.write(message(id, done(32)))
  else if (answer === 'FLOOD') flood(socket)
  else if ('raw' in answer) socket.write(answer.raw)
  else {
    const values = tlv(0x31, ...answer.values.map((value) => tlv(0x04, value)))
    const entry = tlv(0x64, text(dn), tlv(0x30, tlv(0x30, text(attribute), values)))
    socket.write(Buffer.concat([message(id, entry), message(id, done(0))]))
  }
}

/** An entry of four gigabytes begins, and goes on for as long as somebody listens. */
function flood(socket: Socket): void {
  socket.write(Buffer.from([0x30, 0x84, 0x7f, 0xff, 0xff, 0xff]))
  const more = (): void => {
    while (!socket.destroyed && socket.write(Buffer.alloc(1024 * 1024)));
  }
  socket.on('drain', more)
  more()
}

/** The values inside a constructed one. */
function parts(value: Buffer): Buffer[] {
  const found: Buffer[] = []
  for (let rest = contentOf(value); rest.length > 1; ) {
    const size = headOf(rest) + lengthOf(rest)
    found.push(rest.subarray(0, size))
    rest = rest.subarray(size)
  }
  return found
}
const headOf = (value: Buffer): number => 2 + ((value[1] ?? 0) >= 0x80 ? (value[1] ?? 0) & 0x7f : 0)
const lengthOf = (value: Buffer): number => {
  const first = value[1] ?? 0
  return first < 0x80 ? first : value.readUIntBE(2, first & 0x7f)
}
const contentOf = (value: Buffer): Buffer => value.subarray(headOf(value), headOf(value) + lengthOf(value))
