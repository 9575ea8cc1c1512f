import { useTranslation } from 'react-i18next'
import { numbered } from './numbered.ts'
import { Segments } from './segments.tsx'
import type { Block } from './types.ts'

/** One block of the compared bodies, with its printed mark and what became of it. */
export function BlockView({ block }: { readonly block: Block }) {
  const { t } = useTranslation('compare')
  const shape = block.after ?? block.before
  const word = {
    SAME: null,
    CHANGED: null,
    ADDED: 'added',
    REMOVED: 'removed',
    MOVED_FROM: 'movedFrom',
    MOVED_TO: 'movedTo',
  } as const
  const what = word[block.change]
  const aspects = block.changed.filter((aspect) => aspect !== 'TEXT' && aspect !== 'CELLS')
  return (
    <div className="compare-block" data-change={block.change} data-level={shape?.lists.length ?? 0}>
      {(what !== null || aspects.length > 0) && (
        <span className="compare-what">
          {[...(what === null ? [] : [t(what)]), ...aspects.map((aspect) => t(`aspects.${aspect}`))].join(' · ')}
        </span>
      )}
      {shape?.mark != null && <span className="compare-mark">{shape.mark}</span>}
      <Inside block={block} />
    </div>
  )
}

function Inside({ block }: { readonly block: Block }) {
  const { t } = useTranslation('compare')
  switch (block.kind) {
    case 'TEXT':
      return (
        <p className="compare-text">
          <Segments segments={block.segments} />
        </p>
      )
    case 'IMAGE': {
      const alt = (block.after ?? block.before)?.alt ?? ''
      return <p className="compare-text">{t(block.changed.includes('PICTURE') ? 'pictureOther' : 'picture', { alt })}</p>
    }
    case 'TABLE':
      return (
        <table className="compare-table">
          <tbody>
            {numbered(block.rows).map(({ item: row, place }) => (
              <tr key={place} data-change={row.change}>
                {numbered(row.cells).map(({ item: cell, place: column }) => (
                  <td
                    key={column}
                    data-change={cell.change}
                    colSpan={(cell.after ?? cell.before)?.colspan ?? 1}
                    rowSpan={(cell.after ?? cell.before)?.rowspan ?? 1}
                  >
                    {(row.change === 'ADDED' || row.change === 'REMOVED') && column === 0 && (
                      <span className="compare-what">{t(row.change === 'ADDED' ? 'added' : 'removed')}</span>
                    )}
                    {numbered(cell.blocks).map(({ item: inner, place: line }) => (
                      <BlockView key={line} block={inner} />
                    ))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )
  }
}
