import { defineFaults } from '../../kernel/errors.ts'

/** What is wrong with a picture of a signature. */
type ImageProblem = 'KIND' | 'BROKEN' | 'TOO_MANY_PIXELS' | 'BLANK' | 'NO_PAPER' | 'TOO_SMALL'

const IMAGE_PROBLEMS: Readonly<Record<ImageProblem, { readonly ko: string; readonly en: string }>> = {
  KIND: {
    ko: '서명 그림은 PNG 또는 JPEG 파일이어야 합니다. 다른 파일을 고르십시오.',
    en: 'A signature image must be a PNG or JPEG file. Choose another file.',
  },
  BROKEN: {
    ko: '그림 파일을 읽을 수 없습니다. 다시 저장하거나 다른 파일을 고르십시오.',
    en: 'The picture cannot be read. Save it again, or choose another file.',
  },
  TOO_MANY_PIXELS: {
    ko: '그림이 1천6백만 화소를 넘습니다. 서명만 남게 잘라서 다시 올리십시오.',
    en: 'The picture has more than 16 million pixels. Cut it down to the signature and try again.',
  },
  BLANK: {
    ko: '그림에서 서명이 보이지 않습니다. 흰 종이에 진한 펜으로 쓴 서명을 올리거나 직접 그리십시오.',
    en: 'No signature is to be seen in the picture. Write it in dark ink on white paper, or draw it here.',
  },
  NO_PAPER: {
    ko: '그림이 너무 어둡거나 서명이 아닌 그림입니다. 흰 종이에 쓴 서명만 남게 잘라서 올리십시오.',
    en: 'The picture is too dark, or no signature. Write on white paper and cut the picture down to the signature.',
  },
  TOO_SMALL: {
    ko: '서명이 너무 작습니다. 더 크게 찍거나 크게 그리십시오.',
    en: 'The signature is too small. Take a larger picture, or draw it larger.',
  },
}

/** What can go wrong with signatures, certificates and seals. */
export const signaturesFaults = defineFaults({
  /** The office's authority was not founded, so nothing can be issued or checked. */
  AUTHORITY_MISSING: {
    kind: 'UNAVAILABLE',
    sentence: () => ({
      ko: '인증기관이 아직 세워지지 않았습니다. 관리자가 먼저 `office create`를 실행해야 합니다.',
      en: 'The certification authority was not founded yet; an administrator must create the office first.',
    }),
  },
  /** The keystore's passphrase is not the one that the office's keys were encrypted under. */
  KEYSTORE_LOCKED: {
    kind: 'UNAVAILABLE',
    sentence: (_: { reason: string }) => ({
      ko: '기관의 개인키 저장소가 이 암호로 열리지 않습니다. 관리자가 ONMARU_KEYSTORE_PASSPHRASE 또는 자료 폴더의 keystore.passphrase를 확인해야 합니다.',
      en: "The office's keystore does not open with this passphrase. Check ONMARU_KEYSTORE_PASSPHRASE, or keystore.passphrase in the data folder.",
    }),
  },
  /** A certification request that cannot be read, or whose sender does not show to hold the key. */
  REQUEST_REFUSED: {
    kind: 'BAD_INPUT',
    sentence: (_: { reason: string }) => ({
      ko: '인증서 발급 요청(PKCS#10)을 받아들일 수 없습니다. RSA 2048비트 이상 또는 P-256·P-384 키로 요청을 다시 만드십시오.',
      en: 'The PKCS#10 request cannot be accepted. Make it again with RSA of 2048 bits or more, or P-256 or P-384.',
    }),
  },
  PEM_BROKEN: {
    kind: 'BAD_INPUT',
    sentence: (f: { kinds: string }) => ({
      ko: `파일에서 ${f.kinds}을(를) 찾을 수 없습니다. PEM 또는 DER(base64) 파일을 보내십시오.`,
      en: `There is no ${f.kinds} in what was sent. Send PEM, or DER as base64.`,
    }),
  },
  /** An address of a list that no authority of the office has. */
  LIST_UNKNOWN: {
    kind: 'NOT_FOUND',
    sentence: (f: { name: string }) => ({
      ko: `${f.name} 이름의 인증서폐지목록이 없습니다. 인증서에 적힌 주소를 확인하십시오.`,
      en: `There is no revocation list named ${f.name}. Check the address in the certificate.`,
    }),
  },
  SUBJECT_MISSING: {
    kind: 'BAD_INPUT',
    sentence: () => ({
      ko: '인증서에 적을 이름이 없습니다. 이름을 적어 다시 보내십시오.',
      en: 'A name for the certificate is missing. Give one and send it again.',
    }),
  },
  /** A server's certificate without a host that can stand in one. */
  HOSTS_MISSING: {
    kind: 'BAD_INPUT',
    sentence: () => ({
      ko: '서버 인증서에는 올바른 호스트 이름이 하나 이상 필요합니다. 호스트 이름을 고쳐 다시 요청하십시오.',
      en: 'A server certificate needs at least one valid host name. Correct the names and ask again.',
    }),
  },
  /** A renewal is for a new key. */
  RENEWAL_SAME_KEY: {
    kind: 'REFUSED',
    sentence: () => ({
      ko: '갱신에는 새 키가 필요합니다. 새 키로 요청을 만들어 다시 보내십시오.',
      en: 'A renewal needs a new key. Make a request with a new key and send that.',
    }),
  },
  /** The authority of a certificate gave no word on it; nothing can be said of the certificate itself. */
  REVOCATION_UNAVAILABLE: {
    kind: 'UNAVAILABLE',
    sentence: (_: { subject: string; reason: string; url: string }) => ({
      ko: '인증서를 발급한 기관이 폐지 여부를 답하지 않습니다. 저장하지 않았습니다. 잠시 뒤 다시 하고, 계속되면 관리자에게 알리십시오.',
      en: 'The authority of this certificate does not say whether it was revoked. Nothing was stored; try again later.',
    }),
  },
  TIMESTAMP_UNAVAILABLE: {
    kind: 'UNAVAILABLE',
    sentence: (_: { failures: readonly string[] }) => ({
      ko: '시점확인 서비스가 답하지 않습니다. 잠시 뒤 다시 합니다.',
      en: 'No timestamp service answers. It is tried again later.',
    }),
  },
  TRUST_ANCHORS_BROKEN: {
    kind: 'UNAVAILABLE',
    sentence: (f: { file: string }) => ({
      ko: `믿는 인증기관의 인증서를 읽을 수 없습니다: ${f.file}. ONMARU_TRUST_ANCHORS의 파일을 확인하십시오.`,
      en: `A trust anchor cannot be read: ${f.file}. Check the files of ONMARU_TRUST_ANCHORS.`,
    }),
  },
  CHALLENGE_UNKNOWN: {
    kind: 'CONFLICT',
    sentence: () => ({
      ko: '인증서 확인의 시간이 지났거나 이미 쓰였습니다. 처음부터 다시 하십시오.',
      en: 'The time for showing the certificate ended, or it was used already. Begin again.',
    }),
  },
  ENROLLED_ALREADY: {
    kind: 'CONFLICT',
    sentence: () => ({ ko: '이미 등록된 인증서입니다.', en: 'The certificate is enrolled already.' }),
  },
  CERTIFICATE_REVOKED_ALREADY: {
    kind: 'CONFLICT',
    sentence: (f: { revokedAt: string }) => ({
      ko: `이미 ${f.revokedAt}에 폐지되었거나 정지된 인증서입니다. 바뀐 것은 없습니다.`,
      en: `The certificate was revoked or held already, on ${f.revokedAt}. Nothing was changed.`,
    }),
  },
  CERTIFICATE_NOT_ON_HOLD: {
    kind: 'CONFLICT',
    sentence: () => ({
      ko: '정지된 인증서가 아닙니다. 바뀐 것은 없습니다.',
      en: 'The certificate is not on hold. Nothing was changed.',
    }),
  },
  /** The stage was never handed out, or to somebody else. */
  STAGE_UNKNOWN: {
    kind: 'NOT_FOUND',
    sentence: () => ({
      ko: '서명 준비를 찾을 수 없습니다. 문서를 다시 열어 서명하십시오.',
      en: 'This signing stage is unknown. Open the document again and sign.',
    }),
  },
  /** The document got another signature, or another text, after the stage was handed out. */
  STAGE_STALE: {
    kind: 'CONFLICT',
    sentence: () => ({
      ko: '그 사이 문서가 바뀌었습니다. 서명은 저장되지 않았습니다. 지금 문서를 확인하고 다시 서명하십시오.',
      en: 'The document changed meanwhile; your signature was not stored. Look at it again and sign.',
    }),
  },
  /** The CMS does not fit the bytes that were handed out. */
  SIGNATURE_MISMATCH: {
    kind: 'BAD_INPUT',
    sentence: (_: { reason: string }) => ({
      ko: '서명이 보여 드린 문서와 맞지 않습니다. 저장하지 않았습니다. 문서를 다시 열어 서명하십시오.',
      en: 'The signature does not fit the document that was shown. It was not stored; open the document again and sign.',
    }),
  },
  /** The CMS cannot be read. */
  SIGNATURE_BROKEN: {
    kind: 'BAD_INPUT',
    sentence: (_: { reason: string }) => ({
      ko: '서명 자료를 읽을 수 없습니다. 다시 서명하십시오.',
      en: 'The signature cannot be read. Sign again.',
    }),
  },
  /** The certificate is not enrolled for the person who acts. */
  CERTIFICATE_NOT_YOURS: {
    kind: 'FORBIDDEN',
    sentence: (f: { subject: string }) => ({
      ko: `이 인증서(${f.subject})는 로그인한 사람의 것이 아닙니다. 본인 인증서로 서명하십시오.`,
      en: `This certificate (${f.subject}) is not yours. Sign with your own certificate.`,
    }),
  },
  CERTIFICATE_EXPIRED: {
    kind: 'REFUSED',
    sentence: (f: { notAfter: string }) => ({
      ko: `인증서의 유효기간이 ${f.notAfter}에 끝났습니다. 인증서를 갱신한 뒤 서명하십시오.`,
      en: `The certificate expired on ${f.notAfter}. Renew it and sign.`,
    }),
  },
  CERTIFICATE_REVOKED: {
    kind: 'REFUSED',
    sentence: (f: { revokedAt: string }) => ({
      ko: `인증서가 ${f.revokedAt}에 폐지되었습니다. 새 인증서를 발급받은 뒤 서명하십시오.`,
      en: `The certificate was revoked on ${f.revokedAt}. Get a new one and sign.`,
    }),
  },
  /** No valid path from the certificate to a trust anchor of this office. */
  CERTIFICATE_UNTRUSTED: {
    kind: 'REFUSED',
    sentence: (f: { reason: string }) =>
      f.reason === 'NOT_ENROLLED'
        ? {
            ko: '이 기관에 등록된 인증서가 아닙니다. 기관에서 발급받은 인증서를 쓰거나, 내 설정에서 이 인증서를 먼저 등록하십시오.',
            en: 'The certificate is not enrolled here. Use one that the office issued, or enrol this one in your settings first.',
          }
        : {
            ko: '이 기관이 신뢰하는 인증기관이 발급한 인증서가 아닙니다. 기관에서 발급받은 인증서를 쓰십시오.',
            en: 'The certificate was not issued by an authority that this office trusts. Use one that the office issued.',
          },
  },
  SIGNATURE_IMAGE_TOO_LARGE: {
    kind: 'TOO_LARGE',
    sentence: (f: { limit: number }) => ({
      ko: `서명 그림 파일이 너무 큽니다(한도 ${Math.floor(f.limit / 1024 / 1024)}MB). 서명만 남게 잘라서 다시 올리십시오.`,
      en: `The picture of the signature is too large (limit ${Math.floor(f.limit / 1024 / 1024)} MB). Cut it down to the signature and try again.`,
    }),
  },
  /** A picture that is none, or shows no signature: see `reason`. */
  SIGNATURE_IMAGE_INVALID: {
    kind: 'BAD_INPUT',
    sentence: (f: { reason: ImageProblem }) => IMAGE_PROBLEMS[f.reason],
  },
  SIGNATURE_IMAGE_MISSING: {
    kind: 'NOT_FOUND',
    sentence: () => ({
      ko: '등록된 전자이미지서명이 없습니다. 목록을 새로 고치십시오.',
      en: 'There is no signature image. Refresh the list.',
    }),
  },
  SEAL_MISSING: {
    kind: 'UNAVAILABLE',
    sentence: () => ({
      ko: '사용 중인 전자관인이 없습니다. 관인대장에 관인을 등록하십시오.',
      en: 'No seal is in use. Register one in the seal register.',
    }),
  },
  CERTIFICATE_UNKNOWN: {
    kind: 'NOT_FOUND',
    sentence: () => ({ ko: '그런 인증서가 없습니다.', en: 'There is no such certificate.' }),
  },
})
