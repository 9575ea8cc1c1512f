import type { PersonActor } from '../../../kernel/actor.ts'
import { Fault } from '../../../kernel/errors.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { transaction } from '../../../kernel/transaction.ts'
import type { Attachment } from '../attachment.ts'
import type { DocumentsDeps } from '../deps.ts'
import type { CheckFinding } from '../documents.ts'
import { documentLooked } from '../events.ts'
import { bodyText } from '../rendering/body-text.ts'
import { missingCharacters } from '../rendering/glyphs.ts'
import { isEmpty, outline } from '../rendering/outline.ts'
import type { Renderer } from '../rendering/renderer.ts'
import * as store from '../store/index.ts'
import { attachmentFindings } from './attachment-findings.ts'
import { formInput, imagesOf, NO_BLOCK } from './form-input.ts'
import { ownDraft, subjectOf } from './own-draft.ts'

const LONGEST_REASON = 500

/** Looks a draft of one's own over; what the form alone cannot tell, a real rendering does. @throws DOCUMENT_UNKNOWN */
export async function check(
  kernel: Kernel,
  deps: DocumentsDeps,
  renderer: Renderer,
  actor: PersonActor,
  documentId: string,
): Promise<readonly CheckFinding[]> {
  const draft = await ownDraft(kernel.db, actor, documentId)
  await transaction(kernel, actor, (tx) => tx.speak(documentLooked(subjectOf(documentId), { what: 'CHECK' })))
  const attachments = await store.listAttachments(kernel.db, documentId)
  const findings = await formFindings(kernel, deps, draft, attachments)
  // Where a letter or a picture is missing, rendering would only say the same in worse words.
  if (findings.some(({ code }) => code === 'CHARACTER_WITHOUT_FONT' || code === 'IMAGE_MISSING')) return findings
  const as = { block: NO_BLOCK, posts: 'PAGE' as const, revisionNumber: 0, createdAt: draft.savedAt }
  const input = await formInput(kernel, deps, draft, attachments, as)
  try {
    await renderer.form(input, true)
    return findings
  } catch (error) {
    return [...findings, renderFinding(error)]
  }
}

/** What a rendering that failed says of the body. @throws the error itself where it says nothing of the document */
export function renderFinding(error: unknown): CheckFinding {
  if (!(error instanceof Fault) || error.code !== 'RENDER_FAILED') throw error
  const { reason, lost } = error.facts
  return finding('BODY_NOT_RENDERED', 'body', { reason: String(reason).slice(0, LONGEST_REASON), lost: String(lost ?? '') })
}

/** What a draft's form, files and letters show without rendering. */
export async function formFindings(
  kernel: Kernel,
  deps: DocumentsDeps,
  draft: store.StoredDraft,
  attachments: readonly Attachment[],
): Promise<readonly CheckFinding[]> {
  const { form } = draft
  const images = new Set((await store.listImages(kernel.db, draft.id)).map(({ blob }) => blob))
  const lost = [...new Set(imagesOf(form.body))].filter((blob) => !images.has(blob))
  const task = form.taskId === null ? undefined : await deps.classification.task(kernel.db, form.taskId)
  const folder = form.folderId === null ? undefined : await deps.classification.folder(kernel.db, form.folderId)
  const findings: CheckFinding[] = []
  if (form.title === '') findings.push(finding('TITLE_MISSING', 'title'))
  if (outline(form.body).every(isEmpty)) findings.push(finding('BODY_EMPTY', 'body'))
  if (task === undefined) findings.push(finding('TASK_MISSING', 'task'))
  if (folder === undefined || folder.taskId !== form.taskId) findings.push(finding('FOLDER_MISSING', 'folder'))
  if (form.retention === null) findings.push(finding('RETENTION_MISSING', 'retention'))
  if (form.recipients.length > 0 && form.form === 'GENERAL' && (form.senderName ?? '') === '')
    findings.push(finding('SENDER_MISSING', 'sender'))
  return [
    ...findings,
    ...disclosureFindings(draft),
    ...lost.map((blob) => finding('IMAGE_MISSING', 'body', { blob })),
    ...attachmentFindings(bodyText(form.body), attachments),
    ...letterFindings(draft, attachments),
  ]
}

/** 공개법 9①: who closes something names the clauses and says why; who opens it names none. */
function disclosureFindings({ form }: store.StoredDraft): readonly CheckFinding[] {
  const { class: disclosed, clauses, reason } = form.disclosure
  if (disclosed === 'OPEN') return clauses.length > 0 ? [finding('CLAUSES_NEEDLESS', 'disclosure')] : []
  return [
    ...(clauses.length === 0 ? [finding('CLAUSES_MISSING', 'disclosure')] : []),
    ...(reason === '' ? [finding('REASON_MISSING', 'disclosure')] : []),
  ]
}

/** Characters that no font has, wherever the form would print them. */
function letterFindings({ form, unitName }: store.StoredDraft, attachments: readonly Attachment[]): readonly CheckFinding[] {
  const places: readonly (readonly [CheckFinding['place'], string])[] = [
    ['title', form.title],
    ['body', bodyText(form.body)],
    ['sender', `${form.senderName ?? ''}${unitName}`],
    ['recipients', `${form.via ?? ''}\n${form.recipients.map(({ name }) => name).join('\n')}`],
    ['attachments', attachments.map(({ name }) => name).join('\n')],
  ]
  return places.flatMap(([place, text]) =>
    missingCharacters(text).map((missing) => finding('CHARACTER_WITHOUT_FONT', place, { ...missing })),
  )
}

function finding(code: CheckFinding['code'], place: CheckFinding['place'], facts: CheckFinding['facts'] = {}): CheckFinding {
  return { code, place, facts, severity: 'ERROR' }
}
