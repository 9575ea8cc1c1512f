import { describe, expect, test } from 'vitest'
import { type SignedTask, type SigningDoors, signAndComplete } from './sign-again.ts'

/** A line as a server keeps it: which files it had, by `seq`; the last is the present one. */
type File = { readonly text: string; readonly revision?: number; readonly step?: string }
class Moved extends Error {
  readonly seq: number
  constructor(seq: number) {
    super('ACT_CONFLICT')
    this.seq = seq
  }
}

const bytes = (text: string) => new TextEncoder().encode(text)
interface Task extends SignedTask {
  readonly seq: number
}
const taskOf = (seq: number, { revision = 1, step = 'mine' }: File): Task => ({
  seq,
  documentId: 'd',
  stepId: step,
  revisionNumber: revision,
  claims: { role: '예산담당관', commitment: 'proofOfApproval' },
})

/** Signs on a line to which these files came one after another, each just before the try that follows it. */
async function run(...files: File[]): Promise<readonly string[]> {
  const [shown = { text: '' }] = files
  let now = 0
  const kept: string[] = []
  const doors: SigningDoors<Task, string> = {
    again: async (seq) => taskOf(seq, files[seq] ?? shown),
    read: async ({ seq }) => bytes(files[seq]?.text ?? ''),
    sign: async (_task, pdf) => {
      now = Math.min(now + 1, files.length - 1)
      return new TextDecoder().decode(pdf)
    },
    complete: async (signature, movedTo) => {
      if ((movedTo ?? 0) !== now) throw new Moved(now)
      kept.push(signature)
    },
    movedTo: (error) => (error instanceof Moved ? error.seq : null),
    addsOnlySignatures: async (base, updated) => {
      const [before, after] = [base, updated].map((pdf) => new TextDecoder().decode(pdf))
      return after?.startsWith(before ?? '') === true && /^(\+s)+$/.test(after.slice(before?.length))
    },
  }
  await signAndComplete({ task: taskOf(0, shown), pdf: bytes(shown.text), movedTo: null }, doors)
  return kept
}

describe('who signs in the same instant as others', () => {
  test('signs once where nobody was first', async () => expect(await run({ text: 'form' })).toEqual(['form']))
  test('signs anew over what others signed meanwhile, once and again', async () => {
    expect(await run({ text: 'form' }, { text: 'form+s' })).toEqual(['form+s'])
    expect(await run({ text: 'form' }, { text: 'form+s' }, { text: 'form+s+s' })).toEqual(['form+s+s'])
  })
  test('asks once more where the file moved on before it was read', async () => {
    const texts = ['form', 'form+s', 'form+s+s']
    let now = 0
    const kept: string[] = []
    await signAndComplete(
      { task: taskOf(0, { text: 'form' }), pdf: bytes('form'), movedTo: null },
      {
        again: async (seq) => {
          if (seq !== now) throw new Moved(now)
          return taskOf(seq, { text: '' })
        },
        read: async ({ seq }) => {
          // Between the preparation and the reading somebody signs, once.
          if (now === 1) now = 2
          if (seq !== now) throw new Error('FILE_PAST')
          return bytes(texts[seq] ?? '')
        },
        sign: async (_task, pdf) => new TextDecoder().decode(pdf),
        complete: async (signature, movedTo) => {
          if (now === 0) now = 1
          if ((movedTo ?? 0) !== now) throw new Moved(now)
          kept.push(signature)
        },
        movedTo: (error) => (error instanceof Moved ? error.seq : null),
        addsOnlySignatures: async () => true,
      },
    )
    expect(kept).toEqual(['form+s+s'])
  })
  test.each<[string, File]>([
    ['anything but signatures came to the file', { text: 'form+fill' }],
    ['the text is another', { text: 'other+s' }],
    ['it is another revision', { text: 'form+s', revision: 2 }],
    ['it is another step', { text: 'form+s', step: 'other' }],
  ])('is told of the conflict where %s', async (_, next) => {
    await expect(run({ text: 'form' }, next)).rejects.toThrow('ACT_CONFLICT')
  })
  test('is told of it in the end where others are always first', async () => {
    const many = Array.from({ length: 20 }, (_, i) => ({ text: `form${'+s'.repeat(i)}` }))
    await expect(run(...many)).rejects.toThrow('ACT_CONFLICT')
  })
})
