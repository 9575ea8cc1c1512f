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

/** Threads that render. They start with the first job and never keep the process alive. */
export class RenderPool {
  readonly #most: number
  readonly #waiting: Waiting[] = []
  readonly #idle: { worker: Worker; jobs: number }[] = []
  #started = 0
  #file: Promise<URL> | null = null

  constructor(most: number) {
    this.#most = most
  }

  /** Renders; rejects when the worker itself failed, not when the document could not be made. */
  run(job: RenderJob): Promise<RenderAnswer> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ job, resolve, reject })
      this.#next()
    })
  }

  /** Ends the threads; jobs that wait are never answered. */
  async stop(): Promise<void> {
    await Promise.all(this.#idle.splice(0).map(({ worker }) => worker.terminate()))
  }

  #next(): void {
    if (this.#waiting.length === 0) return
    const idle = this.#idle.pop()
    if (idle === undefined && this.#started >= this.#most) return
    const waiting = this.#waiting.shift()
    if (waiting === undefined) return
    if (idle !== undefined) this.#give(idle.worker, idle.jobs, waiting)
    else {
      this.#started += 1
      this.#start().then(
        (worker) => this.#give(worker, 0, waiting),
        (error: Error) => {
          this.#started -= 1
          waiting.reject(error)
        },
      )
    }
  }

  async #start(): Promise<Worker> {
    this.#file ??= workerFile()
    const worker = new Worker(await this.#file, { workerData: renderSettings() })
    worker.unref()
    return worker
  }

  #give(worker: Worker, jobs: number, { job, resolve, reject }: Waiting): void {
    worker.ref()
    const late = setTimeout(() => fail(new Error('rendering took too long')), LONGEST_JOB)
    const settle = (): void => {
      clearTimeout(late)
      worker.removeAllListeners('message').removeAllListeners('error').removeAllListeners('exit')
      worker.unref()
    }
    const end = (): void => {
      this.#started -= 1
      worker.terminate().then(() => this.#next(), reject)
    }
    const fail = (error: Error): void => {
      settle()
      reject(error)
      end()
    }
    worker.once('error', fail)
    worker.once('exit', (code) => fail(new Error(`the rendering thread ended (${code})`)))
    worker.once('message', (answer: RenderAnswer) => {
      settle()
      resolve(answer)
      if (jobs + 1 >= JOBS_A_WORKER) return end()
      this.#idle.push({ worker, jobs: jobs + 1 })
      this.#next()
    })
    worker.postMessage(job)
  }
}
