import { useState } from 'react'
import { Checkbox } from '../ui/checkbox.tsx'
import { ComboBox } from '../ui/combo-box.tsx'
import { DatePicker } from '../ui/date-picker.tsx'
import { FileDrop } from '../ui/file-drop.tsx'
import { FormField } from '../ui/form-field.tsx'
import { announce } from '../ui/notices.ts'
import { RadioGroup } from '../ui/radio-group.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { Select } from '../ui/select.tsx'
import { TextField } from '../ui/text-field.tsx'
import { people } from './sample.ts'
import { disclosures, retentions, words } from './words.ts'

const ATTACHMENT_LIMIT = 200 * 1024 * 1024

/** Things one fills in. */
export function FieldParts() {
  const [text, setText] = useState<string>(words.title)
  const [retention, setRetention] = useState<string | null>('10')
  const [disclosure, setDisclosure] = useState<string | null>(null)
  const [person, setPerson] = useState<string | null>(null)
  const [date, setDate] = useState<string | null>('2026-07-15')
  const [urgent, setUrgent] = useState(true)
  return (
    <div className="gallery-grid">
      <TextField label={words.titleLabel} value={text} onChange={setText} isRequired description={words.titleHelp} />
      <TextField label={words.titleLabel} value="" onChange={setText} error={words.titleEmpty} placeholder={words.titleHelp} />
      <TextField label={words.opinion} value={text} onChange={setText} rows={3} />
      <TextField label={words.keyPassword} type="password" value="secret" isReadOnly />
      <TextField label={words.pages} value="1,204" numeric isDisabled />
      <SearchField label={words.find} defaultValue={words.quality} />
      <Select label={words.retention} options={retentions} value={retention} onChange={setRetention} />
      <Select
        label={words.retention}
        options={retentions}
        value={null}
        onChange={setRetention}
        error={words.retentionEmpty}
        isRequired
      />
      <ComboBox
        label={words.person}
        options={people.map(({ id, name, post }) => ({ id, label: name, help: post }))}
        value={person}
        onChange={setPerson}
        placeholder={words.initials}
      />
      <DatePicker label={words.due} value={date} onChange={setDate} min="2026-07-01" />
      <DatePicker label={words.due} value={null} onChange={setDate} error={words.duePast} />
      <RadioGroup label={words.disclosure} options={disclosures} value={disclosure} onChange={setDisclosure} />
      <div className="gallery-row">
        <Checkbox isSelected={urgent} onChange={setUrgent}>
          {words.urgent}
        </Checkbox>
        <Checkbox isIndeterminate>{words.some}</Checkbox>
        <Checkbox isDisabled>{words.hold}</Checkbox>
      </div>
      <FormField label={words.line} description={words.lineHelp}>
        {(wires) => <input className="control" readOnly defaultValue={words.lineText} {...wires} />}
      </FormField>
      <FileDrop
        label={words.attachments}
        maxBytes={ATTACHMENT_LIMIT}
        onFiles={(files) => announce(files.map((file) => file.name).join(', '))}
      />
    </div>
  )
}
