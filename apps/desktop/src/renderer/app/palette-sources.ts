import { inboxPalette } from '../features/inbox/palette.ts'
import { recordsPalette } from '../features/records/palette.ts'
import type { PaletteSource } from '../routes/palette.ts'

/** What ⌘K searches beside screens and acts. Each feature brings its own source. */
export const paletteSources: readonly PaletteSource[] = [...inboxPalette, ...recordsPalette]
