import type { ServerResponse } from 'node:http'
import { expect, test } from '@playwright/test'
import { launchDesk } from './launch.ts'
import { type Arrived, startServer } from './office.ts'

const TOKEN = 'a-token-that-only-main-may-hold'

test("the session's token stays in main and goes out with every later request", async () => {
  await using server = await startServer((request, response) => {
    if (request.path === '/files/in')
      response.setHeader('set-cookie', `onmaru_session=${TOKEN}; Path=/; HttpOnly; SameSite=Strict`)
    if (request.path === '/files/out') response.setHeader('set-cookie', 'onmaru_session=; Path=/; Max-Age=0')
    response.setHeader('content-type', 'text/plain').end(request.path)
  })
  await using desk = await launchDesk({ env: { ONMARU_SERVER: server.url } })
  const get = (path: string) =>
    desk.page.evaluate(async (address) => {
      const answer = await fetch(address, {
        method: 'POST',
        body: 'words',
        headers: { cookie: 'x=y', authorization: 'Bearer stolen', 'x-other': '1' },
      })
      return { body: await answer.text(), headers: [...answer.headers].flat().join(' '), cookies: document.cookie }
    }, path)
  const answers = [await get('/files/before'), await get('/files/in'), await get('/files/after')]
  expect(await desk.page.context().cookies()).toEqual([])
  answers.push(await get('/files/out'), await get('/files/last'))
  expect(answers.map(({ body }) => body)).toEqual(['/files/before', '/files/in', '/files/after', '/files/out', '/files/last'])
  expect(JSON.stringify(answers)).not.toContain(TOKEN)
  const sent = server.arrived.filter(({ path }) => path.startsWith('/files/'))
  expect(sent.map(({ headers }) => headers.authorization)).toEqual([
    undefined,
    undefined,
    `Bearer ${TOKEN}`,
    `Bearer ${TOKEN}`,
    undefined,
  ])
  for (const { headers, body } of sent) {
    expect(body).toBe('words')
    // The server takes a foreign Origin for another site; the desk has none to show.
    expect(
      [headers.origin, headers.cookie, headers['x-other'], headers.referer, headers['sec-fetch-site']].filter(
        (value) => value !== undefined && value !== 'cors',
      ),
    ).toEqual([])
  }
})

test('server-sent events arrive one by one, and closing them closes them at the server', async () => {
  let stream: ServerResponse | null = null
  let closed = false
  const answer = (request: Arrived, response: ServerResponse): void => {
    if (request.path !== '/trpc/live') {
      response.statusCode = 404
      response.end()
      return
    }
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' })
    response.write('data: first\n\n')
    response.on('close', () => {
      closed = true
    })
    stream = response
  }
  await using server = await startServer(answer)
  await using desk = await launchDesk({ env: { ONMARU_SERVER: server.url } })
  await desk.page.evaluate(() => {
    const heard: string[] = []
    const source = new EventSource('/trpc/live')
    source.onmessage = (event) => heard.push(event.data)
    Object.assign(window, { heard, source })
  })
  const heard = () => desk.page.evaluate(() => Reflect.get(window, 'heard'))
  await expect.poll(heard).toEqual(['first'])
  ;(stream as ServerResponse | null)?.write('data: second\n\n')
  await expect.poll(heard).toEqual(['first', 'second'])
  await desk.page.evaluate(() => Reflect.get(window, 'source').close())
  await expect.poll(() => closed).toBe(true)
})

test('without a server the desk says so and keeps trying when asked', async () => {
  await using desk = await launchDesk({ env: { ONMARU_SERVER: 'http://127.0.0.1:9' } })
  await expect(desk.page.getByRole('alert').filter({ hasText: '서버에 연결하지 못했습니다' })).toBeVisible()
  await expect(desk.page.getByRole('button', { name: '다시 시도' })).toBeVisible()
})

test("only the server's own paths go to the server", async () => {
  await using server = await startServer((_request, response) => void response.end('server'))
  await using desk = await launchDesk({ env: { ONMARU_SERVER: server.url } })
  const bodies = await desk.page.evaluate(async () => {
    const get = async (path: string) => (await fetch(path)).text()
    return [
      await get('/trpc/x'),
      await get('/files/x'),
      await get('/pki/x'),
      await get('/archive'),
      await get('/api/v1/x'),
      await get('/trpcx'),
      await get('/other'),
    ]
  })
  expect(bodies).toEqual(['server', 'server', 'server', 'server', 'server', '', ''])
})
