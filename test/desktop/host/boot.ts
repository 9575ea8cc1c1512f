/** `node --import boot.mjs <main bundle>`: the module 'electron' becomes the stand-in beside this file. */
import { register } from 'node:module'

export * from './electron.ts'

const standIn = JSON.stringify(import.meta.url)
register(
  `data:text/javascript,${encodeURIComponent(`export const resolve = (name, context, next) => name === 'electron' ? { url: ${standIn}, shortCircuit: true } : next(name, context)`)}`,
)
