import { EventEmitter } from 'node:events'
import { record } from './record.ts'

type Scripted = { canceled: boolean; filePaths: string[] }

/** Tests replace this through `evaluate`, as they would with real Electron. */
export const dialog = {
  showOpenDialog: async (): Promise<Scripted> => {
    throw new Error('dialog.showOpenDialog was not scripted by the test')
  },
}

export const shell = {
  openExternal: async (url: string): Promise<void> => record('open-external', { url }),
}

/** Shown notifications are recorded; `clickLast` clicks the newest. */
export class Notification extends EventEmitter {
  static #last: Notification | null = null
  readonly #options: { readonly title: string; readonly body: string }
  constructor(options: { readonly title: string; readonly body: string }) {
    super()
    this.#options = options
  }
  show(): void {
    Notification.#last = this
    record('notification', this.#options)
  }
  static clickLast(): void {
    Notification.#last?.emit('click')
  }
}

export const Menu = {
  setApplicationMenu: (menu: unknown): void => record('menu', { menu: menu === null ? null : 'menu' }),
  buildFromTemplate: (template: unknown): unknown => template,
}

export const net = { fetch: (url: string, init: RequestInit): Promise<Response> => fetch(url, init) }
