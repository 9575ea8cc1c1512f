import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { explore } from './explore.ts'
import { MOST_BYTES, peakBytes } from './memory.ts'
import type { Outcome, Task } from './outcome.ts'

/** An input that is not done within this time of the processor hangs; or within five times that by the clock, where it only waits. */
const LONGEST_MS = 2_000
const WATCH_MS = 200
const LARGEST_INPUT = 1_000_000

/** The input at hand lies in memory that the watching thread sees: it can tell which one hung, or took everything. */
const shared: SharedArrayBuffer = isMainThread ? new SharedArrayBuffer(16 + LARGEST_INPUT) : workerData.shared
const counters = new Int32Array(shared, 0, 4)
const inputAtHand = new Uint8Array(shared, 16)

if (isMainThread) watch(JSON.parse(process.argv[2] ?? '{}'))
else
  explore(workerData.task, seedsOf(workerData.task), (input) => {
    inputAtHand.set(input)
    Atomics.store(counters, 1, input.length)
    if (counters[2] === 0) Atomics.store(counters, 2, peakBytes() / 1024)
    Atomics.add(counters, 0, 1)
  }).then((outcome) => parentPort?.postMessage(outcome))

function seedsOf(task: Task): Uint8Array[] {
  const folder = `${task.corpus}/${task.target}`
  return existsSync(folder) ? readdirSync(folder).map((name) => new Uint8Array(readFileSync(`${folder}/${name}`))) : []
}

/** Runs the exploring thread under a limit of memory and time, and prints what came of it as one line of JSON. */
function watch(task: Task): void {
  const worker = new Worker(fileURLToPath(import.meta.url), {
    workerData: { task, shared },
    resourceLimits: { maxOldGenerationSizeMb: 160, maxYoungGenerationSizeMb: 16 },
  })
  let last = -1
  let since = Date.now()
  let worked = process.cpuUsage()
  const base = (): number => (counters[2] ?? 0) * 1024
  const end = (outcome: Outcome): void => {
    process.stdout.write(`${JSON.stringify({ ...outcome, peakBytes: peakBytes() - base() })}\n`)
    process.exit(0)
  }
  const failed = (kind: string, message: string): void => {
    const input = Buffer.from(inputAtHand.slice(0, counters[1])).toString('base64')
    end({ runs: counters[0] ?? 0, branches: 0, corpus: 0, failure: { kind, message, input } })
  }
  worker.on('message', end)
  worker.on('error', (error) => failed('memory or crash', `${error.name} ${error.message}`))
  setInterval(() => {
    const now = Atomics.load(counters, 0)
    if (now !== last) {
      last = now
      since = Date.now()
      worked = process.cpuUsage()
    }
    const { user, system } = process.cpuUsage(worked)
    const hangs = (user + system) / 1_000 > LONGEST_MS || Date.now() - since > 5 * LONGEST_MS
    if (now > 0 && hangs) failed('hang', `no answer after ${LONGEST_MS} ms`)
    else if (base() > 0 && peakBytes() - base() > 2 * MOST_BYTES) failed('memory', 'twice the most, and not done')
  }, WATCH_MS)
}
