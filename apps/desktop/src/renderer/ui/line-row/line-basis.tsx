import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatCount } from '../../i18n/format.ts'
import { ComboBox } from '../combo-box.tsx'
import { Select } from '../select.tsx'
import type { DelegationBasis, LineProposal } from './line-step.ts'

/** A decided document that another may follow up. */
export interface DecidedDocument {
  readonly documentId: string
  readonly title: string
}

export interface LineBasisProps {
  readonly basis: DelegationBasis
  readonly matters: LineProposal['matters']
  readonly decided: readonly DecidedDocument[]
  readonly onChange: (basis: DelegationBasis) => void
}

const KINDS = ['AUTO', 'LISTED', 'LIGHTER', 'IMPORTANT', 'FOLLOW_UP'] as const
type Kind = (typeof KINDS)[number]

/** By what the matter is decided (영 10②; rules of similar matters): the closest row, one by name, a lighter or important matter, a follow-up. */
export function LineBasis({ basis, matters, decided, onChange }: LineBasisProps) {
  const { t } = useTranslation('line')
  // A kind that still wants its row or document is chosen here, and told once it is whole.
  const [begun, setBegun] = useState<Kind | null>(null)
  const kind = begun ?? basis?.kind ?? 'AUTO'
  const choose = (next: Kind): void => {
    setBegun(null)
    if (next === 'AUTO') onChange(null)
    else if (next === 'IMPORTANT') onChange({ kind: next })
    else setBegun(next)
  }
  const rows = kind === 'LISTED' ? matters.filter(({ holds }) => holds) : matters
  const labelOf = ({ matter, level, amountUpTo }: LineProposal['matters'][number]): string =>
    [matter, t(`levels.${level}`), ...(amountUpTo === null ? [] : [t('basis.upTo', { amount: formatCount(amountUpTo) })])].join(
      ' · ',
    )
  return (
    <div className="line-basis">
      <Select<Kind>
        label={t('basis.label')}
        value={kind}
        options={KINDS.map((id) => ({ id, label: t(`basis.kinds.${id}`) }))}
        onChange={choose}
      />
      {(kind === 'LISTED' || kind === 'LIGHTER') && (
        <Select
          label={t('basis.matter')}
          value={basis !== null && 'ruleId' in basis ? basis.ruleId : null}
          options={rows.map((row) => ({ id: row.id, label: labelOf(row) }))}
          isDisabled={rows.length === 0}
          onChange={(ruleId) => {
            setBegun(null)
            onChange({ kind, ruleId })
          }}
        />
      )}
      {kind === 'FOLLOW_UP' && (
        <ComboBox
          label={t('basis.document')}
          placeholder={t(decided.length === 0 ? 'basis.noDocuments' : 'basis.chooseDocument')}
          value={basis?.kind === 'FOLLOW_UP' ? basis.documentId : null}
          options={decided.map(({ documentId, title }) => ({ id: documentId, label: title }))}
          isDisabled={decided.length === 0}
          menuTrigger="focus"
          onChange={(documentId) => {
            if (documentId === null) return
            setBegun(null)
            onChange({ kind, documentId })
          }}
        />
      )}
    </div>
  )
}
