import { useState } from 'react'
import { Button as AriaButton, DropZone, FileTrigger, isFileDropItem } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { formatSize } from '../i18n/format.ts'
import { ErrorLine } from './field-parts.tsx'
import './file-drop.css'
import { Icon } from './icon.tsx'

export interface FileDropProps {
  readonly label: string
  readonly onFiles: (files: readonly File[]) => void
  /** Media types or extensions, as in `accept`: `application/pdf`, `.p12`. The server judges by content all the same. */
  readonly accept?: readonly string[]
  readonly multiple?: boolean
  /** Largest size of one file, in bytes. */
  readonly maxBytes?: number
}

const fits = (file: File, accept: readonly string[]): boolean =>
  accept.length === 0 ||
  accept.some((kind) =>
    kind.startsWith('.')
      ? file.name.toLowerCase().endsWith(kind.toLowerCase())
      : kind.endsWith('/*')
        ? file.type.startsWith(kind.slice(0, -1))
        : file.type === kind,
  )

/** Where files are chosen or dropped. Files that do not fit are named with the reason; the others are taken. */
export function FileDrop({ label, onFiles, accept = [], multiple = true, maxBytes }: FileDropProps) {
  const { t } = useTranslation('ui')
  const [problems, setProblems] = useState<readonly string[]>([])
  const take = (files: readonly File[]): void => {
    const found: string[] = []
    const good = files.filter((file) => {
      const large = maxBytes !== undefined && file.size > maxBytes
      if (large) found.push(t('drop.tooLarge', { name: file.name, size: formatSize(file.size), limit: formatSize(maxBytes) }))
      else if (!fits(file, accept)) found.push(t('drop.wrongType', { name: file.name }))
      else return true
      return false
    })
    setProblems(found)
    if (good.length > 0) onFiles(multiple ? good : good.slice(0, 1))
  }
  return (
    <div className="field">
      <DropZone
        className="file-drop"
        aria-label={label}
        onDrop={async (event) => take(await Promise.all(event.items.filter(isFileDropItem).map((item) => item.getFile())))}
      >
        <Icon name="upload" />
        <FileTrigger
          allowsMultiple={multiple}
          {...(accept.length > 0 ? { acceptedFileTypes: accept } : {})}
          onSelect={(files) => take([...(files ?? [])])}
        >
          <AriaButton className="file-drop-button" aria-label={`${label}: ${t('drop.choose')}`}>
            {t('drop.choose')}
          </AriaButton>
        </FileTrigger>
        <span>{t('drop.drop')}</span>
        {maxBytes !== undefined && <span className="field-help">{t('drop.limit', { size: formatSize(maxBytes) })}</span>}
      </DropZone>
      <div role="alert">
        {problems.map((problem) => (
          <p key={problem} className="field-error">
            <ErrorLine>{problem}</ErrorLine>
          </p>
        ))}
      </div>
    </div>
  )
}
