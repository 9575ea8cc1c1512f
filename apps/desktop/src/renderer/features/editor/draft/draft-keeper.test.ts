import { beforeEach, describe, expect, test } from 'vitest'
import { DraftKeeper } from './draft-keeper.ts'
import type { LocalCopies } from './local-copies.ts'
import { type LocalCopy, reconcile, type ServerCopy } from './reconcile.ts'
import { canonical, sameForm } from './same-form.ts'
import type { DraftForm } from './types.ts'

const FORM: DraftForm = {
  title: '추진계획(안)',
  kind: 'GENERAL',
  form: 'GENERAL',
  recipients: [],
  via: null,
  senderName: null,
  sealOmitted: false,
  taskId: null,
  folderId: null,
  retention: null,
  disclosure: { class: 'OPEN', clauses: [], reason: '' },
  urgent: false,
  amount: null,
  relatedIds: [],
  body: { type: 'doc', content: [{ type: 'paragraph' }] },
}
const titled = (title: string): DraftForm => ({ ...FORM, title })
const WHO = { documentId: 'd', personId: 'p' }

class Stale extends Error {}
class Offline extends Error {}

/** A server that counts versions, a store in memory, and a clock whose timers run when told. */
function world(start: DraftForm = FORM) {
  let server: ServerCopy = { version: 1, savedAt: '2026-07-15T00:00:00Z', form: start }
  let kept: LocalCopy | null = null
  let net: 'UP' | 'DOWN' | 'ANSWER_LOST' = 'UP'
  let storeFails = false
  let timers: (() => void)[] = []
  const copies: LocalCopies = {
    read: async () => kept,
    write: async (copy) => {
      if (storeFails) throw new Error('QuotaExceeded')
      kept = copy
    },
    remove: async () => {
      kept = null
    },
  }
  const put = (form: DraftForm): void => {
    server = { version: server.version + 1, savedAt: `2026-07-15T00:0${server.version}:00Z`, form }
  }
  const ports = {
    save: async (basedOn: number, form: DraftForm) => {
      if (net === 'DOWN') throw new Offline()
      if (basedOn !== server.version) throw new Stale()
      put(form)
      if (net === 'ANSWER_LOST') throw new Offline()
      return { version: server.version, savedAt: server.savedAt }
    },
    load: async () => server,
    isStale: (error: unknown) => error instanceof Stale,
    isPassing: (error: unknown) => error instanceof Offline,
    now: () => '2026-07-15T09:00:00Z',
    later: (run: () => void) => {
      timers.push(run)
      return () => {
        timers = timers.filter((timer) => timer !== run)
      }
    },
  }
  return {
    open: () => new DraftKeeper(WHO, ports, copies, server, kept),
    put,
    server: () => server,
    kept: () => kept,
    timers: () => timers.length,
    net: (next: typeof net) => {
      net = next
    },
    storeFails: () => {
      storeFails = true
    },
  }
}

describe('keeping a draft', () => {
  let at = world()
  beforeEach(() => {
    at = world()
  })

  test('a change is saved with the version it is based on, and the copy here goes', async () => {
    const keeper = at.open()
    keeper.change({ title: '하나' })
    expect(keeper.state().status).toBe('CHANGED')
    await keeper.flush()
    expect(keeper.state()).toMatchObject({ status: 'SAVED', version: 2, savedAt: '2026-07-15T00:01:00Z' })
    expect(at.server().form.title).toBe('하나')
    expect(at.kept()).toBeNull()
    expect(at.timers()).toBe(1)
  })

  test('without a network it stays here, and a later start saves it', async () => {
    const keeper = at.open()
    at.net('DOWN')
    keeper.change({ title: '하나' })
    await keeper.flush()
    expect(keeper.state()).toMatchObject({ status: 'HERE_ONLY', keptHere: true })
    expect(at.kept()).toMatchObject({ basedOn: 1, form: { title: '하나' } })
    keeper.stop()
    at.net('UP')
    const again = at.open()
    expect(again.state()).toMatchObject({ status: 'CHANGED', form: { title: '하나' } })
    await again.flush()
    expect(at.server().form.title).toBe('하나')
  })

  test('an answer that was lost is no conflict: what arrived is known as sent', async () => {
    const keeper = at.open()
    at.net('ANSWER_LOST')
    keeper.change({ title: '하나' })
    await keeper.flush()
    at.net('UP')
    keeper.change({ title: '하나 둘' })
    await keeper.flush()
    expect(keeper.state()).toMatchObject({ status: 'SAVED', version: 3 })
    expect(at.server().form.title).toBe('하나 둘')
  })

  test('a version moved by something beside the form (an attachment) is taken over', async () => {
    const keeper = at.open()
    at.put(FORM)
    keeper.change({ title: '하나' })
    await keeper.flush()
    expect(keeper.state()).toMatchObject({ status: 'SAVED', version: 3 })
  })

  test('two who changed: nothing is overwritten until a person decides', async () => {
    const keeper = at.open()
    at.put(titled('저쪽'))
    keeper.change({ title: '이쪽' })
    await keeper.flush()
    expect(keeper.state()).toMatchObject({ status: 'CONFLICT', form: { title: '이쪽' }, theirs: { form: { title: '저쪽' } } })
    keeper.change({ title: '이쪽 더' })
    await keeper.flush()
    expect(at.server().form.title).toBe('저쪽')
    expect(at.kept()).toMatchObject({ form: { title: '이쪽 더' } })
    await keeper.resolve('MINE')
    expect(at.server().form.title).toBe('이쪽 더')
    expect(keeper.state()).toMatchObject({ status: 'SAVED', theirs: null, generation: 0 })
  })

  test('the other side can be taken; the page is drawn anew', async () => {
    const keeper = at.open()
    at.put(titled('저쪽'))
    keeper.change({ title: '이쪽' })
    await keeper.flush()
    await keeper.resolve('THEIRS')
    expect(keeper.state()).toMatchObject({ status: 'SAVED', form: { title: '저쪽' }, generation: 1 })
    expect(at.kept()).toBeNull()
  })

  test('a conflict that was left open is a conflict again after a start', async () => {
    const keeper = at.open()
    at.put(titled('저쪽'))
    keeper.change({ title: '이쪽' })
    await keeper.flush()
    keeper.stop()
    expect(at.open().state()).toMatchObject({ status: 'CONFLICT', form: { title: '이쪽' } })
  })

  test('what was changed elsewhere while nothing was changed here comes in', async () => {
    const keeper = at.open()
    at.put(titled('저쪽'))
    await keeper.met(at.server())
    expect(keeper.state()).toMatchObject({ status: 'SAVED', version: 2, form: { title: '저쪽' }, generation: 1 })
  })

  test('a store that refuses is said, and the server still gets everything', async () => {
    const keeper = at.open()
    at.storeFails()
    keeper.change({ title: '하나' })
    await keeper.flush()
    expect(at.server().form.title).toBe('하나')
  })
})

describe('which copy goes on', () => {
  const server: ServerCopy = { version: 3, savedAt: '', form: titled('셋') }
  test.each([
    ['nothing here', null, 'SERVER'],
    ['the same here', { form: titled('셋 '), basedOn: 2, base: FORM, sent: [] }, 'SERVER'],
    ['changed from the present version', { form: titled('넷'), basedOn: 3, base: titled('셋'), sent: [] }, 'LOCAL'],
    [
      'changed after what was sent and arrived',
      { form: titled('넷'), basedOn: 2, base: FORM, sent: [titled('둘'), titled('셋')] },
      'LOCAL',
    ],
    ['only the version moved', { form: titled('넷'), basedOn: 2, base: titled('셋'), sent: [] }, 'LOCAL'],
    ['both changed', { form: titled('넷'), basedOn: 2, base: FORM, sent: [] }, 'BOTH'],
    ['a server set back to an older state', { form: titled('넷'), basedOn: 5, base: titled('다섯'), sent: [] }, 'BOTH'],
  ] as const)('%s', (_, local, goesOn) => {
    expect(reconcile(server, local)).toEqual({ goesOn })
  })
})

test('forms are equal by what they say, not by how it is written', () => {
  const reordered = Object.fromEntries(Object.entries(FORM).reverse()) as unknown as DraftForm
  expect(sameForm(FORM, reordered)).toBe(true)
  const plain: DraftForm = { ...FORM, body: { type: 'doc', content: [{ type: 'paragraph', attrs: { textAlign: null } }] } }
  const bare: DraftForm = { ...FORM, body: { type: 'doc', content: [{ type: 'paragraph', attrs: {} }] } }
  expect(canonical(plain)).toBe(canonical(bare))
  expect(sameForm(FORM, titled('다른'))).toBe(false)
})
