/** The invented city. Addresses and numbers exist nowhere: no exchange is called 000, and `.example` is reserved (RFC 2606). */
export const AGENCY = {
  name: '한빛시',
  headPost: '한빛시장',
  zip: '04710',
  address: '한빛시 푸른구 온마루길 1 (나래동)',
  homepage: 'https://www.hanbit.example',
} as const

/** Name of the seal in the seal register (공인대장). */
export const SEAL_NAME = '한빛시장인'
export const MAIL_DOMAIN = 'hanbit.example'
