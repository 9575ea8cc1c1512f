import { Tree as AriaTree, Button, Collection, type Key, TreeItem, TreeItemContent } from 'react-aria-components'
import { formatCount } from '../i18n/format.ts'
import { Icon, type IconName } from './icon.tsx'
import './tree.css'

export interface TreeNode {
  readonly id: string
  readonly label: string
  readonly icon?: IconName
  readonly count?: number
  readonly children?: readonly TreeNode[]
}

export interface TreeProps {
  readonly label: string
  readonly nodes: readonly TreeNode[]
  readonly selected: string | null
  readonly onSelect: (id: string) => void
  /** Ids of open nodes; without it the tree keeps them itself, starting with `defaultExpanded`. */
  readonly expanded?: ReadonlySet<string>
  readonly onExpandedChange?: (ids: ReadonlySet<string>) => void
  readonly defaultExpanded?: readonly string[]
}

function Node({ node }: { readonly node: TreeNode }) {
  return (
    <TreeItem id={node.id} textValue={node.label} className="tree-item">
      <TreeItemContent>
        {({ hasChildItems, isExpanded, level }) => (
          <span className="tree-row" style={{ paddingLeft: `${(level - 1) * 16}px` }}>
            {hasChildItems ? (
              <Button slot="chevron" className="tree-chevron">
                <Icon name={isExpanded ? 'chevronDown' : 'chevronRight'} size={12} />
              </Button>
            ) : (
              <span className="tree-chevron" />
            )}
            {node.icon !== undefined && <Icon name={node.icon} />}
            <span className="tree-label">{node.label}</span>
            {node.count !== undefined && <span className="tree-count">{formatCount(node.count)}</span>}
          </span>
        )}
      </TreeItemContent>
      <Collection items={node.children ?? []}>{(child) => <Node node={child} />}</Collection>
    </TreeItem>
  )
}

/** A hierarchy of one choice: units, function tree, folders. Arrow keys move and open, letters jump. */
export function Tree({ label, nodes, selected, onSelect, expanded, onExpandedChange, defaultExpanded }: TreeProps) {
  const names = (keys: Iterable<Key>): Set<string> => new Set([...keys].map(String))
  return (
    <AriaTree
      className="tree"
      aria-label={label}
      items={nodes}
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      selectedKeys={selected === null ? [] : [selected]}
      onSelectionChange={(keys) => {
        for (const key of keys === 'all' ? [] : keys) onSelect(String(key))
      }}
      {...(expanded === undefined ? {} : { expandedKeys: expanded })}
      {...(defaultExpanded === undefined ? {} : { defaultExpandedKeys: defaultExpanded })}
      onExpandedChange={(keys) => onExpandedChange?.(names(keys))}
    >
      {(node) => <Node node={node} />}
    </AriaTree>
  )
}
