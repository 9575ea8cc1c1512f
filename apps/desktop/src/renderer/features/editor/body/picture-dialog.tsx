import { useMutation } from '@tanstack/react-query'
import type { Editor } from '@tiptap/react'
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../../api/error-view.ts'
import { answerFault } from '../../../api/fault.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { FileDrop } from '../../../ui/file-drop.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { uploadedPicture } from './uploaded-picture.ts'

export interface PictureDialogProps {
  readonly editor: Editor
  readonly documentId: string
  /** A file that was pasted or dropped. */
  readonly file: File | null
  readonly onClose: () => void
}

const NARROWEST = 5
const WIDEST = 170

/** A picture with its description, which is asked for: a form that nobody can hear is no form. Changes the one that is selected. */
export function PictureDialog({ editor, documentId, file: given, onClose }: PictureDialogProps) {
  const { t } = useTranslation('editor')
  const view = useErrorView()
  const form = useId()
  const [present] = useState(() => (given === null && editor.isActive('image') ? editor.getAttributes('image') : null))
  const [file, setFile] = useState(given)
  const [alt, setAlt] = useState(String(present?.['alt'] ?? ''))
  const [width, setWidth] = useState(present?.['width'] == null ? '' : String(present['width']))
  const [tried, setTried] = useState(false)
  const millimetres = width.trim() === '' ? null : Number(width)
  const widthWrong = millimetres !== null && !(millimetres >= NARROWEST && millimetres <= WIDEST)
  const upload = useMutation({
    mutationFn: async (picture: File) => {
      const type = picture.type === 'image/png' ? 'image/png' : 'image/jpeg'
      const answer = await fetch(`/files/drafts/${encodeURIComponent(documentId)}/images`, {
        method: 'POST',
        headers: { 'content-type': type },
        body: picture,
      })
      if (!answer.ok) throw await answerFault(answer)
      return uploadedPicture.parse(await answer.json()).blob
    },
    onSuccess: (blob) => {
      editor.chain().focus().insertPicture({ blob, alt: alt.trim(), width: millimetres }).run()
      onClose()
    },
  })
  const save = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (alt.trim() === '' || widthWrong) return
    if (present !== null) {
      editor.chain().focus().updateAttributes('image', { alt: alt.trim(), width: millimetres }).run()
      onClose()
    } else if (file !== null) upload.mutate(file)
  }
  return (
    <Dialog
      isOpen
      title={t(present === null ? 'picture.title' : 'picture.edit')}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('picture.cancel')}</Button>
          <Button variant="primary" type="submit" form={form} busy={upload.isPending}>
            {t(present === null ? 'picture.save' : 'picture.change')}
          </Button>
        </>
      }
    >
      <form id={form} className="picture-form" onSubmit={save} noValidate>
        {present === null && file === null && (
          <FileDrop
            label={t('picture.file')}
            accept={['image/png', 'image/jpeg']}
            multiple={false}
            onFiles={([first]) => setFile(first ?? null)}
          />
        )}
        {file !== null && <p className="picture-name">{file.name}</p>}
        {tried && present === null && file === null && <p role="alert">{t('picture.fileMissing')}</p>}
        <TextField
          label={t('picture.alt')}
          description={t('picture.altHelp')}
          value={alt}
          onChange={setAlt}
          rows={2}
          maxLength={500}
          isRequired
          error={tried && alt.trim() === '' ? t('picture.altMissing') : undefined}
        />
        <TextField
          label={t('picture.width')}
          description={t('picture.widthHelp')}
          value={width}
          onChange={setWidth}
          inputMode="numeric"
          error={widthWrong ? t('picture.widthWrong') : undefined}
        />
        {upload.error !== null && <ErrorState {...view(upload.error)} />}
      </form>
    </Dialog>
  )
}
