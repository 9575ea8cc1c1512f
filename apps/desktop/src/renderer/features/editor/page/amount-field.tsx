import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTRPC } from '../../../api/trpc.ts'
import { formatCount } from '../../../i18n/format.ts'
import { TextField } from '../../../ui/text-field.tsx'
import type { PagePartProps } from './page-props.ts'

const DIGITS = /^\d{1,15}$/

/** What the matter costs, in won: asked where the delegation schedule decides by amount (위임전결), shown wherever one is said. */
export function AmountField({ form, change, writes, taskCode }: PagePartProps & { readonly taskCode: string | null }) {
  const { t } = useTranslation('editor')
  const trpc = useTRPC()
  const matters = useQuery(trpc.identity.matters.queryOptions({ taskCode }, { staleTime: 60_000 }))
  const [typed, setTyped] = useState<string | null>(null)
  const asked = matters.data?.rows.some(({ amountUpTo }) => amountUpTo !== null) ?? false
  if (!asked && form.amount === null) return null
  const digits = typed?.replaceAll(/[\s,]/g, '') ?? ''
  const take = (text: string): void => {
    setTyped(text)
    const plain = text.replaceAll(/[\s,]/g, '')
    if (plain === '' || DIGITS.test(plain)) change({ amount: plain === '' ? null : Number(plain) })
  }
  return (
    <div className="filing-field filing-amount" id="draft-amount">
      <span className="filing-label">{t('amount.label')}</span>
      <TextField
        label={t('amount.label')}
        hideLabel
        numeric
        inputMode="numeric"
        maxLength={24}
        value={typed ?? (form.amount === null ? '' : formatCount(form.amount))}
        onChange={take}
        onBlur={() => {
          if (digits === '' || DIGITS.test(digits)) setTyped(null)
        }}
        isDisabled={!writes}
        {...(asked ? { description: t('amount.help') } : {})}
        {...(typed !== null && digits !== '' && !DIGITS.test(digits) ? { error: t('amount.invalid') } : {})}
      />
    </div>
  )
}
