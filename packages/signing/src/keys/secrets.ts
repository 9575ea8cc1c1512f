/**
 * Bytes that must not outlive one act: everything that was derived from a password or is a plain key is kept in here and overwritten
 * at the end, however that comes. What the platform itself copies (text of a password, keys inside of WebCrypto) is beyond reach.
 */
export class Secrets {
  readonly #kept: Uint8Array[] = []

  /** The same bytes, to be overwritten at the end. */
  keep(bytes: Uint8Array): Uint8Array {
    this.#kept.push(bytes)
    return bytes
  }

  /** Overwrites everything. */
  wipe(): void {
    for (const bytes of this.#kept.splice(0)) bytes.fill(0)
  }
}

/** Runs an act and overwrites its secrets, whether it succeeds or fails. */
export async function withSecrets<T>(act: (secrets: Secrets) => Promise<T>): Promise<T> {
  const secrets = new Secrets()
  try {
    return await act(secrets)
  } finally {
    secrets.wipe()
  }
}
