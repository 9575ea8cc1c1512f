import type { LocalCopy } from './reconcile.ts'

const DATABASE = 'onmaru.drafts'
const STORE = 'copies'

/** Where unsaved drafts stay on this computer. */
export interface LocalCopies {
  read(): Promise<LocalCopy | null>
  write(copy: LocalCopy): Promise<void>
  remove(): Promise<void>
}

/** An IndexedDB request as a promise. */
function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((done, fail) => {
    request.onsuccess = () => done(request.result)
    request.onerror = () => fail(request.error)
  })
}

let opened: Promise<IDBDatabase> | null = null

function database(): Promise<IDBDatabase> {
  opened ??= new Promise<IDBDatabase>((done, fail) => {
    const request = indexedDB.open(DATABASE, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(STORE)
    request.onsuccess = () => done(request.result)
    request.onerror = () => fail(request.error)
  }).catch((error: unknown) => {
    // The next write tries again: a full or locked store may have room by then.
    opened = null
    throw error
  })
  return opened
}

async function withStore<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const transaction = (await database()).transaction(STORE, mode, { durability: 'strict' })
  const finished = new Promise<void>((done, fail) => {
    transaction.oncomplete = () => done()
    transaction.onabort = () => fail(transaction.error)
  })
  const answer = await answerOf(act(transaction.objectStore(STORE)))
  await finished
  return answer
}

/** The local copy of one document and one person; another person on the same computer has their own. */
export function localCopies(personId: string, documentId: string): LocalCopies {
  const key = `${personId}/${documentId}`
  return {
    read: async () => ((await withStore('readonly', (store) => store.get(key))) as LocalCopy | undefined) ?? null,
    write: async (copy) => {
      await withStore('readwrite', (store) => store.put(copy, key))
    },
    remove: async () => {
      await withStore('readwrite', (store) => store.delete(key))
    },
  }
}
