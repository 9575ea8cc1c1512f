import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Outputs } from '../../../api/shapes.ts'
import { Button } from '../../../ui/button.tsx'
import { stretchesOf } from './folds.ts'
import { Segments } from './segments.tsx'

export type Block = NonNullable<Outputs['approval']['difference']['body']>[number]
type Table = Extract<Block, { kind: 'TABLE' }>

/** A body with its changes; long stretches that are the same are folded, and open by a button. */
export function ComparedBody({ blocks }: { readonly blocks: readonly Block[] }) {
  const { t } = useTranslation('approval')
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set())
  return (
    <div className="compared-body">
      {stretchesOf(blocks).map(({ id, folded, blocks: part }) =>
        folded && !opened.has(id) ? (
          <Button key={id} variant="quiet" icon="chevronDown" onPress={() => setOpened(new Set([...opened, id]))}>
            {t('compare.fold', { count: part.length })}
          </Button>
        ) : (
          <Blocks key={id} blocks={part} />
        ),
      )}
    </div>
  )
}

function Blocks({ blocks }: { readonly blocks: readonly Block[] }) {
  const counted = blocks.map((block, place) => ({ block, place }))
  return (
    <>
      {counted.map(({ block, place }) => (
        <ComparedBlock key={place} block={block} />
      ))}
    </>
  )
}

function ComparedBlock({ block }: { readonly block: Block }) {
  const { t } = useTranslation('approval')
  const { change } = block
  const place = block.after ?? block.before
  // Letters and cells show themselves what is different in them.
  const aspects = block.changed.flatMap((aspect) => (aspect === 'TEXT' || aspect === 'CELLS' ? [] : [aspect]))
  return (
    <div className="compared-block" data-change={change}>
      {change !== 'SAME' && (change !== 'CHANGED' || aspects.length > 0) && (
        <span className="compared-word">
          {change !== 'CHANGED' && t(`compare.change.${change}`)}
          {aspects.length > 0 && ` ${aspects.map((aspect) => t(`compare.aspect.${aspect}`)).join(', ')}`}
        </span>
      )}
      {block.kind === 'TABLE' ? (
        <ComparedTable table={block} />
      ) : (
        <p className="compared-text" data-heading={block.kind === 'TEXT' ? (block.after ?? block.before)?.heading : null}>
          {place?.mark != null && <span className="compared-mark">{place.mark}</span>}
          {block.kind === 'IMAGE' && <span className="quiet">{t('compare.picture')} </span>}
          <Segments segments={block.segments} />
        </p>
      )}
    </div>
  )
}

function ComparedTable({ table: { rows } }: { readonly table: Table }) {
  const counted = rows.map((row, place) => ({ ...row, place, cells: row.cells.map((cell, at) => ({ cell, at })) }))
  return (
    <table className="compared-table">
      <tbody>
        {counted.map(({ place, change, cells }) => (
          <tr key={place} data-change={change}>
            {cells.map(({ cell, at }) => (
              <td
                key={at}
                data-change={cell.change}
                colSpan={(cell.after ?? cell.before)?.colspan ?? 1}
                rowSpan={(cell.after ?? cell.before)?.rowspan ?? 1}
              >
                <Blocks blocks={cell.blocks} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
