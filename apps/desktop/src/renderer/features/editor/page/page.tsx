import { type Editor, EditorContent } from '@tiptap/react'
import { useTranslation } from 'react-i18next'
import '../body/body.css'
import { Filing } from './filing.tsx'
import { Foot, type FootProps } from './foot.tsx'
import { Head } from './head.tsx'
import './page.css'

export interface PageProps extends FootProps {
  readonly editor: Editor
}

/** The page as it will print, written in place. Measures are those of the form: A4, 20 and 15 mm at the sides, 12 points. */
export function Page({ editor, ...parts }: PageProps) {
  const { t } = useTranslation('editor')
  return (
    <div className="sheet-room">
      <article className="sheet" data-form={parts.form.form} aria-label={t('page.label')}>
        <Filing form={parts.form} change={parts.change} writes={parts.writes} author={parts.author} />
        <div className="sheet-print">
          <Head {...parts} toBody={() => editor.commands.focus('start')} />
          <EditorContent editor={editor} className="sheet-body" />
          <Foot {...parts} />
        </div>
      </article>
    </div>
  )
}
