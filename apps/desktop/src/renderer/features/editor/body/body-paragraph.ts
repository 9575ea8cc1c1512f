import { Paragraph } from '@tiptap/extension-paragraph'

const ALIGNMENTS = ['left', 'center', 'right']

/** A paragraph that can be aligned. */
export const BodyParagraph = Paragraph.extend({
  addAttributes: () => ({
    textAlign: {
      default: null,
      parseHTML: (element: HTMLElement) => {
        const given = element.style.textAlign || element.getAttribute('align')?.toLowerCase()
        return given !== undefined && given !== 'left' && ALIGNMENTS.includes(given) ? given : null
      },
      renderHTML: ({ textAlign }: { readonly textAlign?: string | null }) =>
        textAlign == null ? {} : { 'data-align': textAlign, style: `text-align: ${textAlign}` },
    },
  }),
})
