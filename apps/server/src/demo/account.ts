import { PEOPLE } from './data/people.ts'

/** The password of every demo person, for signing in and for their key file. It is printed, since it protects nothing. */
export const DEMO_PASSWORD = 'onmaru-2026!'

/** A demo person as they are told to a visitor. */
export interface DemoAccount {
  readonly login: string
  readonly name: string
  readonly unit: string
  readonly post: string
  readonly roles: readonly string[]
  /** Name of the key file in the folder of keys. */
  readonly keyFile: string
}

/** Name of a person's key file. */
export const keyFileOf = (login: string): string => `${login}.p12`

/** Everybody in the demo office. */
export const ACCOUNTS: readonly DemoAccount[] = PEOPLE.map(({ login, name, unit, post, roles }) => ({
  ...{ login, name, unit, post, roles },
  keyFile: keyFileOf(login),
}))
