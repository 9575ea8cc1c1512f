import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FileDrop } from '../../../ui/file-drop.tsx'
import { RadioGroup } from '../../../ui/radio-group.tsx'

const LARGEST = 64 * 1024

/** Where the key is: made here and handed over once (null), or with its holder, who sent a request as text. Undefined: not chosen yet. */
export type KeySource = string | null | undefined

interface KeySourceFieldProps {
  readonly source: KeySource
  readonly onChange: (source: KeySource) => void
}

/** Chooses where the key is; a request is a PKCS#10 file, PEM or DER. */
export function KeySourceField({ source, onChange }: KeySourceFieldProps) {
  const { t } = useTranslation('certificates')
  const [name, setName] = useState('')
  const here = source === null
  return (
    <>
      <RadioGroup
        label={t('key.label')}
        orientation="vertical"
        options={[
          { id: 'made', label: t('key.made'), help: t('key.madeHelp') },
          { id: 'request', label: t('key.request'), help: t('key.requestHelp') },
        ]}
        value={here ? 'made' : 'request'}
        onChange={(chosen) => onChange(chosen === 'made' ? null : undefined)}
      />
      {!here && (
        <>
          <FileDrop
            label={t('key.drop')}
            accept={['.csr', '.req', '.p10', '.pem', '.der']}
            multiple={false}
            maxBytes={LARGEST}
            onFiles={([file]) => {
              if (file === undefined) return
              setName(file.name)
              void certificateText(file).then(onChange)
            }}
          />
          {typeof source === 'string' && <p role="status">{t('key.chosen', { name })}</p>}
        </>
      )}
    </>
  )
}

/** A file as the server takes it: PEM as it is, DER as base64. */
export async function certificateText(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  return text.includes('-----BEGIN ') ? text : btoa(text)
}
