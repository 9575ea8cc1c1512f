import { readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { z } from 'zod'

/** What the main process is told from outside. */
export interface Settings {
  /** Origin of the office's server. */
  readonly serverUrl: string
  /** Folder of the keys that this person took in. */
  readonly keysFolder: string
  /** Roots of memory sticks and other places that have folders GPKI or NPKI. */
  readonly keyRoots: readonly string[]
  /** The PKCS#11 library of this person's smart cards. */
  readonly tokenLibrary: string | null
  /** Hosts whose pages may be opened in the person's own browser, over https; the server's own host is one of them. */
  readonly linkHosts: readonly string[]
}

const origin = z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin)
const stored = z.object({
  serverUrl: origin.optional(),
  keyRoots: z.array(z.string().min(1)).max(20).optional(),
  tokenLibrary: z.string().min(1).optional(),
  linkHosts: z
    .array(z.string().regex(/^[a-z0-9.-]+$/))
    .max(50)
    .optional(),
})

/** A setting that cannot be used; the message says which and why. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError'
}

function readStored(file: string): z.infer<typeof stored> {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {}
    throw error
  }
  try {
    return stored.parse(JSON.parse(text))
  } catch (cause) {
    throw new SettingsError(`${file}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
  }
}

/**
 * Settings out of the environment (`ONMARU_SERVER`, `ONMARU_KEYS`, `ONMARU_KEY_ROOTS`, `ONMARU_TOKEN_LIBRARY`), then `settings.json` in the person's folder, then the
 * start values.
 * @throws SettingsError when one of them cannot be used: a desk that talks to the wrong server is worse than none
 */
export function readSettings(env: Readonly<Record<string, string | undefined>>, userData: string): Settings {
  const file = readStored(join(userData, 'settings.json'))
  const given = env['ONMARU_SERVER']
  const server = given === undefined || given === '' ? undefined : origin.safeParse(given)
  if (server?.success === false) throw new SettingsError(`ONMARU_SERVER: ${given} is not an http or https address`)
  const serverUrl = server?.data ?? file.serverUrl ?? 'http://127.0.0.1:4710'
  return {
    serverUrl,
    keysFolder: env['ONMARU_KEYS'] || join(userData, 'keys'),
    keyRoots: env['ONMARU_KEY_ROOTS']?.split(delimiter).filter((root) => root !== '') ?? file.keyRoots ?? [],
    tokenLibrary: env['ONMARU_TOKEN_LIBRARY'] || (file.tokenLibrary ?? null),
    linkHosts: [new URL(serverUrl).hostname, ...(file.linkHosts ?? [])],
  }
}
