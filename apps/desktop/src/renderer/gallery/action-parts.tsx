import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { useConfirm } from '../ui/confirm.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ICON_NAMES, Icon } from '../ui/icon.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { KeyHint } from '../ui/keys/key-hint.tsx'
import { useKeys } from '../ui/keys/use-keys.ts'
import { Menu } from '../ui/menu.tsx'
import { announce } from '../ui/notices.ts'
import { Pager } from '../ui/pager.tsx'
import { TextField } from '../ui/text-field.tsx'
import { Toolbar, ToolbarLine } from '../ui/toolbar.tsx'
import { words } from './words.ts'

/** Things one presses. */
export function ActionParts() {
  const [open, setOpen] = useState(false)
  const [page, setPage] = useState(2)
  const [secret, setSecret] = useState('')
  const confirm = useConfirm()
  const sign = (): void => setOpen(true)
  useKeys([{ keys: 's', label: words.sign, group: words.approval, run: sign }])
  const recall = async (): Promise<void> => {
    const yes = await confirm({ title: words.recallTitle, text: words.recallText, act: words.recall, danger: true })
    announce(yes ? words.recalled : words.kept, { tone: yes ? 'done' : 'info' })
  }
  return (
    <>
      <div className="gallery-row">
        <Button variant="primary" icon="sign" keys="s" onPress={sign}>
          {words.sign}
        </Button>
        <Button keys="r">{words.sendBack}</Button>
        <Button variant="quiet" icon="history">
          {words.history}
        </Button>
        <Button variant="danger" icon="trash" onPress={() => void recall()}>
          {words.recall}
        </Button>
        <Button variant="primary" busy>
          {words.sign}
        </Button>
        <Button unavailable={words.notYourTurn}>{words.hold}</Button>
        <Button isDisabled>{words.hold}</Button>
        <KeyHint keys="Mod+Enter" />
      </div>
      <div className="gallery-row">
        <Toolbar label={words.toolbar}>
          <IconButton icon="undo" label={words.undo} keys="Mod+z" />
          <IconButton icon="redo" label={words.redo} isDisabled />
          <ToolbarLine />
          <IconButton icon="star" label={words.mark} pressed />
          <IconButton icon="print" label={words.print} />
        </Toolbar>
        <Menu
          trigger={<IconButton icon="more" label={words.more} />}
          label={words.more}
          acts={[
            [{ id: 'print', label: words.print, icon: 'print', keys: 'Mod+p', run: () => announce(words.print) }],
            [
              { id: 'hold', label: words.hold, run: () => announce(words.hold), unavailable: words.notYourTurn },
              { id: 'recall', label: words.recall, icon: 'undo', danger: true, run: () => void recall() },
            ],
          ]}
        />
        <Pager page={page} pages={12} onChange={setPage} />
        <Button onPress={() => announce(words.saved, { tone: 'done' })}>{words.saved}</Button>
        <Button
          onPress={() =>
            announce(words.conflict, { tone: 'error', action: { label: words.history, run: () => announce(words.history) } })
          }
        >
          {words.failed}
        </Button>
      </div>
      <ul className="gallery-row">
        {ICON_NAMES.map((name) => (
          <li key={name} title={name}>
            <Icon name={name} />
          </li>
        ))}
      </ul>
      <Dialog
        isOpen={open}
        onClose={() => setOpen(false)}
        title={words.sign}
        footer={
          <>
            <Button onPress={() => setOpen(false)}>{words.sendBack}</Button>
            <Button variant="primary" icon="sign" onPress={() => setOpen(false)}>
              {words.sign}
            </Button>
          </>
        }
      >
        <p>{words.signText}</p>
        <TextField label={words.keyPassword} type="password" value={secret} onChange={setSecret} autoFocus isRequired />
      </Dialog>
    </>
  )
}
