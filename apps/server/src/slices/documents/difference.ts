import type { Attachment } from './attachment.ts'
import type { Mark } from './content.ts'
import type { DraftForm } from './draft-form.ts'

/** A piece of text that both have, that only the later one has, or only the earlier one: SAME and REMOVED spell the earlier text, SAME and ADDED the later. */
export interface DiffSegment {
  readonly kind: 'SAME' | 'ADDED' | 'REMOVED'
  readonly text: string
  /** How it is set. The same letters set in another way are REMOVED and ADDED. */
  readonly marks: readonly Mark['type'][]
  /** Where its link leads; null without one. */
  readonly href: string | null
}

/**
 * MOVED_FROM stands where a block was, MOVED_TO where it is now, and tells what changed on the way; both have the same `pair`.
 * In order, what is neither ADDED nor MOVED_TO is the earlier body, what is neither REMOVED nor MOVED_FROM the later.
 */
export type BlockChange = 'SAME' | 'CHANGED' | 'ADDED' | 'REMOVED' | 'MOVED_FROM' | 'MOVED_TO'

/**
 * What is different in a block: its letters and their marks; paragraph or heading; alignment; the lists it stands in; its printed number; whether it begins an
 * item or a list of its own; the picture, what it is said to show, its width; the table's cells.
 */
export type BlockAspect = 'TEXT' | 'STYLE' | 'ALIGN' | 'LEVEL' | 'NUMBER' | 'ITEM' | 'PICTURE' | 'ALT' | 'WIDTH' | 'CELLS'

/** Where a block stands. */
export interface BlockPlace {
  /** The printed mark of the item that it begins, `가.`; null where it begins none (규칙 2①). */
  readonly mark: string | null
  /** The lists around it, outermost first. */
  readonly lists: readonly ('ORDERED' | 'BULLET')[]
}
export interface TextShape extends BlockPlace {
  /** 1 to 3 for a heading; null for a paragraph. */
  readonly heading: 1 | 2 | 3 | null
  readonly align: 'left' | 'center' | 'right'
}
export interface PictureShape extends BlockPlace {
  /** SHA-256 of the picture. */
  readonly blob: string
  readonly alt: string
  /** Millimetres; null fits the text's width. */
  readonly width: number | null
}

interface Changed<Shape> {
  readonly change: BlockChange
  /** Names a move; null where nothing moved. */
  readonly pair: number | null
  /** What is different, for CHANGED and MOVED_TO. */
  readonly changed: readonly BlockAspect[]
  readonly before: Shape | null
  readonly after: Shape | null
}
export interface TextDifference extends Changed<TextShape> {
  readonly kind: 'TEXT'
  readonly segments: readonly DiffSegment[]
}
export interface PictureDifference extends Changed<PictureShape> {
  readonly kind: 'IMAGE'
  /** Of what it is said to show. */
  readonly segments: readonly DiffSegment[]
}
export interface TableDifference extends Changed<BlockPlace> {
  readonly kind: 'TABLE'
  readonly rows: readonly RowDifference[]
}
export type BlockDifference = TextDifference | PictureDifference | TableDifference

export interface RowDifference {
  readonly change: 'SAME' | 'CHANGED' | 'ADDED' | 'REMOVED'
  readonly cells: readonly CellDifference[]
}
export interface CellShape {
  readonly header: boolean
  readonly colspan: number
  readonly rowspan: number
  /** Widths as they were drawn; null where they follow the text. */
  readonly colwidth: readonly number[] | null
}
export interface CellDifference {
  readonly change: 'SAME' | 'CHANGED' | 'ADDED' | 'REMOVED'
  /** Whether something is different besides what stands in it. */
  readonly shapeChanged: boolean
  readonly before: CellShape | null
  readonly after: CellShape | null
  readonly blocks: readonly BlockDifference[]
}

/** Fields of the form that are part of the decision. Whether it is urgent is not: the line changes that. */
export type DecidedField = Exclude<keyof DraftForm, 'title' | 'body' | 'urgent'>

/** A field that is different: both values, as the form has them. */
export type FieldDifference = {
  [Field in DecidedField]: { readonly field: Field; readonly before: DraftForm[Field]; readonly after: DraftForm[Field] }
}[DecidedField]

/** An attachment at its place, from 1. */
export interface PlacedAttachment {
  readonly position: number
  readonly attachment: Attachment
}

/** An attachment that is different. REPLACED: other bytes under the same name; RENAMED: the same bytes under another; MOVED: only its place among those that stayed. */
export interface AttachmentDifference {
  readonly change: 'ADDED' | 'REMOVED' | 'REPLACED' | 'RENAMED' | 'MOVED'
  readonly before: PlacedAttachment | null
  readonly after: PlacedAttachment | null
  /** Whether its place among those that stayed is another, too. */
  readonly moved: boolean
}

/** A revision by its name. */
export interface RevisionName {
  readonly revisionId: string
  /** 1 for the first. */
  readonly number: number
  readonly createdAt: string
}

/** What became different from one revision of a document to another. */
export interface RevisionDifference {
  readonly from: RevisionName
  readonly to: RevisionName
  /** Nothing of what is decided about is different. */
  readonly same: boolean
  /** Null where it is the same, as with `body`. */
  readonly title: readonly DiffSegment[] | null
  readonly fields: readonly FieldDifference[]
  /** The reason of the disclosure class word by word, where it is different; both values are in `fields` too. */
  readonly disclosureReason: readonly DiffSegment[] | null
  readonly attachments: readonly AttachmentDifference[]
  /** The whole body in its order, what is the same too; null where nothing in it is different. */
  readonly body: readonly BlockDifference[] | null
}
