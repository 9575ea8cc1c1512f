import { useTranslation } from 'react-i18next'
import { type LineSign, printedSigns } from './step-signs.ts'

export interface PostWithSignsProps {
  readonly post: string
  readonly step: { readonly [sign in LineSign]?: boolean | undefined }
}

/** A post with ★ 발의자 and ◉ 보고자 before it, as the form prints it (규칙 6); who hears the screen is told the words. */
export function PostWithSigns({ post, step }: PostWithSignsProps) {
  const { t } = useTranslation('line')
  const signs = printedSigns({ originator: step.originator === true, presenter: step.presenter === true })
  if (signs === '') return post
  const words = (['originator', 'presenter'] as const).filter((sign) => step[sign] === true).map((sign) => t(`signs.${sign}`))
  return (
    <>
      <span role="img" aria-label={words.join(', ')} title={words.join(', ')}>
        {signs}
      </span>
      {post}
    </>
  )
}
