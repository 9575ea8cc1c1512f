import { answerFault } from './fault.ts'

/** Reads a file of the page's own origin (`/files/…`) whole. @throws the server's fault as a DeskError, or a network error */
export async function readFile(url: string, signal?: AbortSignal): Promise<Uint8Array> {
  const answer = await fetch(url, { signal: signal ?? null })
  if (!answer.ok) throw await answerFault(answer)
  return new Uint8Array(await answer.arrayBuffer())
}
