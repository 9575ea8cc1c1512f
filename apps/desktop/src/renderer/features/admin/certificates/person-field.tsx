import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useTRPC } from '../../../api/trpc.ts'
import { ComboBox } from '../../../ui/combo-box.tsx'

interface PersonFieldProps {
  readonly value: string | null
  readonly onChange: (personId: string | null, name: string) => void
}

/** Whose certificate it is. */
export function PersonField({ value, onChange }: PersonFieldProps) {
  const { t } = useTranslation('certificates')
  const directory = useQuery(useTRPC().identity.directory.queryOptions(undefined, { staleTime: 60_000 }))
  const people = directory.data?.people ?? []
  const units = new Map(directory.data?.units.map(({ id, name }) => [id, name]))
  return (
    <ComboBox
      label={t('columns.person')}
      isRequired
      options={people.map(({ id, name, post, unitId }) => ({ id, label: name, help: `${units.get(unitId) ?? ''} ${post}` }))}
      value={value}
      onChange={(id) => onChange(id, people.find((person) => person.id === id)?.name ?? '')}
    />
  )
}
