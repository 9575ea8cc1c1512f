import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../api/error-view.ts'
import { useTRPC } from '../../api/trpc.ts'
import { Button } from '../../ui/button.tsx'
import { announce } from '../../ui/notices.ts'
import { SplitPanes } from '../../ui/panes/split-panes.tsx'
import { useMedia } from '../../ui/panes/use-media.ts'
import { Attachments } from './attachments/attachments.tsx'
import { useUploads } from './attachments/use-uploads.ts'
import { LinkDialog } from './body/link-dialog.tsx'
import { PictureDialog } from './body/picture-dialog.tsx'
import { Tools } from './body/tools.tsx'
import { useBody } from './body/use-body.ts'
import { Checker } from './checker/checker.tsx'
import { useFindings } from './checker/use-findings.ts'
import { ConflictDialog } from './draft/conflict-dialog.tsx'
import type { LocalCopy } from './draft/reconcile.ts'
import type { Draft } from './draft/types.ts'
import { useKeeper } from './draft/use-keeper.ts'
import { useWriterLock } from './draft/writer-lock.ts'
import './editor.css'
import { useAttachments } from './attachments/use-attachments.ts'
import { EditorHead } from './editor-head.tsx'
import { FootBar } from './foot-bar.tsx'
import { LineBar } from './line/line-bar.tsx'
import { useLine } from './line/use-line.ts'
import { Outline } from './outline.tsx'
import { Page } from './page/page.tsx'
import type { Office } from './page/page-props.ts'
import { PreviewDialog } from './preview-dialog.tsx'
import { ReturnNotice, useLastRound } from './return-notice.tsx'
import { ReviseDialog } from './revise-dialog.tsx'
import { ReviseNotice } from './revise-notice.tsx'
import { SubmitDialog } from './submit-dialog.tsx'
import { useGiveUp } from './use-give-up.ts'
import { whyNotSubmit } from './why-not-submit.ts'

export interface WorkbenchProps extends Pick<Office, 'directory' | 'agency'> {
  readonly draft: Draft
  readonly local: LocalCopy | null
  readonly personId: string
}

/** What lies over the page. */
type Over =
  | { readonly is: 'LINK' | 'PREVIEW' | 'SUBMIT' | 'REVISE' | 'CONFLICT' }
  | { readonly is: 'PICTURE'; readonly file: File | null }
  | null

const NARROW = '(max-width: 1279px)'

/** The editor: line, tools and page, the outline at the left, the checker at the right, the next action below. */
export function Workbench({ draft, local, personId, directory, agency }: WorkbenchProps) {
  const { t } = useTranslation('editor')
  const { documentId, author } = draft
  /** Changes a document in the line (수정결재), with the pen that they took. */
  const revises = draft.pen === 'REVISER'
  const trpc = useTRPC()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const narrow = useMedia(NARROW)
  const view = useErrorView()
  const { keeper, state } = useKeeper(draft, local, personId)
  const lock = useWriterLock(`onmaru.draft.${personId}.${documentId}`)
  const [over, setOver] = useState<Over>(null)
  useEffect(() => {
    if (state.status === 'CONFLICT') setOver({ is: 'CONFLICT' })
  }, [state.status])
  const [busy, setBusy] = useState(false)
  const tools = useRef<HTMLDivElement | null>(null)
  const writes = lock.mine === true && state.status !== 'CONFLICT'
  const { form, version } = state
  const body = useBody({
    keeper,
    documentId,
    content: form.body,
    generation: state.generation,
    writes,
    label: t('body.label'),
    placeholder: t('body.placeholder'),
    leave: () => tools.current?.querySelector<HTMLElement>('button:not([disabled])')?.focus(),
    onLeftOut: (count) => announce(t('paste.picturesLeftOut', { count }), { tone: 'warning' }),
    onPicture: (file) => setOver({ is: 'PICTURE', file }),
  })
  const attached = useAttachments(draft, keeper)
  // What another window wrote meanwhile comes in before this one goes on.
  const read = useRef(false)
  useEffect(() => {
    if (lock.mine === true && read.current)
      attached.changed().catch((error: unknown) => announce(view(error).text, { tone: 'error' }))
    read.current = lock.mine === false
  }, [lock.mine, attached.changed, view])
  const uploads = useUploads(documentId, attached.changed)
  const line = useLine(documentId, version)
  const round = useLastRound(documentId)
  const found = useFindings({ editor: body.editor, documentId, version, form, attachments: attached.attachments })
  const change = (patch: Parameters<typeof keeper.change>[0]): void => {
    if (writes) keeper.change(patch)
  }
  const save = async (): Promise<boolean> => {
    body.settle()
    await keeper.flush()
    return keeper.state().status === 'SAVED'
  }
  const unavailable = whyNotSubmit(t, {
    state,
    writes,
    line: revises ? null : line.line.data,
    errors: found.errors,
    uploading: uploads.running.some(({ error }) => error === null),
  })
  const why = unavailable ?? (revises && round.data?.reviseStepId === null ? t('revise.turnOver') : undefined)
  const next: Over = { is: revises ? 'REVISE' : 'SUBMIT' }
  const toDocument = (): void => {
    keeper.forget()
    void queries.invalidateQueries({ queryKey: trpc.documents.drafts.pathKey() })
    void queries.invalidateQueries({ queryKey: trpc.approval.pathKey() })
    void navigate({ to: '/documents/$documentId', params: { documentId } })
  }
  const giveUp = useGiveUp(documentId, toDocument)
  const savedThen = async (over: Over): Promise<void> => {
    setBusy(true)
    const saved = await save()
    setBusy(false)
    if (saved) setOver(over)
    else announce(t('foot.notSaved'), { tone: 'warning' })
  }
  const close = (): void => setOver(null)
  const pages = (
    <div className="editor-page">
      <Page
        editor={body.editor}
        form={form}
        change={change}
        writes={writes}
        agency={agency}
        directory={directory}
        author={author}
        attachments={attached.attachments}
        steps={line.line.data?.steps ?? []}
      />
      <Attachments
        documentId={documentId}
        attachments={attached.attachments}
        uploads={uploads}
        writes={writes}
        onChanged={attached.changed}
      />
    </div>
  )
  // A focused button would take Ctrl+Enter for its own press.
  const submitFirst = (event: KeyboardEvent<HTMLDivElement>): void => {
    const onButton = event.target instanceof HTMLElement && event.target.closest('button') !== null
    if (
      event.key !== 'Enter' ||
      !(event.ctrlKey || event.metaKey) ||
      !onButton ||
      !event.currentTarget.contains(event.target as Node)
    )
      return
    event.preventDefault()
    event.stopPropagation()
    if (why === undefined) void savedThen(next)
    else announce(why, { tone: 'warning' })
  }
  return (
    <div className="editor" onKeyDownCapture={submitFirst}>
      <EditorHead
        documentId={documentId}
        title={form.title}
        state={state}
        lock={lock}
        onSave={() => void save()}
        onConflict={() => setOver({ is: 'CONFLICT' })}
        onDiscarded={revises ? undefined : () => keeper.forget()}
      />
      {revises ? (
        <ReviseNotice />
      ) : (
        <>
          <ReturnNotice ending={round.data?.ending ?? null} />
          <LineBar documentId={documentId} line={line} directory={directory} author={author} writes={writes} />
        </>
      )}
      <div className="editor-tools" ref={tools}>
        <Tools
          editor={body.editor}
          writes={writes}
          onLink={() => setOver({ is: 'LINK' })}
          onPicture={() => setOver({ is: 'PICTURE', file: null })}
        />
      </div>
      <div className="editor-panes">
        <SplitPanes
          id="editor"
          panes={[
            {
              id: 'outline',
              label: t('outline.label'),
              width: 200,
              min: 140,
              max: 360,
              content: <Outline editor={body.editor} />,
              ...(narrow ? found.outlineFold : {}),
            },
            { id: 'page', label: t('page.label'), content: pages },
            {
              id: 'checker',
              label: found.count > 0 ? t('checker.count', { count: found.count }) : t('checker.label'),
              width: 260,
              min: 200,
              max: 480,
              content: <Checker editor={body.editor} check={found.check} personal={found.personal} />,
              ...found.checkerFold(narrow),
            },
          ]}
        />
      </div>
      <FootBar
        act={t(revises ? 'revise.finish' : 'foot.submit')}
        unavailable={why}
        busy={busy}
        onSave={() => void save()}
        onPreview={() => void savedThen({ is: 'PREVIEW' })}
        onSubmit={() => void savedThen(next)}
      >
        {revises && (
          <Button icon="undo" busy={giveUp.busy} onPress={giveUp.ask}>
            {t('revise.giveUp')}
          </Button>
        )}
      </FootBar>
      {over?.is === 'LINK' && <LinkDialog editor={body.editor} onClose={close} />}
      {over?.is === 'PICTURE' && <PictureDialog editor={body.editor} documentId={documentId} file={over.file} onClose={close} />}
      {over?.is === 'PREVIEW' && <PreviewDialog documentId={documentId} version={version} title={form.title} onClose={close} />}
      {over?.is === 'SUBMIT' && (
        <SubmitDialog
          documentId={documentId}
          draftVersion={version}
          lineVersion={line.line.data?.version ?? 0}
          basedOn={round.data?.seq ?? 0}
          onClose={close}
          onDone={() => {
            announce(t('foot.submitted'), { tone: 'done' })
            toDocument()
          }}
        />
      )}
      {over?.is === 'REVISE' && round.data?.reviseStepId != null && (
        <ReviseDialog
          documentId={documentId}
          title={form.title}
          stepId={round.data.reviseStepId}
          draftVersion={version}
          basedOn={round.data.seq}
          onClose={close}
          onDone={() => {
            announce(t('revise.done'), { tone: 'done' })
            toDocument()
          }}
        />
      )}
      {over?.is === 'CONFLICT' && state.theirs !== null && (
        <ConflictDialog
          mine={form}
          mineAt={keeper.changedAt}
          theirs={state.theirs}
          unitId={author.unitId}
          onLater={close}
          onChoose={(choice) => {
            close()
            void keeper.resolve(choice)
          }}
        />
      )}
    </div>
  )
}
