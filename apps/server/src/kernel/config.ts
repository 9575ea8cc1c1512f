import { resolve } from 'node:path'
import { z } from 'zod'
import { type OpenIdConfig, openIdEnvironment } from './openid-config.ts'

/** Settings of one server process. Read once, by a root, from the environment. */
export interface Config {
  /** TCP port of the desk, the archive and the open API. */
  readonly port: number
  /** Address to listen on; loopback unless set. */
  readonly host: string
  /** Folder of the embedded database, the files and the authority's keystore. */
  readonly dataFolder: string
  /** `postgres://…` chooses PostgreSQL; null the embedded database. */
  readonly databaseUrl: string | null
  /** Address under which people reach this server; certificates carry it. */
  readonly publicUrl: string
  /** Folder of the desk's built page; null serves none. */
  readonly deskFolder: string | null
  /** Passphrase that encrypts the authority's keystore; null makes a random one kept beside the data. */
  readonly keystorePassphrase: string | null
  /** Policy of the office's own timestamps (RFC 3161 §2.4.2); under the embedded authority's private arc unless the office has one of its own. */
  readonly timestampPolicy: string
  /** Folder of trust anchors beside the embedded authority, PEM or DER; null for none. */
  readonly trustAnchorsFolder: string | null
  /** Timestamp services in the order in which they are asked; `own` is the embedded one. */
  readonly timestampUrls: readonly string[]
  /** Hosts and networks of the office's own network that certificates may send us to; every other private address is refused. */
  readonly privateServices: readonly string[]
  /** Milliseconds that a service outside has for an answer. */
  readonly serviceTimeoutMs: number
  /** Worker threads that render. */
  readonly renderWorkers: number
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug'
  /** Sign-in at the office's identity provider; null: it is not offered. */
  readonly openId: OpenIdConfig | null
}

/** A list in one variable, by commas. */
const words = z.string().transform((text) =>
  text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== ''),
)

const environment = z.object({
  ONMARU_PORT: z.coerce.number().int().min(0).max(65535).default(4710),
  ONMARU_HOST: z.string().min(1).default('127.0.0.1'),
  ONMARU_DATA: z.string().min(1).default('.data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must start with postgres://')
    .optional(),
  ONMARU_PUBLIC_URL: z.url().optional(),
  ONMARU_DESK: z.string().optional(),
  ONMARU_KEYSTORE_PASSPHRASE: z.string().min(8).optional(),
  ONMARU_TIMESTAMP_POLICY: z
    .string()
    .regex(/^[0-2](\.\d{1,15}){1,30}$/, 'must be an object identifier')
    .default('1.3.6.1.4.1.57264.4710.1'),
  ONMARU_TRUST_ANCHORS: z.string().optional(),
  ONMARU_TSA_URLS: words.pipe(z.array(z.union([z.literal('own'), z.url({ protocol: /^https?$/ })]))).default(['own']),
  ONMARU_PRIVATE_SERVICES: words
    .pipe(z.array(z.string().regex(/^[A-Za-z0-9.:_-]+(\/\d{1,3})?$/, 'must be a host or a network')))
    .default([]),
  ONMARU_SERVICE_TIMEOUT_MS: z.coerce.number().int().min(100).max(120_000).default(10_000),
  ONMARU_RENDER_WORKERS: z.coerce.number().int().min(1).max(16).default(1),
  ONMARU_LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
})

/** A setting that cannot be used; `problems` says which and why, a line each. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly problems: readonly string[]
  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.problems = problems
  }
}

/**
 * Reads the settings out of environment variables.
 * @throws ConfigError naming every variable that cannot be used
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = environment.safeParse(given)
  const openId = openIdEnvironment.safeParse(given)
  if (!parsed.success || !openId.success)
    throw new ConfigError(
      [...(parsed.error?.issues ?? []), ...(openId.error?.issues ?? [])].map(
        (issue) => `${issue.path.join('.')}: ${issue.message}`,
      ),
    )
  const e = parsed.data
  return {
    port: e.ONMARU_PORT,
    host: e.ONMARU_HOST,
    dataFolder: resolve(e.ONMARU_DATA),
    databaseUrl: e.DATABASE_URL ?? null,
    publicUrl: (e.ONMARU_PUBLIC_URL ?? `http://localhost:${e.ONMARU_PORT}`).replace(/\/+$/, ''),
    deskFolder: e.ONMARU_DESK === undefined ? null : resolve(e.ONMARU_DESK),
    keystorePassphrase: e.ONMARU_KEYSTORE_PASSPHRASE ?? null,
    timestampPolicy: e.ONMARU_TIMESTAMP_POLICY,
    trustAnchorsFolder: e.ONMARU_TRUST_ANCHORS === undefined ? null : resolve(e.ONMARU_TRUST_ANCHORS),
    timestampUrls: e.ONMARU_TSA_URLS,
    privateServices: e.ONMARU_PRIVATE_SERVICES,
    serviceTimeoutMs: e.ONMARU_SERVICE_TIMEOUT_MS,
    renderWorkers: e.ONMARU_RENDER_WORKERS,
    logLevel: e.ONMARU_LOG,
    openId: openId.data,
  }
}
