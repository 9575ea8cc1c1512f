import type { Article } from './article.ts'
import type { LineFault } from './line-fault.ts'
import { REFUSAL_SENTENCES, type RefusalCode } from './refusal-sentence.ts'

/** A refused act: the code, the article it comes from, and a sentence that says what to do. */
export interface Refusal {
  readonly code: RefusalCode
  readonly article: Article
  readonly sentence: { readonly ko: string; readonly en: string }
  /** With LINE_FAULTY every fault of the line; else empty. */
  readonly faults: readonly LineFault[]
}

/** Makes the refusal of a broken rule. */
export function refusal(code: RefusalCode, article: Article, faults: readonly LineFault[] = []): Refusal {
  return { code, article, sentence: REFUSAL_SENTENCES[code], faults }
}
