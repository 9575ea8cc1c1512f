import { useParams } from '@tanstack/react-router'
import { DocumentPane } from './document-pane.tsx'

/** The document of the address, alone or beside a list. */
export function DocumentScreen() {
  const { documentId } = useParams({ strict: false })
  // Another document is another pane: nothing that was begun for one may reach the other.
  return documentId === undefined ? null : <DocumentPane key={documentId} documentId={documentId} />
}
