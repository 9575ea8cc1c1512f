import type { PaletteSource } from '../../routes/palette.ts'
import { CONSONANTS_ONLY } from '../../ui/korean-match.ts'
import { placeText } from './task-tree.ts'

/** Unit tasks by name and code, and the register for whatever is not at hand: each search of it is a look that is recorded. */
const tasks: PaletteSource = {
  id: 'tasks',
  title: (t) => t('records:palette.tasks'),
  load: async (client) => {
    const found = await client.classification.tasks.query({ unitId: null })
    return found.map(({ id, code, name }) => ({
      id,
      label: name,
      help: code,
      also: [code],
      icon: 'folder',
      to: `/records?${new URLSearchParams({ scope: 'all', at: placeText({ type: 'task', id }) })}`,
    }))
  },
  // The register knows whole letters alone.
  offer: (typed, t) =>
    CONSONANTS_ONLY.test(typed)
      ? []
      : [
          {
            id: 'register',
            label: t('records:palette.inRegister', { typed }),
            icon: 'search',
            to: `/register?${new URLSearchParams({ text: typed })}`,
          },
        ],
}

export const recordsPalette: readonly PaletteSource[] = [tasks]
