export interface InvokeEvent {
  readonly sender: unknown
  readonly senderFrame: { readonly url: string; readonly parent: object | null } | null
}
type Handler = (event: InvokeEvent, ...given: unknown[]) => unknown

/** `electron.ipcMain`: the handlers that main registers. */
class IpcMain {
  readonly #handlers = new Map<string, Handler>()

  handle(channel: string, handler: Handler): void {
    if (this.#handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    this.#handlers.set(channel, handler)
  }

  /** Calls a handler with any sender: how a test plays a foreign page. */
  async call(channel: string, event: InvokeEvent, given: readonly unknown[]): Promise<unknown> {
    const handler = this.#handlers.get(channel)
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`)
    return handler(event, ...given)
  }
}

export const ipcMain = new IpcMain()
