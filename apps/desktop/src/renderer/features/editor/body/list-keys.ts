import { Extension } from '@tiptap/core'

/**
 * Tab and Shift+Tab change the level of an item and stay in the list where it cannot go further; elsewhere Tab leaves the
 * body as everywhere on a page. From inside of a list Escape leads out, to the tools (WCAG 2.1.2).
 */
export const ListKeys = Extension.create<{ readonly leave: () => void }>({
  name: 'listKeys',
  priority: 90,
  addOptions: () => ({ leave: () => undefined }),
  addKeyboardShortcuts() {
    const inList = (): boolean => this.editor.isActive('listItem')
    return {
      Tab: inList,
      'Shift-Tab': inList,
      Escape: () => {
        this.options.leave()
        return true
      },
    }
  },
})
