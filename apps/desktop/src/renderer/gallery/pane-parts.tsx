import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { DeskPanes } from '../ui/panes/desk-panes.tsx'
import { words } from './words.ts'

/** A list beside a document beside a checker. */
export function PaneParts() {
  const [open, setOpen] = useState(true)
  return (
    <div className="gallery-frame">
      <DeskPanes
        id="gallery"
        documentOpen={open}
        list={<p className="gallery-section">{words.waiting}</p>}
        document={
          <div className="gallery-section">
            <Button onPress={() => setOpen(!open)}>{words.title}</Button>
          </div>
        }
        side={{ label: words.checker, content: <p className="gallery-section">{words.checkerText}</p> }}
      />
    </div>
  )
}
