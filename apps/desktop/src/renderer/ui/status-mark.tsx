import './status-mark.css'

/** Tones of a state; each has its own shape, so that colour is never the only difference. */
const SHAPES = {
  waiting: <circle cx="6" cy="6" r="4.5" />,
  progress: (
    <>
      <circle cx="6" cy="6" r="4" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M6 2a4 4 0 0 1 0 8z" />
    </>
  ),
  returned: <path d="M6 1 11.5 10.5H.5z" />,
  held: <path d="M2 1.5h3v9H2zM7 1.5h3v9H7z" />,
  done: <path d="m1.5 6.5 3 3 6-7" fill="none" stroke="currentColor" strokeWidth="2" />,
  released: <path d="M6 .5 11.5 6 6 11.5.5 6z" />,
  closed: <path d="M1.5 1.5h9v9h-9z" fill="none" stroke="currentColor" strokeWidth="1.5" />,
} as const

export type StatusTone = keyof typeof SHAPES
export const STATUS_TONES = Object.keys(SHAPES) as StatusTone[]

export interface StatusMarkProps {
  readonly tone: StatusTone
  /** The state in words: 결재대기, 협조중, 반려, 완료. */
  readonly children: string
}

/** A state: the word first, its shape and colour repeat it. */
export function StatusMark({ tone, children }: StatusMarkProps) {
  return (
    <span className="status-mark" data-tone={tone}>
      <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
        {SHAPES[tone]}
      </svg>
      {children}
    </span>
  )
}
