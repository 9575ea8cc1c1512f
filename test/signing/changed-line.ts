import { addFormFields, type FieldLock, type FormField, fillTextFields } from '../../packages/signing/src/index.ts'
import type { TestPki } from '../../packages/signing/src/testing/index.ts'
import { PRESENT } from '../../packages/signing/src/testing/index.ts'
import { FIELDS, fixture, lasting, sign } from './signed-document.ts'

const POSTS: readonly FormField[] = ['1', '2', '3', '4'].map((name, i) => ({
  name: `post-${name}`,
  kind: 'text',
  page: 1,
  x: 40 + 55 * i,
  y: 680,
  w: 50,
  h: 16,
  label: `직위 ${name}`,
  value: ['주무관', '팀장', '과장', ''][i] ?? '',
}))

/**
 * A line that is changed while it is signed: posts stand in fields that stay open, are filled anew behind the first signature, which certifies,
 * and behind the second, one of them emptied; the approver locks every place, whichever theirs is, and the register closes every field. By what happened last.
 */
export async function changedLine(pki: TestPki): Promise<ReadonlyMap<string, Uint8Array>> {
  const appearance = fixture('appearance')
  // The image of a signature over a name, with a mask (전자이미지서명).
  const withImage = fixture('signature-image')
  const places = FIELDS.filter(({ name }) => /^sign-\d$/.test(name)).map(({ name }) => name)
  const lock: FieldLock = { action: 'Include', fields: places }
  const locked = FIELDS.map((field): FormField => (field.name === 'sign-seal' ? { ...field, lock } : field))
  const posts = POSTS.map((field) => (field.value === '' ? field : { ...field, appearance }))
  const stages = new Map<string, Uint8Array>()
  let pdf = await addFormFields(fixture('one-page'), [...locked, ...posts])
  const then = async (name: string, next: Promise<Uint8Array>): Promise<void> => {
    pdf = await next
    stages.set(name, pdf)
  }
  const open = (field: string, value: string) => ({ field, value, readOnly: false, ...(value === '' ? {} : { appearance }) })
  await then('drafted', sign(pki, pdf, 'drafter', 'sign-1', { appearance, certify: true }))
  await then('changed', fillTextFields(pdf, [open('post-2', '팀장 출장'), open('post-4', '국장')]))
  await then('reviewed', sign(pki, pdf, 'reviewer', 'sign-3', { appearance: withImage }))
  await then('changed-again', fillTextFields(pdf, [open('post-2', ''), open('post-4', '실장')]))
  await then('approved', sign(pki, pdf, 'approver', 'sign-4', { appearance, lock }))
  await then('registered', fillTextFields(pdf, [{ field: 'number', value: '디지털정책과-1234', appearance }], true))
  await then('sealed', sign(pki, pdf, 'seal', 'sign-seal', { appearance, stampedAt: PRESENT }))
  await then('proven', lasting(pki, pdf))
  await then('archived', sign(pki, pdf, 'tsa', 'sign-time', { timestamp: true }))
  return stages
}
