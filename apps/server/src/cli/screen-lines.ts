import { createInterface } from 'node:readline'
import { z } from 'zod'
import { screen } from '../slices/disclosure/index.ts'
import { cliFaults } from './faults.ts'
import { type Io, writeLine } from './io.ts'

const given = z.object({ id: z.union([z.string(), z.number()]), text: z.string() })

/**
 * Reads lines `{id, text}` and writes for each a line `{id, findings: [{kind, start, end}]}` in the same order.
 * @throws LINE_INVALID at the first line that is something else; the lines before it have been answered
 */
export async function screenLines(io: Io): Promise<void> {
  let line = 0
  for await (const text of createInterface({ input: io.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    line += 1
    if (text.trim() === '') continue
    const parsed = given.safeParse(parseJson(text))
    if (!parsed.success) throw cliFaults.LINE_INVALID({ line })
    await writeLine(io.stdout, JSON.stringify({ id: parsed.data.id, findings: screen(parsed.data.text) }))
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
