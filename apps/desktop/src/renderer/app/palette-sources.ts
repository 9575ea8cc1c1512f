import type { PaletteSource } from '../routes/palette.ts'

/** What ⌘K searches beside screens and acts. Each feature brings its own source. */
export const paletteSources: readonly PaletteSource[] = []
