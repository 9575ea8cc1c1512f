import { posix, win32 } from 'node:path'

/** A folder where the agents of 행정전자서명 (GPKI) or 공동인증서 (NPKI) keep keys. */
export interface KeyPlace {
  readonly kind: 'gpki' | 'npki'
  readonly path: string
}

/** What of the machine decides where they lie. */
export interface KeyMachine {
  readonly platform: NodeJS.Platform
  readonly home: string
  /** Roots of memory sticks and other places, from the settings. */
  readonly roots: readonly string[]
}

/** Where a person's keys usually lie: GPKI's class 2 (persons; class 1 is for servers), and NPKI by system. */
export function usualPlaces({ platform, home, roots }: KeyMachine): readonly KeyPlace[] {
  const { join } = platform === 'win32' ? win32 : posix
  const places: KeyPlace[] = [{ kind: 'gpki', path: join(platform === 'win32' ? 'C:\\' : home, 'GPKI', 'Certificate', 'class2') }]
  if (platform === 'win32') places.push({ kind: 'npki', path: join(home, 'AppData', 'LocalLow', 'NPKI') })
  else if (platform === 'darwin') places.push({ kind: 'npki', path: join(home, 'Library', 'Preferences', 'NPKI') })
  else places.push({ kind: 'npki', path: join(home, 'NPKI') })
  for (const root of roots) {
    places.push({ kind: 'gpki', path: join(root, 'GPKI', 'Certificate', 'class2') }, { kind: 'npki', path: join(root, 'NPKI') })
  }
  return places
}
