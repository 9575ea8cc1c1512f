import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../api/error-view.ts'
import { readFile } from '../../api/files.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { PdfView } from '../../ui/pdf-view/pdf-view.tsx'

export interface PreviewDialogProps {
  readonly documentId: string
  readonly version: number
  readonly title: string
  readonly onClose: () => void
}

/** The draft as it will print, drawn from the very file that the form makes. */
export function PreviewDialog({ documentId, version, title, onClose }: PreviewDialogProps) {
  const { t } = useTranslation('editor')
  const view = useErrorView()
  const file = useQuery({
    queryKey: ['preview', documentId, version],
    gcTime: 0,
    retry: false,
    queryFn: ({ signal }) => readFile(`/files/documents/${encodeURIComponent(documentId)}/preview.pdf`, signal),
  })
  const error = file.error === null ? null : { ...view(file.error), onRetry: () => void file.refetch() }
  return (
    <Dialog isOpen size="large" title={t('preview.title')} onClose={onClose} dismissable>
      <div className="preview">
        <PdfView label={title || t('new.untitled')} bytes={file.data} error={error} />
      </div>
    </Dialog>
  )
}
