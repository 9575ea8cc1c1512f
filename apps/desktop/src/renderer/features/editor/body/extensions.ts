import type { Extensions } from '@tiptap/core'
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table'
import { StarterKit } from '@tiptap/starter-kit'
import { BodyParagraph } from './body-paragraph.ts'
import { Findings } from './findings.ts'
import { ListKeys } from './list-keys.ts'
import { OfficialList } from './official-list.ts'
import { Picture } from './picture.ts'
import { Subscript, Superscript } from './small-marks.ts'
import { LINK } from './to-content.ts'

export interface BodyOptions {
  readonly urlOf: (blob: string) => string
  /** Escape leads from the body to here. */
  readonly leave: () => void
}

/** What a body is made of: exactly the nodes and marks of the server's contract, and the keys that go with them. */
export function bodyExtensions({ urlOf, leave }: BodyOptions): Extensions {
  return [
    StarterKit.configure({
      blockquote: false,
      code: false,
      codeBlock: false,
      horizontalRule: false,
      italic: false,
      orderedList: false,
      paragraph: false,
      heading: { levels: [1, 2, 3] },
      link: {
        openOnClick: false,
        autolink: true,
        defaultProtocol: 'https',
        isAllowedUri: (url) => LINK.test(url),
        shouldAutoLink: (url) => LINK.test(url),
        HTMLAttributes: { target: null, rel: null },
      },
      dropcursor: { class: 'body-drop' },
    }),
    BodyParagraph,
    OfficialList,
    ListKeys.configure({ leave }),
    Superscript,
    Subscript,
    Picture.configure({ urlOf }),
    Table.configure({ resizable: true, cellMinWidth: 32 }),
    TableRow,
    TableHeader,
    TableCell,
    Findings,
  ]
}
