import type { Calendar } from './calendar.ts'
import type { DemoDocument } from './data/demo-document.ts'

/** What somebody does in a story. */
export type Deed = '작성' | '상신' | '서명' | '반대' | '반려' | '회수' | '보류' | '공개' | '공람확인' | '후열'

/** One act of a document's story. */
export interface Scene {
  readonly at: Date
  readonly document: DemoDocument
  readonly who: string
  readonly deed: Deed
  /** For a hold: office days until it ends. */
  readonly days: number
  /** Opinion or reason; null where none. */
  readonly words: string | null
}

const LINE = /^(?<day>-?\d+) (?<time>\d\d:\d\d) (?<who>\S+) (?<deed>[가-힣]+)(?: (?<days>\d+))?(?:: (?<words>.+))?$/
const DEEDS: readonly string[] = [
  '작성',
  '상신',
  '서명',
  '반대',
  '반려',
  '회수',
  '보류',
  '공개',
  '공람확인',
  '후열',
] satisfies readonly Deed[]

/** The acts of all stories in the order in which they happened: numbers are taken in that order too. */
export function scenesOf(documents: readonly DemoDocument[], calendar: Calendar): readonly Scene[] {
  return documents
    .flatMap((document) =>
      document.story
        .trim()
        .split('\n')
        .map((line) => sceneOf(line.trim(), document, calendar)),
    )
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
}

function sceneOf(line: string, document: DemoDocument, calendar: Calendar): Scene {
  const { day, time = '', who = '', deed = '', days, words } = LINE.exec(line)?.groups ?? {}
  if (day === undefined || !isDeed(deed)) throw new Error(`cannot read this act of ${document.key}: ${line}`)
  return { at: calendar.at(Number(day), time), document, who, deed, days: Number(days ?? 0), words: words ?? null }
}

const isDeed = (word: string): word is Deed => DEEDS.includes(word)
