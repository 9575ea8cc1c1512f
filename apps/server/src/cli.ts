import { createInterface } from 'node:readline'
import { Command } from 'commander'
import { screen } from './slices/disclosure/index.ts'

/** Exit codes: 0 as asked, 1 a negative verdict, 2 wrong usage or a fault. */
const USAGE_OR_FAULT = 2

/** Reads lines `{id, text}` and writes lines `{id, findings}`; a line that is not that stops with its number. */
async function screenLines(): Promise<void> {
  let number = 0
  for await (const line of createInterface({ input: process.stdin })) {
    number += 1
    if (line.trim() === '') continue
    const given = parseLine(line)
    if (given === null) {
      process.stderr.write(
        `${number}번째 줄이 {"id", "text"} 형식의 JSON이 아닙니다 (line ${number} is not JSON with id and text).\n`,
      )
      process.exitCode = USAGE_OR_FAULT
      return
    }
    process.stdout.write(`${JSON.stringify({ id: given.id, findings: screen(given.text) })}\n`)
  }
}

function parseLine(line: string): { id: unknown; text: string } | null {
  try {
    const value: unknown = JSON.parse(line)
    if (typeof value !== 'object' || value === null || !('id' in value) || !('text' in value) || typeof value.text !== 'string')
      return null
    return { id: value.id, text: value.text }
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

const program = new Command('onmaru').description('온마루 명령줄 (command line of Onmaru)').exitOverride((error) => {
  process.exit(error.exitCode === 0 ? 0 : USAGE_OR_FAULT)
})
program
  .command('screen')
  .description('글에서 개인정보를 찾습니다 (finds personal data in texts)')
  .requiredOption('--jsonl', '표준 입력의 줄마다 {id, text} (a JSON object a line on standard input)')
  .action(screenLines)

program.parseAsync().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = USAGE_OR_FAULT
})
