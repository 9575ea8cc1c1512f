import { useState } from 'react'
import { uploadAttachment } from './upload.ts'

/** A file on its way. */
export interface Upload {
  readonly id: string
  readonly name: string
  readonly percent: number
  readonly error: unknown
  readonly stop: () => void
}

export interface Uploads {
  readonly running: readonly Upload[]
  readonly add: (files: readonly File[]) => void
  readonly dismiss: (id: string) => void
}

/** Sends files one after the other, so that the list keeps the order in which they were chosen. */
export function useUploads(documentId: string, onUploaded: () => Promise<void>): Uploads {
  const [running, setRunning] = useState<readonly Upload[]>([])
  const [queue] = useState<{ last: Promise<void> }>(() => ({ last: Promise.resolve() }))
  const change = (id: string, patch: Partial<Upload>): void =>
    setRunning((now) => now.map((upload) => (upload.id === id ? { ...upload, ...patch } : upload)))
  const dismiss = (id: string): void => setRunning((now) => now.filter((upload) => upload.id !== id))
  const add = (files: readonly File[]): void => {
    for (const file of files) {
      const id = crypto.randomUUID()
      const control = new AbortController()
      setRunning((now) => [...now, { id, name: file.name, percent: 0, error: null, stop: () => control.abort() }])
      queue.last = queue.last.then(async () => {
        try {
          if (control.signal.aborted) throw new DOMException('stopped', 'AbortError')
          await uploadAttachment(documentId, file, (percent) => change(id, { percent }), control.signal)
          await onUploaded()
          dismiss(id)
        } catch (error) {
          if (error instanceof DOMException && error.name === 'AbortError') dismiss(id)
          else change(id, { error })
        }
      })
    }
  }
  return { running, add, dismiss }
}
