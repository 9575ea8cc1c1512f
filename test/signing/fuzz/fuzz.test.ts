import { execFile } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, describe, expect, it } from 'vitest'
import { buildFuzzer } from './build.ts'
import type { Outcome, Task } from './outcome.ts'
import { PLANTED, TARGETS } from './targets.ts'

const CORPUS = fileURLToPath(new URL('../corpus', import.meta.url))
const run = promisify(execFile)
const names = Object.keys(TARGETS)

/** A minute for all targets; `ONMARU_FUZZ_RUNS=1000000` for the nightly size, with a seed of its own by `ONMARU_FUZZ_SEED`. */
const RUNS = Number(process.env['ONMARU_FUZZ_RUNS'] ?? 0)
/** The reader of PDF has the most behind it, and costs the most a run. */
const SHARE: Readonly<Record<string, number>> = { pdf: 4 }
const secondsFor = (target: string): number => (RUNS > 0 ? 24 * 3_600 : (60 * (SHARE[target] ?? 1)) / (names.length + 3))
const SEED = Number(process.env['ONMARU_FUZZ_SEED'] ?? 20_260_715)

const program = buildFuzzer()

/** Explores one parser in a process of its own. */
async function explore(target: string, seconds = secondsFor(target)): Promise<Outcome> {
  const task: Task = { target, corpus: CORPUS, seed: SEED, seconds, runs: RUNS > 0 ? RUNS : Number.MAX_SAFE_INTEGER }
  const { stdout } = await run(process.execPath, [await program, JSON.stringify(task)], { maxBuffer: 64 * 1024 * 1024 })
  return JSON.parse(stdout)
}

afterAll(async () => rm(await program))

describe('the fuzzer', () => {
  it.each(Object.keys(PLANTED))('notices a %s', async (target) => {
    const { failure } = await explore(target, 20)
    expect(failure?.kind).toBe({ error: 'untyped error', hang: 'hang', wait: 'hang', memory: 'memory' }[target.slice(8)])
    expect(Buffer.from(failure?.input ?? '', 'base64').length).toBeGreaterThan(4)
  })
})

describe('whatever bytes come from outside', () => {
  it.each(names)(
    '%s: no crash, no hang over 2 s, no more than 256 MB, only typed errors',
    async (target) => {
      const { failure, ...outcome } = await explore(target)
      process.stdout.write(`${target}: ${JSON.stringify(outcome)}\n`)
      expect(failure, failure?.message).toBeNull()
      expect(outcome.corpus).toBeGreaterThan(1)
    },
    RUNS > 0 ? 24 * 3_600_000 : 120_000,
  )
})
