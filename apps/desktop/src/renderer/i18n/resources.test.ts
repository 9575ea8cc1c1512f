import { describe, expect, test } from 'vitest'
import { resources } from './resources.ts'

type Tree = { readonly [key: string]: string | Tree }

function flatten(tree: Tree, prefix = ''): Map<string, string> {
  const texts = new Map<string, string>()
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') texts.set(`${prefix}${key}`, value)
    else for (const [inner, text] of flatten(value, `${prefix}${key}.`)) texts.set(inner, text)
  }
  return texts
}

/** English has plural forms where Korean has one. */
const withoutPlural = (key: string): string => key.replace(/_(one|other)$/, '')
const keys = (tree: Tree): string[] => [...new Set([...flatten(tree).keys()].map(withoutPlural))].sort()
const places = (text: string): string[] => [...new Set(text.match(/\{\{\s*\w+/g) ?? [])].sort()

describe.each(Object.keys(resources.ko) as (keyof typeof resources.ko)[])('texts of %s', (namespace) => {
  const ko: Tree = resources.ko[namespace]
  const en: Tree = resources.en[namespace]

  test('Korean and English name the same things', () => {
    expect(keys(en)).toEqual(keys(ko))
  })

  test('both languages use the same placeholders', () => {
    const english = flatten(en)
    for (const [key, text] of flatten(ko)) {
      const stem = withoutPlural(key)
      const other = english.get(stem) ?? english.get(`${stem}_other`) ?? ''
      expect([key, places(other)]).toEqual([key, places(text)])
    }
  })

  test('no text is empty and Korean ones are Korean', () => {
    for (const [key, text] of [...flatten(ko), ...flatten(en)]) expect([key, text.trim().length > 0]).toEqual([key, true])
    const texts = [...flatten(ko).values()]
    expect(texts.filter((text) => /[가-힣]/.test(text)).length).toBeGreaterThan(texts.length * 0.8)
  })
})
