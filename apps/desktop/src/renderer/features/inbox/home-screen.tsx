import { useTranslation } from 'react-i18next'
import { useSessionPerson } from '../../api/session.ts'
import { calendarDate, formatDate } from '../../i18n/format.ts'
import { useKeys } from '../../ui/keys/use-keys.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { dueOf } from './due.ts'
import { DueWord } from './due-word.tsx'
import { HomeColumn } from './home-column.tsx'
import './home-screen.css'
import { HomeWeek } from './home-week.tsx'
import { daysSince, newest } from './news.ts'
import { ToLookAt } from './to-look-at.tsx'
import { useBox } from './use-box.ts'

/** Moves the focus along every line of the page, from wherever it is. */
function moveFocus(by: 1 | -1): void {
  const lines = [...document.querySelectorAll<HTMLElement>('[data-home-line]')]
  const at = lines.findIndex((line) => line.matches(':focus'))
  lines[at === -1 ? (by === 1 ? 0 : lines.length - 1) : Math.min(lines.length - 1, Math.max(0, at + by))]?.focus()
}

/** The day at a glance: what waits for me, what I wait for, what is new for me. */
export function HomeScreen() {
  const { t } = useTranslation(['inbox', 'ui', 'desk'])
  const person = useSessionPerson()
  const today = calendarDate(new Date())
  const waiting = useBox('waiting')
  const inProgress = useBox('in-progress')
  const returned = useBox('returned')
  const done = useBox('done')
  const late = (waiting.rows ?? []).filter(({ dueOn }) => dueOf(dueOn, today).at === 'late').length
  const news = returned.rows === undefined || done.rows === undefined ? undefined : newest(returned.rows, done.rows, new Date())
  const group = t('ui:table.keys')
  useKeys([
    { keys: 'j', label: t('ui:table.next'), group, run: () => moveFocus(1) },
    { keys: 'k', label: t('ui:table.previous'), group, run: () => moveFocus(-1) },
  ])
  const sinceWord = (days: number): string => (days === 0 ? t('inbox:home.sinceToday') : t('inbox:home.sinceDays', { days }))
  return (
    <div className="home">
      <PageHeader
        title={t('desk:home')}
        meta={<span>{t('inbox:home.day', { name: person.name, day: formatDate(today) })}</span>}
      />
      <div className="home-columns">
        <HomeColumn
          title={t('inbox:home.waiting')}
          box="waiting"
          rows={waiting.rows}
          count={waiting.count}
          error={waiting.error}
          note={late > 0 ? <span className="home-late">{t('inbox:home.late', { count: late })}</span> : null}
          empty={{ title: t('inbox:empty.waiting.title'), text: t('inbox:empty.waiting.text') }}
          under={(row) => `${row.drafterName} · ${row.unitName}`}
          aside={(row) => (row.dueOn === null ? sinceWord(daysSince(row.since, today)) : <DueWord dueOn={row.dueOn} />)}
        />
        <HomeColumn
          title={t('inbox:home.inProgress')}
          box="in-progress"
          rows={inProgress.rows}
          count={inProgress.count}
          error={inProgress.error}
          empty={{ title: t('inbox:empty.in-progress.title'), text: t('inbox:empty.in-progress.text') }}
          under={(row) => t('inbox:home.with', { people: row.with.join(', ') })}
          aside={(row) => sinceWord(daysSince(row.since, today))}
        />
        <HomeColumn
          title={t('inbox:home.news')}
          box="returned"
          rows={news}
          boxOf={(row) => (row.box === 'RETURNED' ? 'returned' : 'done')}
          error={returned.error ?? done.error}
          note={<ToLookAt />}
          empty={{ title: t('inbox:home.noNews'), text: t('inbox:home.noNewsText') }}
          under={(row) => (row.status === 'APPROVED' ? t('inbox:home.approved') : t(`ui:lineStatus.${row.status}`))}
          mark
          aside={(row) => formatDate(row.since)}
        />
      </div>
      <HomeWeek today={today} />
    </div>
  )
}
