import type { Editor } from '@tiptap/react'
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { LINK } from './to-content.ts'

export interface LinkDialogProps {
  readonly editor: Editor
  readonly onClose: () => void
}

/** The address of a link: on the selected text, on the link around the cursor, or as its own text. */
export function LinkDialog({ editor, onClose }: LinkDialogProps) {
  const { t } = useTranslation('editor')
  const form = useId()
  const [present] = useState(() => String(editor.getAttributes('link')['href'] ?? ''))
  const [address, setAddress] = useState(present)
  const [wrong, setWrong] = useState(false)
  const save = (event: FormEvent): void => {
    event.preventDefault()
    const href = address.trim()
    setWrong(!LINK.test(href))
    if (!LINK.test(href)) return
    const chain = editor.chain().focus().extendMarkRange('link')
    if (editor.state.selection.empty && present === '')
      chain.insertContent({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] }).run()
    else chain.setLink({ href }).run()
    onClose()
  }
  return (
    <Dialog
      isOpen
      size="small"
      title={t('link.title')}
      onClose={onClose}
      footer={
        <>
          {present !== '' && (
            <Button
              variant="quiet"
              onPress={() => {
                editor.chain().focus().extendMarkRange('link').unsetLink().run()
                onClose()
              }}
            >
              {t('link.remove')}
            </Button>
          )}
          <Button onPress={onClose}>{t('link.cancel')}</Button>
          <Button variant="primary" type="submit" form={form}>
            {t('link.save')}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={save} noValidate>
        <TextField
          label={t('link.address')}
          description={t('link.help')}
          value={address}
          onChange={setAddress}
          error={wrong ? t('link.wrong') : undefined}
          type="url"
          autoFocus
        />
      </form>
    </Dialog>
  )
}
