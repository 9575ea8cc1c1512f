/** What a person would have seen outside of the page: notifications, opened links, denied windows; for tests to read. */
export interface Entry {
  readonly kind: string
  readonly [fact: string]: unknown
}

export const recorded: Entry[] = []

export function record(kind: string, facts: Readonly<Record<string, unknown>>): void {
  recorded.push({ kind, ...facts })
}
