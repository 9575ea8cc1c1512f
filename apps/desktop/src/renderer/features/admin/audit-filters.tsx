import { useTranslation } from 'react-i18next'
import { formatCount, formatDate } from '../../i18n/format.ts'
import { ComboBox } from '../../ui/combo-box.tsx'
import { DatePicker } from '../../ui/date-picker.tsx'
import './audit-filters.css'
import { DocumentField } from './document-field.tsx'
import { type EntryFilter, useDirectory } from './entries.ts'
import { KINDS, knownKind, PARTS } from './event-kinds.ts'
import { FilterChip } from './filter-chip.tsx'
import type { Names } from './types.ts'

export interface AuditFiltersProps {
  readonly filter: EntryFilter
  readonly names: Names
  readonly onChange: (change: EntryFilter) => void
}

/** Person, document, kind and time, one chip each. */
export function AuditFilters({ filter, names, onChange }: AuditFiltersProps) {
  const { t } = useTranslation('audit')
  const { data: directory } = useDirectory()
  const units = new Map((directory?.units ?? []).map(({ id, name }) => [id, name]))
  const { person, document, kind, from, until, at } = filter
  return (
    <div className="audit-filters" role="toolbar" aria-label={t('filters.label')}>
      <FilterChip
        name={t('filters.person')}
        value={person === undefined ? null : (names.people.get(person) ?? person)}
        onClear={() => onChange({ person: undefined })}
      >
        {(close) => (
          <ComboBox
            label={t('filters.person')}
            description={t('filters.personHelp')}
            autoFocus
            value={person ?? null}
            options={(directory?.people ?? []).map(({ id, name, post, unitId }) => ({
              id,
              label: name,
              help: `${post} · ${units.get(unitId) ?? ''}`,
            }))}
            onChange={(chosen) => {
              if (chosen === null) return
              onChange({ person: chosen })
              close()
            }}
          />
        )}
      </FilterChip>
      <FilterChip
        name={t('filters.document')}
        value={document === undefined ? null : (names.documents.get(document) ?? document)}
        onClear={() => onChange({ document: undefined })}
      >
        {(close) => (
          <DocumentField
            onChoose={(chosen) => {
              onChange({ document: chosen })
              close()
            }}
          />
        )}
      </FilterChip>
      <FilterChip name={t('filters.kind')} value={useKindName(kind)} onClear={() => onChange({ kind: undefined })}>
        {(close) => (
          <ComboBox
            label={t('filters.kind')}
            autoFocus
            value={kind ?? null}
            options={[
              ...PARTS.map((part) => ({ id: `${part}.`, label: t(`parts.${part}`) })),
              ...KINDS.map((each) => ({ id: each, label: t(`kinds.${each}`), help: each })),
            ]}
            onChange={(chosen) => {
              if (chosen === null) return
              onChange({ kind: chosen })
              close()
            }}
          />
        )}
      </FilterChip>
      <FilterChip
        name={t('filters.time')}
        value={useTimeText(from, until)}
        onClear={() => onChange({ from: undefined, until: undefined })}
      >
        {() => (
          <>
            <DatePicker
              label={t('filters.from')}
              value={from ?? null}
              {...(until === undefined ? {} : { max: until })}
              onChange={(day) => onChange({ from: day ?? undefined })}
            />
            <DatePicker
              label={t('filters.until')}
              value={until ?? null}
              {...(from === undefined ? {} : { min: from })}
              onChange={(day) => onChange({ until: day ?? undefined })}
            />
          </>
        )}
      </FilterChip>
      {at !== undefined && (
        <FilterChip
          name={t('filters.at')}
          value={t('filters.atSeq', { seq: formatCount(at) })}
          onClear={() => onChange({ at: undefined })}
        >
          {() => <p>{t('filters.atSeq', { seq: formatCount(at) })}</p>}
        </FilterChip>
      )}
    </div>
  )
}

function useKindName(kind: string | undefined): string | null {
  const { t } = useTranslation('audit')
  if (kind === undefined) return null
  const part = PARTS.find((each) => `${each}.` === kind)
  if (part !== undefined) return t(`parts.${part}`)
  const known = knownKind(kind)
  return known === undefined ? kind : t(`kinds.${known}`)
}

function useTimeText(from: string | undefined, until: string | undefined): string | null {
  const { t } = useTranslation('audit')
  if (from !== undefined && until !== undefined) return t('filters.range', { from: formatDate(from), until: formatDate(until) })
  if (from !== undefined) return t('filters.since', { from: formatDate(from) })
  return until === undefined ? null : t('filters.to', { until: formatDate(until) })
}
