import type { OfficeDoor } from './office-door.ts'

type Report = Awaited<ReturnType<OfficeDoor['verifyPdf']>>
type Finding = NonNullable<Report['signatures'][number]['subIndication']>

/** Sub-indications of EN 319 102-1 for people: what was found, and what one can do about it. */
export const FINDINGS: Readonly<Record<Finding, readonly [ko: string, en: string]>> = {
  FORMAT_FAILURE: [
    '서명의 형식이 규격과 달라 서명으로 볼 수 없습니다. 보낸 곳에 원본을 다시 요청하십시오.',
    'it is not formed as a signature must be; ask the sender for the original',
  ],
  HASH_FAILURE: [
    '서명한 내용과 지금 내용이 다릅니다. 이 파일을 믿지 말고 보낸 곳에 원본을 요청하십시오.',
    'what was signed is not what is here now; do not rely on it, ask the sender for the original',
  ],
  SIG_CRYPTO_FAILURE: [
    '서명 값이 인증서와 맞지 않습니다. 망가졌거나 꾸며낸 서명입니다.',
    'the signature does not fit its certificate: it is broken or made up',
  ],
  MODIFIED_AFTER_SIGNING: [
    '서명한 뒤에 허용되지 않은 변경이 있었습니다. 서명한 때의 내용은 보낸 곳에서 확인하십시오.',
    'something that is not allowed was changed after it was signed; ask the sender for what was signed',
  ],
  NOT_YET_VALID: ['인증서가 유효해지기 전의 서명입니다.', 'it was made before its certificate was valid'],
  EXPIRED: ['유효기간이 지난 인증서로 한 서명입니다.', 'it was made with an expired certificate'],
  REVOKED: ['폐지된 인증서로 한 서명입니다.', 'it was made with a revoked certificate'],
  REVOKED_NO_POE: [
    '인증서가 폐지되었고, 그 전에 서명했다는 증거가 없습니다. 서명한 사람에게 확인하십시오.',
    'its certificate was revoked, and nothing proves that the signature is older; ask the signer',
  ],
  REVOKED_CA_NO_POE: [
    '인증기관의 인증서가 폐지되었고, 그 전에 서명했다는 증거가 없습니다.',
    'the certificate of its authority was revoked, and nothing proves that the signature is older',
  ],
  NO_SIGNING_CERTIFICATE_FOUND: [
    '서명한 인증서가 들어 있지 않아 누가 서명했는지 알 수 없습니다.',
    'the certificate that signed is not there, so nobody can tell who signed',
  ],
  NO_CERTIFICATE_CHAIN_FOUND: [
    '인증서가 이 기관이 믿는 인증기관까지 이어지지 않아 누가 서명했는지 확인할 수 없습니다. 믿을 수 있는 인증기관이면 관리자에게 등록을 요청하십시오.',
    'its certificate does not lead to an authority that this office trusts; if it should be trusted, ask an administrator to add it',
  ],
  CHAIN_CONSTRAINTS_FAILURE: ['인증서를 이 용도에 쓸 수 없습니다.', 'its certificate may not be used for this'],
  CERTIFICATE_CHAIN_GENERAL_FAILURE: ['인증서의 경로를 확인하지 못했습니다.', "its certificate's path could not be checked"],
  OUT_OF_BOUNDS_NO_POE: [
    '인증서 유효기간이 지났고, 그 안에 서명했다는 증거(시점확인)가 없습니다.',
    'its certificate has ended, and no timestamp proves that the signature is older',
  ],
  OUT_OF_BOUNDS_NOT_REVOKED: [
    '인증서 유효기간이 지났습니다. 폐지되지는 않았습니다.',
    'its certificate has ended; it was not revoked',
  ],
  REVOCATION_OUT_OF_BOUNDS_NO_POE: [
    '인증서의 상태를 알려 주는 자료가 오래되었습니다.',
    'what is known of its certificate is too old',
  ],
  TRY_LATER: [
    '인증서의 폐지 여부를 지금 확인할 수 없습니다. 나중에 다시 확인하십시오.',
    'whether its certificate was revoked cannot be found out now; try again later',
  ],
  CRYPTO_CONSTRAINTS_FAILURE: [
    '이제는 안전하지 않거나 확인할 수 없는 암호 방식을 썼습니다.',
    'it uses cryptography that no longer counts as safe, or that cannot be checked',
  ],
  CRYPTO_CONSTRAINTS_FAILURE_NO_POE: [
    '이제는 안전하지 않거나 확인할 수 없는 암호 방식을 썼고, 그 전에 서명했다는 증거가 없습니다.',
    'it uses cryptography that no longer counts as safe, or that cannot be checked, and nothing proves that it is older',
  ],
  SIG_CONSTRAINTS_FAILURE: ['서명에 꼭 있어야 할 것이 없습니다.', 'it lacks what such a signature must have'],
  TIMESTAMP_ORDER_FAILURE: ['시점확인의 때가 앞뒤로 맞지 않습니다.', 'its timestamp tells an impossible time'],
  NO_POE: ['서명한 때를 증명하는 자료가 없습니다.', 'nothing proves when it was made'],
  SIGNED_DATA_NOT_FOUND: ['서명한 내용이 없습니다.', 'what was signed is not there'],
  GENERIC: ['서명을 확인하지 못했습니다.', 'it could not be checked'],
}

type ChangeKind = Report['signatures'][number]['changesAfter'][number]['kind']

/** What came after a signature, for people. */
export const CHANGES: Readonly<Record<ChangeKind, readonly [ko: string, en: string]>> = {
  FURTHER_SIGNATURE: ['다른 사람이 서명함', 'somebody else signed'],
  DOCUMENT_TIMESTAMP: ['시점확인을 더함', 'a timestamp was set'],
  FORM_FILL: ['양식의 칸을 채움', 'a field of the form was filled'],
  VALIDATION_MATERIAL: ['검증 자료를 더함', 'data for checking was added'],
  SIGNATURE_FIELD_ADDED: ['서명할 칸을 더함', 'a place for a signature was added'],
  METADATA: ['파일 정보를 고침', 'the description of the file was updated'],
  ANNOTATION: ['메모를 더하거나 고침', 'a comment was added or changed'],
  NOT_ALLOWED: ['허용되지 않은 변경', 'a change that nobody may make'],
}
