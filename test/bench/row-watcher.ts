import { once } from 'node:events'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { changesBetween, openLikeTheServer, type RowChange, snapshot } from './row-changes.ts'

/**
 * Watches a database file from a thread of its own: reading every row leaves much behind, which the thread that is measured would have to
 * clear away in the midst of its work.
 */
export interface RowWatcher extends AsyncDisposable {
  /** What changed since it was asked last, or since it was opened. */
  changes(): Promise<readonly RowChange[]>
}

/** Opens a watcher. @param program the bundle that this module is in: the thread runs it too */
export async function watchRows(program: string, file: string): Promise<RowWatcher> {
  const worker = new Worker(new URL(program), { workerData: { watchedFile: file } })
  const ask = async (): Promise<readonly RowChange[]> => {
    worker.postMessage('changes')
    const [changes]: readonly [readonly RowChange[]] = (await once(worker, 'message')) as [readonly RowChange[]]
    return changes
  }
  await once(worker, 'message')
  return {
    changes: ask,
    [Symbol.asyncDispose]: async () => {
      await worker.terminate()
    },
  }
}

/** Answers for the file that this thread was started with; in the main thread nothing. */
export function answerAsWatcher(): void {
  const { watchedFile } = (workerData ?? {}) as { watchedFile?: string }
  if (isMainThread || parentPort === null || watchedFile === undefined) return
  const port = parentPort
  const database = openLikeTheServer(watchedFile)
  let before = snapshot(database)
  port.on('message', () => {
    const after = snapshot(database)
    port.postMessage(changesBetween(before, after))
    before = after
  })
  port.postMessage('open')
}
