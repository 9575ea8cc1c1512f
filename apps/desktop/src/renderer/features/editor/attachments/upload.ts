import { answerFault } from '../../../api/fault.ts'

/** The server takes no larger attachment (documents.attach). */
export const LARGEST_ATTACHMENT = 200 * 1024 * 1024

/** Sends a file as a raw body and tells how far it is, from 0 to 100. XHR: a fetch does not tell of what was sent. */
export function uploadAttachment(
  documentId: string,
  file: File,
  onProgress: (percent: number) => void,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/files/drafts/${encodeURIComponent(documentId)}/attachments`)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name.normalize('NFC')))
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress((event.loaded / event.total) * 100)
    }
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) done()
      else answerFault(new Response(request.responseText, { status: request.status })).then(fail, fail)
    }
    request.onerror = () => fail(new TypeError('network error'))
    request.onabort = () => fail(new DOMException('stopped', 'AbortError'))
    signal.addEventListener('abort', () => request.abort())
    request.send(file)
  })
}
