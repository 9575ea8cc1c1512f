import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publicActor } from '../../apps/server/src/kernel/actor.ts'
import { SQLITE } from '../support/engines.ts'
import { PASSWORD } from '../support/line-cast.ts'
import { type LineOffice, openLineOffice } from '../support/line-office.ts'

const MEGABYTE = 1024 * 1024
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)

describe('files of a draft over HTTP', () => {
  let office: LineOffice
  let address = ''
  let token = ''
  beforeAll(async () => {
    office = await openLineOffice(SQLITE)
    address = await office.app.start()
    token = await office.app.identity.signIn(publicActor(null), { account: 'drafter', password: PASSWORD })
  })
  afterAll(() => office[Symbol.asyncDispose]())

  const draft = () => office.draft('drafter')
  /** Files that are still being written. */
  const half = (): readonly string[] => readdirSync(join(office.config.dataFolder, 'blobs', 'tmp'))
  const post = (path: string, payload: BodyInit, headers: Record<string, string> = {}) =>
    fetch(`${address}${path}`, {
      method: 'POST',
      body: payload,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream', ...headers },
      ...(payload instanceof ReadableStream ? { duplex: 'half' } : {}),
    } as RequestInit)
  const stream = (megabytes: number): ReadableStream =>
    Readable.toWeb(
      Readable.from(
        (function* () {
          for (let i = 0; i < megabytes; i += 1) yield Buffer.alloc(MEGABYTE, i)
        })(),
      ),
    ) as ReadableStream

  it.each(['attachments', 'images'])('reads nothing of what somebody who is not signed in sends to %s', async (kind) => {
    const { documentId } = await draft()
    const { hostname, port } = new URL(address)
    const socket = connect({ host: hostname, port: Number(port) })
    let heard = ''
    socket.on('data', (part: Buffer) => {
      heard += part.toString()
    })
    // A body of a gigabyte is promised and never comes: whoever waited for it would wait for ever.
    socket.write(
      `POST /files/drafts/${documentId}/${kind} HTTP/1.1\r\nhost: ${hostname}:${port}\r\ncontent-type: application/octet-stream\r\ncontent-length: 1073741824\r\n\r\nbegun`,
    )
    await once(socket, 'close')
    expect(heard).toMatch(/^HTTP\/1\.1 401 /)
    expect(heard.toLowerCase()).toContain('connection: close')
    expect(heard).toContain('NOT_SIGNED_IN')
  })

  it('takes a file in under the last part of its name, with the kind that its bytes have', async () => {
    const { documentId } = await draft()
    const answer = await post(`/files/drafts/${documentId}/attachments`, PNG, {
      'x-file-name': encodeURIComponent('..\\..\\비밀/위치도\u202e.hwpx'),
    })
    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({ name: '위치도.hwpx', mediaType: 'image/png', size: PNG.length })
  })

  it('refuses 300 MB with an answer that arrives, and keeps nothing', async () => {
    const { documentId } = await draft()
    const answer = await post(`/files/drafts/${documentId}/attachments`, stream(300), { 'x-file-name': 'big.bin' })
    expect(answer.status).toBe(413)
    expect(await answer.json()).toMatchObject({ error: { code: 'ATTACHMENT_TOO_LARGE', kind: 'TOO_LARGE' } })
    expect((await office.app.documents.draft(office.people.drafter.actor, documentId)).attachments).toEqual([])
    expect(half()).toEqual([])
  })

  it('refuses names that are none, files of strangers, and people who did not sign in', async () => {
    const { documentId } = await draft()
    const path = `/files/drafts/${documentId}/attachments`
    const codeOf = async (answer: Response): Promise<unknown> => ((await answer.json()) as { error: { code: string } }).error.code
    expect(await codeOf(await post(path, 'x', { 'x-file-name': '%E0%A4%A' }))).toBe('ATTACHMENT_NAME_INVALID')
    expect(await codeOf(await post(path, 'x'))).toBe('ATTACHMENT_NAME_INVALID')
    expect(await codeOf(await post('/files/drafts/none/attachments', 'x', { 'x-file-name': 'a' }))).toBe('DOCUMENT_UNKNOWN')
    expect(await codeOf(await post(path, 'x', { authorization: '', 'x-file-name': 'a' }))).toBe('NOT_SIGNED_IN')
  })

  it('takes pictures in and gives them back to their author', async () => {
    const { documentId } = await draft()
    const added = (await (await post(`/files/drafts/${documentId}/images`, PNG, { 'content-type': 'image/png' })).json()) as {
      blob: string
    }
    expect(added).toMatchObject({ width: 1, height: 1 })
    const path = `${address}/files/drafts/${documentId}/images/${added.blob}`
    const shown = await fetch(path, { headers: { authorization: `Bearer ${token}` } })
    expect(shown.headers.get('content-type')).toBe('image/png')
    expect(Buffer.from(await shown.arrayBuffer())).toEqual(PNG)
    expect((await fetch(path)).status).toBe(401)
    const script = await post(`/files/drafts/${documentId}/images`, '<svg onload="alert(1)"/>')
    expect(await script.json()).toMatchObject({ error: { code: 'IMAGE_INVALID' } })
  })
})
