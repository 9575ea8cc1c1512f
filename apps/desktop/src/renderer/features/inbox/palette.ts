import { draftAddress } from '../../routes/addresses.ts'
import type { BoxName } from '../../routes/box-names.ts'
import type { PaletteItem, PaletteSource } from '../../routes/palette.ts'
import { BOX_OF, DRAFTS_LIMIT, PAGE } from './boxes.ts'

/** A document lies in several boxes: it is found in the first of these, where there is most to do with it. */
const BOXES = ['waiting', 'upcoming', 'post-report', 'circulated', 'in-progress', 'returned', 'done', 'acted', 'noted'] as const

const inBox = (box: BoxName, find: string): string => `/box/${box}?${new URLSearchParams({ find })}`

/** Documents of one's own boxes, by title, drafter and unit. */
const documents: PaletteSource = {
  id: 'documents',
  title: (t) => t('inbox:palette.documents'),
  load: async (client, t) => {
    const [drafts, ...boxes] = await Promise.all([
      client.documents.drafts.query({ limit: DRAFTS_LIMIT }),
      ...BOXES.map((box) => client.approval.box.query({ box: BOX_OF[box], limit: PAGE })),
    ])
    const found = new Map<string, PaletteItem>()
    for (const [at, { rows }] of boxes.entries()) {
      const box = BOXES[at] ?? 'waiting'
      for (const { documentId, title, drafterName, unitName } of rows) {
        if (found.has(documentId)) continue
        found.set(documentId, {
          id: documentId,
          label: title,
          help: `${t(`inbox:box.${box}`)} · ${drafterName}`,
          also: [drafterName, unitName],
          icon: 'document',
          to: `/box/${box}/${documentId}`,
        })
      }
    }
    const own = drafts.map(({ documentId, title }): PaletteItem => {
      const label = title === '' ? t('inbox:untitled') : title
      return { id: documentId, label, help: t('inbox:box.drafts'), icon: 'edit', to: draftAddress(documentId) }
    })
    return [...found.values(), ...own]
  },
}

/** People and units of the office: what they sent me stands in the box of what waits. */
const people: PaletteSource = {
  id: 'people',
  title: (t) => t('inbox:palette.people'),
  load: async (client, t) => {
    const directory = await client.identity.directory.query()
    const names = new Map(directory.units.map(({ id, name }) => [id, name]))
    const help = (of: string): string => (of === '' ? t('inbox:palette.theirs') : `${of} · ${t('inbox:palette.theirs')}`)
    return [
      ...directory.people.map(({ id, name, post, unitId }): PaletteItem => {
        const unit = names.get(unitId) ?? ''
        return { id, label: `${name} ${post}`, help: help(unit), also: [unit], icon: 'person', to: inBox('waiting', name) }
      }),
      ...directory.units.map(
        ({ id, name }): PaletteItem => ({ id, label: name, help: help(''), icon: 'people', to: inBox('waiting', name) }),
      ),
    ]
  },
}

export const inboxPalette: readonly PaletteSource[] = [documents, people]
