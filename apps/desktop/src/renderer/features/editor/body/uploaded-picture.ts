import { z } from 'zod'

/** What the server answers to a picture: its name by content, and its size in pixels. */
export const uploadedPicture = z.object({ blob: z.string().regex(/^[0-9a-f]{64}$/), width: z.number(), height: z.number() })
