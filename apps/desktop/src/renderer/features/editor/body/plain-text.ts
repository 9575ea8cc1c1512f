/** Zero-width characters, soft hyphens and control characters beside tab and line ends. */
const INVISIBLE = /[\u200b-\u200d\u2060\ufeff\u00ad]|(?![\t\n\r])\p{Cc}/gu

/** Text from outside without what cannot be seen; spaces that do not break become plain ones. */
export function plainText(text: string): string {
  return text.replace(INVISIBLE, '').replaceAll('\u00a0', ' ')
}
