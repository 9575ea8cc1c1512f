import { mergeAttributes, Node } from '@tiptap/core'
import { BLOB } from './to-content.ts'

export interface PictureOptions {
  /** Where a picture of this draft is read from. */
  readonly urlOf: (blob: string) => string
}

export interface PictureAttrs {
  readonly blob: string
  readonly alt: string
  /** Millimetres on the page; null fits the text's width. */
  readonly width: number | null
}

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    picture: {
      /** Puts a picture that the server has at the cursor. */
      insertPicture: (attrs: PictureAttrs) => ReturnType
    }
  }
}

/** A picture of the body. Only one that was uploaded to this draft: an address from elsewhere is never one. */
export const Picture = Node.create<PictureOptions>({
  name: 'image',
  group: 'block',
  atom: true,
  draggable: true,
  addOptions: () => ({ urlOf: (blob) => blob }),
  addAttributes: () => ({ blob: { default: '' }, alt: { default: '' }, width: { default: null } }),
  parseHTML: () => [
    {
      tag: 'img[data-blob]',
      getAttrs: (element) => {
        const blob = element.getAttribute('data-blob') ?? ''
        if (!BLOB.test(blob)) return false
        const width = Number(element.getAttribute('data-width'))
        return { blob, alt: element.getAttribute('alt') ?? '', width: width >= 5 && width <= 170 ? width : null }
      },
    },
    { tag: 'img', ignore: true },
  ],
  renderHTML({ node }) {
    const { blob, alt, width } = node.attrs
    const size = width === null ? {} : { 'data-width': width, style: `--picture-width: ${width}` }
    return ['img', mergeAttributes({ src: this.options.urlOf(blob), alt, 'data-blob': blob, class: 'picture' }, size)]
  },
  addCommands() {
    return {
      insertPicture:
        (attrs) =>
        ({ commands }) =>
          commands.insertContent({ type: this.name, attrs }),
    }
  },
})
