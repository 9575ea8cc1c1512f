import { useParams } from '@tanstack/react-router'
import type { BoxName } from '../../routes/box-names.ts'
import './box-screen.css'
import { DraftsBox } from './drafts-box.tsx'
import { LineBox } from './line-box.tsx'

/** One of the boxes, by its address. */
export function BoxScreen() {
  const { box }: { readonly box: BoxName } = useParams({ from: '/desk/box/$box' })
  return box === 'drafts' ? <DraftsBox /> : <LineBox key={box} box={box} />
}
