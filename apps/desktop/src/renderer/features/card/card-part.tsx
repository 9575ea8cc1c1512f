import { type ReactNode, useId } from 'react'

export interface CardFact {
  readonly term: string
  readonly value: ReactNode
  /** Takes the whole width. */
  readonly wide?: boolean
}

/** One of the card's four parts: a number, a word, what is under it. */
export function CardPart({
  number,
  title,
  children,
}: {
  readonly number: number
  readonly title: string
  readonly children: ReactNode
}) {
  const heading = useId()
  return (
    <section className="card-part" aria-labelledby={heading}>
      <h2 id={heading} className="card-heading">
        <span className="card-number">{number}</span> {title}
      </h2>
      {children}
    </section>
  )
}

/** Terms and values in two columns; what is not known yet says so with a dash. */
export function CardFacts({ facts }: { readonly facts: readonly CardFact[] }) {
  return (
    <dl className="card-facts">
      {facts.map(({ term, value, wide = false }) => (
        <div key={term} className="card-fact" data-wide={wide || undefined}>
          <dt>{term}</dt>
          <dd>{value === null || value === '' ? '–' : value}</dd>
        </div>
      ))}
    </dl>
  )
}
