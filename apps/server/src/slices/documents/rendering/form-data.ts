import type { ApprovalBlock, BlockStep } from '../approval-block.ts'
import { type BlockData, bodyData } from './body-data.ts'
import type { FormInput } from './form-input.ts'
import { outline } from './outline.ts'

/** What the template gets: nothing but plain data. */
export interface FormData {
  readonly layout: 'GENERAL' | 'BRIEF'
  readonly agency: string
  readonly unit: string
  readonly to: string
  readonly via: string
  readonly title: string
  readonly body: readonly BlockData[]
  /** Where 끝 goes when it does not stand in the text. */
  readonly end: 'BESIDE' | 'BELOW' | 'ATTACHED' | 'NONE'
  readonly attached: readonly { readonly mark: string; readonly text: string }[]
  readonly sender: string | null
  readonly seal: 'SET' | 'OMITTED' | 'NONE'
  readonly recipients: string | null
  /** What the planned places of the two rows say; the last of `main` is the approver's. */
  readonly main: readonly string[]
  readonly concur: readonly string[]
  readonly spare: ApprovalBlock['spare']
  readonly inner: number
  readonly posts: FormInput['posts']
  readonly contact: FormInput['contact']
  readonly disclosure: string
}

/** The form in the words that it prints. */
export function formData(input: FormInput): FormData {
  const { form, attachments, block } = input
  const body = bodyData(outline(form.body), attachments.length === 0)
  const several = form.recipients.length > 1
  return {
    layout: form.form,
    agency: input.contact.agency,
    unit: input.unitName,
    to: several ? '수신자 참조' : (form.recipients[0]?.name ?? '내부결재'),
    via: form.via ?? '',
    title: form.title,
    body: body.blocks,
    end: attachments.length > 0 ? 'ATTACHED' : body.end,
    attached: attachments.map(({ name }, i) => ({
      mark: attachments.length === 1 ? '' : `${i + 1}.`,
      text: attachmentLine(name),
    })),
    sender: form.senderName,
    seal: form.senderName !== input.contact.headPost ? 'NONE' : form.sealOmitted ? 'OMITTED' : 'SET',
    recipients: several ? form.recipients.map(({ name }) => name).join(', ') : null,
    main: labels(block.steps, 'MAIN'),
    concur: labels(block.steps, 'CONCUR'),
    spare: block.spare,
    inner: block.inner,
    posts: input.posts,
    contact: input.contact,
    disclosure: disclosureLine(form.disclosure),
  }
}

function labels(steps: readonly BlockStep[], row: BlockStep['row']): readonly string[] {
  return steps.filter((step) => step.row === row).map(({ label }) => label)
}

/** `예산내역서 1부.`: the file's name without its ending, and how many. */
export function attachmentLine(name: string): string {
  const stem = name.replace(/\.[A-Za-z0-9]{1,8}$/, '').trim()
  return /\d+부\.?$/.test(stem) ? `${stem.replace(/\.$/, '')}.` : `${stem} 1부.`
}

/** 대국민 공개, 부분공개(5,6), 비공개(6). */
export function disclosureLine(disclosure: FormInput['form']['disclosure']): string {
  if (disclosure.class === 'OPEN') return '대국민 공개'
  const clauses = [...new Set(disclosure.clauses)].sort((a, b) => a - b).join(',')
  return `${disclosure.class === 'PARTIAL' ? '부분공개' : '비공개'}(${clauses})`
}
