import type { SignatureChange } from '../service/genuine.ts'
import type { Lang } from './words.ts'

type Pair = readonly [ko: string, en: string]

/** Why a signature is not valid, or cannot be called so, for people who know nothing of signatures; keys are those of EN 319 102-1. */
const WHY: Readonly<Record<string, Pair>> = {
  FORMAT_FAILURE: ['서명의 형식이 잘못되었습니다.', 'The signature is not in a form that can be read.'],
  HASH_FAILURE: ['서명한 내용이 바뀌었습니다.', 'What was signed was changed.'],
  SIG_CRYPTO_FAILURE: ['서명 값이 인증서와 맞지 않습니다.', 'The signature does not fit its certificate.'],
  MODIFIED_AFTER_SIGNING: [
    '서명한 뒤 허용되지 않은 변경이 있었습니다.',
    'Something was changed after signing that nobody may change.',
  ],
  REVOKED: ['폐지된 인증서로 서명했습니다.', 'It was signed with a revoked certificate.'],
  EXPIRED: ['유효 기간이 지난 인증서로 서명했습니다.', 'It was signed with an expired certificate.'],
  NOT_YET_VALID: ['인증서가 발급되기 전에 서명했습니다.', 'It was signed before its certificate was issued.'],
  SIG_CONSTRAINTS_FAILURE: ['서명에 꼭 있어야 할 것이 없습니다.', 'The signature lacks what it must have.'],
  CHAIN_CONSTRAINTS_FAILURE: ['이런 서명에 쓸 수 없는 인증서입니다.', 'The certificate is not for signatures like this.'],
  CRYPTO_CONSTRAINTS_FAILURE_NO_POE: [
    '이제는 안전하지 않은 암호 방식을 썼습니다.',
    'It uses cryptography that no longer counts as safe.',
  ],
  TIMESTAMP_ORDER_FAILURE: ['시점확인의 때가 앞뒤로 맞지 않습니다.', 'Its timestamp tells an impossible time.'],
  NO_SIGNING_CERTIFICATE_FOUND: ['서명한 사람의 인증서가 없습니다.', 'The signer’s certificate is missing.'],
  NO_CERTIFICATE_CHAIN_FOUND: [
    '이 기관이 믿는 인증기관의 인증서가 아닙니다.',
    'The certificate is not from an authority that this office trusts.',
  ],
  REVOKED_NO_POE: [
    '인증서가 폐지되었고, 그 전에 서명했다는 증명이 없습니다.',
    'The certificate was revoked, and nothing proves that the signature is older.',
  ],
  REVOKED_CA_NO_POE: ['인증기관의 인증서가 폐지되었습니다.', 'The certificate of its authority was revoked.'],
  OUT_OF_BOUNDS_NO_POE: [
    '인증서의 유효 기간이 아니고, 그 안에 서명했다는 증명이 없습니다.',
    'The certificate is not valid now, and nothing proves that it was when it signed.',
  ],
  OUT_OF_BOUNDS_NOT_REVOKED: ['인증서의 유효 기간이 지났습니다.', 'The certificate has expired.'],
  REVOCATION_OUT_OF_BOUNDS_NO_POE: [
    '인증서의 상태를 알려 주는 자료가 오래되었습니다.',
    'What is known of the certificate is too old.',
  ],
  NO_POE: ['서명한 때를 증명하는 자료가 없습니다.', 'Nothing proves when it was signed.'],
  TRY_LATER: ['인증서가 폐지되었는지 지금은 알 수 없습니다.', 'Whether the certificate was revoked cannot be said now.'],
}

/** Why a signature is not valid, in a sentence. */
export function whyNot(lang: Lang, subIndication: string | null): string | null {
  if (subIndication === null) return null
  const pair = Object.hasOwn(WHY, subIndication) ? WHY[subIndication] : undefined
  return pair === undefined ? subIndication : pair[lang === 'ko' ? 0 : 1]
}

const LEVELS: Readonly<Record<string, Pair>> = {
  'B-B': ['기본 서명', 'basic signature'],
  'B-T': ['때가 증명된 서명', 'with a proven time'],
  'B-LT': ['검증 자료를 갖춘 서명', 'with what is needed to check it later'],
  'B-LTA': ['오래 두고 확인할 수 있는 서명', 'made to be checked for decades'],
}

/** A level and what it means. */
export function levelText(lang: Lang, level: string): string {
  const pair = Object.hasOwn(LEVELS, level) ? LEVELS[level] : undefined
  return pair === undefined ? level : `${level} · ${pair[lang === 'ko' ? 0 : 1]}`
}

const COMMITMENTS: Readonly<Record<string, Pair>> = {
  proofOfOrigin: ['작성·승인·발송', 'made, approved and sent it'],
  proofOfReceipt: ['접수', 'received it'],
  proofOfDelivery: ['전달', 'delivered it'],
  proofOfSender: ['발송', 'sent it'],
  proofOfApproval: ['승인', 'approved it'],
  proofOfCreation: ['작성', 'made it'],
}

/** What somebody signed for. */
export function commitmentText(lang: Lang, commitment: string): string {
  const pair = Object.hasOwn(COMMITMENTS, commitment) ? COMMITMENTS[commitment] : undefined
  return pair === undefined ? commitment : pair[lang === 'ko' ? 0 : 1]
}

const CHANGES: Readonly<Record<string, Pair>> = {
  FURTHER_SIGNATURE: ['다른 사람이 서명함', 'somebody else signed'],
  DOCUMENT_TIMESTAMP: ['시점확인을 더함', 'a timestamp was set'],
  FORM_FILL: ['양식의 칸을 채움', 'a field of the form was filled'],
  VALIDATION_MATERIAL: ['검증 자료를 더함', 'data for checking was added'],
  SIGNATURE_FIELD_ADDED: ['서명할 칸을 더함', 'a place for a signature was added'],
  METADATA: ['파일 정보를 고침', 'the description of the file was updated'],
  ANNOTATION: ['메모를 더하거나 고침', 'a comment was added or changed'],
  NOT_ALLOWED: ['허용되지 않은 변경', 'a change that nobody may make'],
}

/** A change after a signature, with the field or object that it was made to. */
export function changeText(lang: Lang, change: SignatureChange): string {
  const pair = Object.hasOwn(CHANGES, change.kind) ? CHANGES[change.kind] : undefined
  const words = pair === undefined ? change.kind : pair[lang === 'ko' ? 0 : 1]
  const where = change.field ?? (change.kind === 'NOT_ALLOWED' ? `${change.what ?? ''} ${change.why ?? ''}`.trim() : undefined)
  return where === undefined || where === '' ? words : `${words} (${where})`
}
