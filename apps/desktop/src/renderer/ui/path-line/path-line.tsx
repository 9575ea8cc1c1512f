import type { ReactNode } from 'react'
import { Icon } from '../icon.tsx'
import type { StatusTone } from '../status-mark.tsx'
import './path-line.css'

/** One person of a path. */
export interface PathPerson {
  readonly id: string
  /** As what: 기안, 검토, 협조, 전결. */
  readonly role: string
  readonly name: string
  readonly post: string
  readonly unit: string
  readonly tone: StatusTone
  /** Where the step stands, in words. */
  readonly state: string
  /** When it was done, or since when it waits, as it is to be read. */
  readonly time: ReactNode
  /** Their turn is now. */
  readonly current: boolean
  /** For whom they act, in words. */
  readonly behalf: string | null
  /** They left an opinion or a reason; the words stand elsewhere. */
  readonly noted: boolean
}

export interface PathLineProps {
  readonly label: string
  readonly people: readonly PathPerson[]
  /** The word for "left an opinion". */
  readonly notedWord: string
}

/** A document's way as a line of people, each with as what, state and time. Wraps where there is no room. */
export function PathLine({ label, people, notedWord }: PathLineProps) {
  return (
    <ol className="path-line" aria-label={label}>
      {people.map((person) => (
        <li
          key={person.id}
          className="path-step"
          data-tone={person.tone}
          {...(person.current ? { 'aria-current': 'step' as const } : {})}
        >
          <span className="path-mark" aria-hidden="true">
            {person.tone === 'done' && <Icon name="check" size={10} />}
          </span>
          <span className="path-who">
            <span className="path-role">{person.role}</span>
            <span className="path-name" title={person.unit}>
              {person.name}
            </span>
            <span className="path-post">{person.post}</span>
          </span>
          <span className="path-when">
            <span className="path-state">{person.state}</span>
            {person.time}
            {person.behalf !== null && <span className="path-behalf">{person.behalf}</span>}
            {person.noted && <span className="path-noted">{notedWord}</span>}
          </span>
        </li>
      ))}
    </ol>
  )
}
