import { Worker } from 'node:worker_threads'
import { renderSettings, workerFile } from './assets.ts'
import type { RenderAnswer, RenderJob } from './render-job.ts'

/** Milliseconds after which a worker is given up: the longest real document takes a few seconds. */
const LONGEST_JOB = 120_000
/** Jobs after which a worker is replaced, so that nothing can grow in it for ever. */
const JOBS_A_WORKER = 500

interface Waiting {
  readonly job: RenderJob
  readonly resolve: (answer: RenderAnswer) => void
  readonly reject: (error: Error) => void
}

/** A thread and what it has done. */
interface Thread {
  readonly worker: Worker
  jobs: number
  /** The job at hand; null while it is idle. */
  at: { readonly waiting: Waiting; readonly late: NodeJS.Timeout } | null
}

/** Threads that render. They start with the first job and, while idle, do not keep the process alive. */
export class RenderPool {
  readonly #most: number
  readonly #waiting: Waiting[] = []
  readonly #threads = new Set<Thread>()
  #starting = 0
  #stopped = false
  #file: Promise<URL> | null = null

  constructor(most: number) {
    this.#most = most
  }

  /** Renders; rejects when the thread itself failed or the pool was stopped, not when the document could not be made. */
  run(job: RenderJob): Promise<RenderAnswer> {
    if (this.#stopped) return Promise.reject(new Error('rendering has stopped'))
    return new Promise((resolve, reject) => {
      this.#waiting.push({ job, resolve, reject })
      this.#next()
    })
  }

  /** Ends the threads; jobs at hand and jobs that wait are refused. */
  async stop(): Promise<void> {
    this.#stopped = true
    for (const { reject } of this.#waiting.splice(0)) reject(new Error('rendering has stopped'))
    await Promise.all([...this.#threads].map(({ worker }) => worker.terminate()))
  }

  #next(): void {
    const idle = [...this.#threads].find(({ at }) => at === null)
    if (idle === undefined) {
      if (this.#waiting.length > 0 && this.#threads.size + this.#starting < this.#most) this.#start()
      return
    }
    const waiting = this.#waiting.shift()
    if (waiting === undefined) return
    const late = setTimeout(() => this.#end(idle, new Error('rendering took too long')), LONGEST_JOB)
    idle.at = { waiting, late }
    idle.worker.ref()
    idle.worker.postMessage(waiting.job)
  }

  #start(): void {
    this.#starting += 1
    this.#file ??= workerFile()
    this.#file
      .then((file) => this.#join(new Worker(file, { workerData: renderSettings() })))
      .catch((error: Error) => {
        this.#file = null
        this.#waiting.shift()?.reject(error)
      })
      .finally(() => {
        this.#starting -= 1
        this.#next()
      })
  }

  #join(worker: Worker): void {
    const thread: Thread = { worker, jobs: 0, at: null }
    this.#threads.add(thread)
    worker.unref()
    worker.on('message', (answer: RenderAnswer) => {
      const { at } = thread
      if (at === null) return
      clearTimeout(at.late)
      thread.at = null
      thread.jobs += 1
      worker.unref()
      at.waiting.resolve(answer)
      if (thread.jobs >= JOBS_A_WORKER) this.#end(thread, new Error('replaced'))
      else this.#next()
    })
    worker.on('error', (error) => this.#end(thread, error))
    worker.on('exit', (code) => this.#end(thread, new Error(`the rendering thread ended (${code})`)))
    if (this.#stopped) this.#end(thread, new Error('rendering has stopped'))
  }

  /** Takes a thread away; whoever waits for its answer hears why. */
  #end(thread: Thread, error: Error): void {
    if (!this.#threads.delete(thread)) return
    if (thread.at !== null) {
      clearTimeout(thread.at.late)
      thread.at.waiting.reject(error)
    }
    thread.worker.terminate().then(
      () => this.#next(),
      () => this.#next(),
    )
  }
}
