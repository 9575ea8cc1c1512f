import type { Kernel } from '../../kernel/kernel.ts'
import type { Approval } from './approval.ts'
import type { ApprovalDeps } from './deps.ts'
import { beginJobs, handleJobs } from './jobs.ts'
import { act } from './service/act.ts'
import { bulkProgress, bulkUnderWay } from './service/batches.ts'
import { boxPage, countBoxes, wholeBox } from './service/boxes.ts'
import { prepareBulk } from './service/bulk.ts'
import { checkChange, presentLine } from './service/change.ts'
import { difference } from './service/difference.ts'
import { checkLine, draftLine, outlook, proposal, saveLine } from './service/draft-line.ts'
import { finishAhead } from './service/finish-ahead.ts'
import { lookAtDocument, pathOf } from './service/line-document.ts'
import { currentPdf, judgeSignatures, lookAtAttachment } from './service/look.ts'
import { machineCharts } from './service/machine-charts.ts'
import { mayRead } from './service/may-read.ts'
import { myWeek } from './service/my-week.ts'
import { markNotices, noticesOf } from './service/notices.ts'
import type { ApprovalParts } from './service/parts.ts'
import { abandonRevise, beginRevise } from './service/pen.ts'
import { prepareSign } from './service/prepare-sign.ts'
import { prepareSubmit } from './service/prepare-submit.ts'
import { previewPdf } from './service/preview.ts'
import { removeSavedLine, savedLines, saveSavedLine } from './service/saved-lines.ts'
import { simulate } from './service/simulate.ts'
import { takeNote } from './service/take-note.ts'

/** Opens the slice over its neighbours to the left. */
export function createApproval(kernel: Kernel, deps: ApprovalDeps): Approval {
  const parts: ApprovalParts = { kernel, ...deps }
  handleJobs(parts)
  return {
    begin: () => beginJobs(kernel),
    draftLine: (actor, documentId) => draftLine(parts, actor, documentId),
    proposal: (actor, documentId, basis) => proposal(parts, actor, documentId, basis),
    checkLine: (actor, documentId, steps, basis) => checkLine(parts, actor, documentId, steps, basis),
    outlook: (actor, documentId, steps) => outlook(parts, actor, documentId, steps),
    finishAhead: (actor, documentId) => finishAhead(parts, actor, documentId),
    savedLines: (actor) => savedLines(parts, actor),
    saveSavedLine: (actor, input) => saveSavedLine(parts, actor, input),
    removeSavedLine: (actor, id) => removeSavedLine(parts, actor, id),
    presentLine: (actor, documentId) => presentLine(parts, actor, documentId),
    checkChange: (actor, input) => checkChange(parts, actor, input),
    simulate: (actor, scheduleId) => simulate(parts, actor, scheduleId),
    saveLine: (actor, input) => saveLine(parts, actor, input),
    prepareSubmit: (actor, input) => prepareSubmit(parts, actor, input),
    prepareSign: (actor, input) => prepareSign(parts, actor, input),
    prepareBulk: (actor, asked) => prepareBulk(parts, actor, asked),
    bulkProgress: (actor, batchId, signal) => bulkProgress(parts, actor, batchId, signal),
    bulkUnderWay: (actor) => bulkUnderWay(parts, actor),
    beginRevise: (actor, input) => beginRevise(parts, actor, input),
    abandonRevise: (actor, documentId) => abandonRevise(parts, actor, documentId),
    act: (actor, given) => act(parts, actor, given),
    takeNote: (actor, documentId, as) => takeNote(parts, actor, documentId, as),
    document: (actor, documentId) => lookAtDocument(parts, actor, documentId),
    signatures: (actor, documentId) => judgeSignatures(parts, actor, documentId),
    difference: (actor, input) => difference(parts, actor, input),
    currentPdf: (actor, documentId, blob) => currentPdf(parts, actor, documentId, blob),
    previewPdf: (actor, documentId) => previewPdf(parts, actor, documentId),
    attachment: (actor, documentId, attachmentId) => lookAtAttachment(parts, actor, documentId, attachmentId),
    box: (actor, box, ask) => boxPage(kernel, actor, box, ask),
    wholeBox: (actor, box, ask) => wholeBox(kernel, actor, box, ask),
    notices: (actor, ask) => noticesOf(parts, actor, ask),
    markNotices: (actor, ids) => markNotices(parts, actor, ids),
    counts: (actor) => countBoxes(kernel, actor),
    myWeek: (actor) => myWeek(parts, actor),
    mayRead: (handle, actor, documentId) => mayRead(parts, handle, actor, documentId),
    charts: machineCharts,
    path: (handle, documentId) => pathOf(parts, handle, documentId),
  }
}
