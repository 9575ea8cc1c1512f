import type { Finding } from './finding.ts'
import { foldText } from './fold.ts'
import { labelReader } from './labels.ts'
import { RULES, type Rule } from './rules.ts'

/**
 * Finds what looks like personal data in a text (공개법 9①6: what could infringe privacy may not be published).
 * Leans to a person's look: an unsure place is a finding unless its structure speaks against it. Pure; findings are
 * in order of place and never overlap.
 */
export function screen(source: string): readonly Finding[] {
  const folded = foldText(source)
  const labelAt = labelReader(folded.text)
  const findings: { kind: Finding['kind']; start: number; end: number }[] = []
  const taken = new Uint8Array(folded.text.length)
  for (const rule of RULES)
    for (const found of matches(rule, folded.text, labelAt)) {
      if (taken.subarray(found.start, found.end).includes(1)) continue
      taken.fill(1, found.start, found.end)
      findings.push(found)
    }
  return findings.sort((a, b) => a.start - b.start).map(({ kind, start, end }) => ({ kind, ...folded.original(start, end) }))
}

function* matches(
  rule: Rule,
  text: string,
  labelAt: ReturnType<typeof labelReader>,
): Generator<{ kind: Finding['kind']; start: number; end: number }> {
  const pattern = new RegExp(rule.pattern)
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const { index } = match
    const kind = rule.kindOf(match, () => labelAt(index))
    // A refused match may hide a good one that starts inside it.
    if (kind === null) pattern.lastIndex = index + 1
    else yield { kind, start: index, end: index + match[0].trimEnd().length }
  }
}
