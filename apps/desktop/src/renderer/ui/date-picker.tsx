import { parseDate } from '@internationalized/date'
import {
  DatePicker as AriaDatePicker,
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  DateInput,
  DateSegment,
  Dialog,
  Group,
  Heading,
  Popover,
} from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import './combo-box.css'
import './date-picker.css'
import { FieldLabel, FieldMessage, type FieldTexts } from './field-parts.tsx'
import { Icon } from './icon.tsx'

export interface DatePickerProps extends FieldTexts {
  /** A calendar date, `2026-07-15`, or none. */
  readonly value: string | null
  readonly onChange: (value: string | null) => void
  readonly min?: string
  readonly max?: string
  readonly isRequired?: boolean
  readonly isDisabled?: boolean
}

/** A calendar date, typed in parts or taken from a calendar. */
export function DatePicker({
  label,
  description,
  error,
  hideLabel,
  value,
  onChange,
  min,
  max,
  isRequired = false,
  isDisabled = false,
}: DatePickerProps) {
  const { t } = useTranslation('ui')
  return (
    <AriaDatePicker
      className="field"
      value={value === null ? null : parseDate(value)}
      onChange={(date) => onChange(date === null ? null : date.toString())}
      isInvalid={error !== undefined}
      isRequired={isRequired}
      isDisabled={isDisabled}
      shouldForceLeadingZeros={false}
      {...(min === undefined ? {} : { minValue: parseDate(min) })}
      {...(max === undefined ? {} : { maxValue: parseDate(max) })}
    >
      <FieldLabel required={isRequired} hidden={hideLabel}>
        {label}
      </FieldLabel>
      <Group className="control date-control">
        <DateInput className="date-input">{(segment) => <DateSegment segment={segment} className="date-segment" />}</DateInput>
        <Button className="combo-box-button" aria-label={t('date.openCalendar')}>
          <Icon name="calendar" />
        </Button>
      </Group>
      <FieldMessage description={description} error={error} />
      <Popover className="popover calendar-popover" offset={4}>
        <Dialog className="calendar-dialog" aria-label={t('date.openCalendar')}>
          <Calendar className="calendar">
            <header className="calendar-head">
              <Button slot="previous" className="icon-button" aria-label={t('date.previous')}>
                <Icon name="chevronLeft" />
              </Button>
              <Heading className="calendar-month" />
              <Button slot="next" className="icon-button" aria-label={t('date.next')}>
                <Icon name="chevronRight" />
              </Button>
            </header>
            <CalendarGrid weekdayStyle="short">
              <CalendarGridHeader>
                {(day) => <CalendarHeaderCell className="calendar-weekday">{day}</CalendarHeaderCell>}
              </CalendarGridHeader>
              <CalendarGridBody>{(date) => <CalendarCell date={date} className="calendar-day" />}</CalendarGridBody>
            </CalendarGrid>
          </Calendar>
        </Dialog>
      </Popover>
    </AriaDatePicker>
  )
}
