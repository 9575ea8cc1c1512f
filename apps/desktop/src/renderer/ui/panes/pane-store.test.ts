import { expect, test } from 'vitest'
import { parsePanes } from './pane-store.ts'

test.each([null, '', '{', 'null', '[]', '7', '{"list":null}', '{"list":{"width":"3","folded":true}}', '{"list":{"width":3}}'])(
  '%s gives no stored panes',
  (text) => {
    expect(parsePanes(text)).toEqual({})
  },
)

test('a stored pane is read, another broken one beside it is dropped', () => {
  expect(parsePanes('{"list":{"width":320,"folded":false},"x":{}}')).toEqual({ list: { width: 320, folded: false } })
})
