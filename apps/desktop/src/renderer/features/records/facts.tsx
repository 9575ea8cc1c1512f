import type { ReactNode } from 'react'
import './facts.css'

export interface Fact {
  readonly term: string
  readonly value: ReactNode
}

/** What is known of one thing: terms and values under a title, acts below. */
export function Facts({
  title,
  facts,
  acts,
}: {
  readonly title: string
  readonly facts: readonly Fact[]
  readonly acts?: ReactNode
}) {
  return (
    <div className="facts">
      <h2 className="facts-title">{title}</h2>
      <dl className="facts-list">
        {facts.map(({ term, value }) => (
          <div key={term} className="facts-line">
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {acts !== undefined && <div className="facts-acts">{acts}</div>}
    </div>
  )
}
