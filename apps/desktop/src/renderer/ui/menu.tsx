import type { ReactNode } from 'react'
import { Menu as AriaMenu, Header, MenuItem, MenuSection, MenuTrigger, Popover, Separator } from 'react-aria-components'
import { Icon, type IconName } from './icon.tsx'
import { KeyHint } from './keys/key-hint.tsx'
import './menu.css'

export interface MenuAct {
  readonly id: string
  readonly label: string
  readonly icon?: IconName
  readonly keys?: string
  readonly run: () => void
  /** Why it cannot be done now, shown in the row. */
  readonly unavailable?: string
  readonly danger?: boolean
}

/** A choice of one of a few, with a tick at the present one. */
export interface MenuChoice {
  readonly id: string
  readonly title: string
  readonly value: string
  readonly options: readonly { readonly id: string; readonly label: string }[]
  readonly onChange: (id: string) => void
}

export interface MenuProps {
  /** The button that opens it. */
  readonly trigger: ReactNode
  readonly label: string
  /** Groups of acts, a line between them. */
  readonly acts?: readonly (readonly MenuAct[])[]
  readonly choices?: readonly MenuChoice[]
}

function ActRow({ act }: { readonly act: MenuAct }) {
  return (
    <MenuItem
      id={act.id}
      textValue={act.label}
      className="option menu-item"
      data-danger={act.danger === true || undefined}
      isDisabled={act.unavailable !== undefined}
      onAction={act.run}
    >
      {act.icon !== undefined && <Icon name={act.icon} />}
      <span className="option-text">{act.label}</span>
      {act.unavailable !== undefined && <span className="option-help">{act.unavailable}</span>}
      {act.keys !== undefined && <KeyHint keys={act.keys} />}
    </MenuItem>
  )
}

/** A menu of acts and choices behind a button. */
export function Menu({ trigger, label, acts = [], choices = [] }: MenuProps) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className="popover menu-popover" offset={4} placement="bottom end">
        <AriaMenu className="menu" aria-label={label}>
          {choices.map((choice) => (
            <MenuSection
              key={choice.id}
              className="menu-section"
              selectionMode="single"
              disallowEmptySelection
              selectedKeys={[`${choice.id}:${choice.value}`]}
              onSelectionChange={(keys) => {
                for (const key of keys) choice.onChange(String(key).slice(choice.id.length + 1))
              }}
            >
              <Header className="menu-title">{choice.title}</Header>
              {choice.options.map((option) => (
                <MenuItem key={option.id} id={`${choice.id}:${option.id}`} textValue={option.label} className="option menu-item">
                  {({ isSelected }) => (
                    <>
                      <span className="menu-tick">{isSelected && <Icon name="check" size={14} />}</span>
                      <span className="option-text">{option.label}</span>
                    </>
                  )}
                </MenuItem>
              ))}
            </MenuSection>
          ))}
          {acts.flatMap((group, index) => [
            ...(index > 0 || choices.length > 0 ? [<Separator key={`line-${group[0]?.id}`} className="menu-line" />] : []),
            ...group.map((act) => <ActRow key={act.id} act={act} />),
          ])}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}
