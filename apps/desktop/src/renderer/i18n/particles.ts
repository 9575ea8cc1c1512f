import { josa } from 'es-hangul'

const PAIRS = ['이/가', '을/를', '은/는', '와/과', '으로/로'] as const
const MARK = /(\S*)\[(이\/가|을\/를|은\/는|와\/과|으로\/로)\]/g
/** Digits and the Latin letters whose names end in a consonant, as they are read aloud. */
const READ: Readonly<Record<string, string>> = {
  0: '영',
  1: '일',
  2: '이',
  3: '삼',
  4: '사',
  5: '오',
  6: '육',
  7: '칠',
  8: '팔',
  9: '구',
  l: '엘',
  m: '엠',
  n: '엔',
  r: '알',
}

/**
 * Puts the right particle where a Korean text leaves the choice open: `이두리[이/가]` → `이두리가`, `'제2판'[을/를]` → `'제2판'을`.
 * Quotes, brackets and signs behind the word do not count. Where nothing can be read aloud, both stay: `이(가)`.
 */
export function withParticles(text: string): string {
  return text.replace(MARK, (_, word: string, marked: string) => {
    const pair = PAIRS.find((each) => each === marked)
    const last = word.match(/[\p{L}\p{N}](?=[^\p{L}\p{N}]*$)/u)?.[0]
    if (pair === undefined || last === undefined) return `${word}${marked.replace(/(.+)\/(.+)/, '$1($2)')}`
    const heard = /[가-힣]/.test(last) ? last : (READ[last.toLowerCase()] ?? '이')
    return `${word}${josa.pick(heard, pair)}`
  })
}
