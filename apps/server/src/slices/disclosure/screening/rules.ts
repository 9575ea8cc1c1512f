import type { FindingKind } from './finding.ts'
import type { Label } from './labels.ts'
import { isBirthDate, isDate, passesLuhn } from './validity.ts'

/** One way to recognise a kind: a pattern over folded text, and what must hold of a match. */
export interface Rule {
  /** Global pattern; its whole match is the place. */
  readonly pattern: RegExp
  /** The kind of a match, or null when it is none; `label` is what stands before it. */
  readonly kindOf: (match: RegExpExecArray, label: () => Label | null) => FindingKind | null
}

/** Between groups of one number: at most one sign, with blanks around it. */
const GAP = '(?: {0,2}[-./] {0,2}| {1,2}|)'
/** A number starts where no longer number, code or word of Latin letters is running. */
const START = '(?<![A-Za-z0-9]|\\d[-.,])'
const END = '(?![0-9]|[-.]\\d|,\\d{3})'
const number = (body: string): RegExp => new RegExp(START + body + END, 'g')
const isPublic = (label: Label | null): boolean => label === 'other' || label === 'corporation'
const digitsOf = (match: RegExpExecArray): string => match[0].replace(/\D/g, '')

const PROVINCE =
  '(?:서울(?:특별시|시)?|(?:부산|대구|인천|광주|대전|울산)(?:광역시|시)?|세종(?:특별자치시|시)?|경기(?:도)?|(?:강원|전북|제주)(?:특별자치도|도)?|(?:충청|전라|경상)[남북]도|충[남북]|전남|경[남북])'
const PLATE_SYLLABLE = '[가나다라마거너더러머버서어저고노도로모보소오조구누두루무부수우주바사아자배하허호육해공국합]'
const COUNTER = '(?! {0,2}(?:년|월|일|원|억|만|천|명|건|개|호|번|쪽|조|항|세대|가구|㎡|%|k?m|\\.\\s?\\d))'

const email: Rule = {
  pattern:
    /(?<![A-Za-z0-9._%+-])[A-Za-z0-9](?:[A-Za-z0-9._%+-]{0,63}) ?@ ?(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})\.){1,8}[A-Za-z]{2,24}(?![A-Za-z0-9])/g,
  // An office's address is printed at the foot of every official form (행정업무규정 시행규칙 별지 1): it is not personal.
  kindOf: (match) => (/[@.](?:go\.kr|korea\.kr)$/i.test(match[0]) ? null : 'email'),
}

/** 주민등록번호, 외국인등록번호: birth date, century-and-sex digit, six more. */
const registration: Rule = {
  pattern: number(`(\\d{6})${GAP}(\\d)\\d{6}`),
  kindOf: (match, label) => {
    if (!isBirthDate(match[1] ?? '', match[2] ?? '')) return null
    // A corporation's number has the same shape; a second number behind it is somebody's own again.
    const second = /\d[^\n]{0,40}$/.test(match.input.slice(Math.max(0, match.index - 12), match.index))
    if (label() === 'corporation' && !second) return null
    if (/^\d+$/.test(match[0]) && isPublic(label())) return null
    return /[5-8]/.test(match[2] ?? '') ? 'foreigner-number' : 'resident-number'
  },
}

const healthInsurance: Rule = {
  pattern: number(`\\d${GAP}\\d{10}`),
  kindOf: (_, label) => (label() === 'health-insurance' ? 'health-insurance' : null),
}

/** Region code 11–26, 28 or the region's name, year, serial, check (도로교통법 시행규칙 77). */
const drivingLicence: Rule = {
  pattern: number(
    `(?:(1[1-9]|2[0-8])|(?:서울|부산|경기|강원|충북|충남|전북|전남|경북|경남|제주|대구|인천|광주|대전|울산))${GAP}\\d{2}${GAP}\\d{6}${GAP}\\d{2}`,
  ),
  kindOf: (match, label) => {
    if (/^\d+$/.test(match[0])) return label() === 'driving-licence' ? 'driving-licence' : null
    const before = label()
    return before === 'bank-account' || isPublic(before) ? null : 'driving-licence'
  },
}

const mobilePhone: Rule = {
  pattern: new RegExp(
    `(?:(?<![A-Za-z0-9])\\+82|${START})(?:${GAP}\\(?0?\\)?${GAP}10${GAP}\\d{4}|\\(?010\\)?${GAP}\\d{4}|\\(?01[16789]\\)?${GAP}\\d{3,4})${GAP}\\d{4}${END}`,
    'g',
  ),
  kindOf: (match) => (/^(?:\+82|\(?01)/.test(match[0]) ? 'mobile-phone' : null),
}

/** ISO/IEC 7812-1: issuer digits of payment networks, 14 to 16 digits in the usual groups, Luhn's check digit. */
const cardNumber: Rule = {
  pattern: number(`[2-69](?:\\d{3}${GAP}\\d{4}${GAP}\\d{4}${GAP}\\d{4}|\\d{3}${GAP}\\d{6}${GAP}\\d{4,5})`),
  kindOf: (match, label) => {
    if (!passesLuhn(digitsOf(match))) return null
    return /^\d+$/.test(match[0]) && isPublic(label()) ? null : 'card-number'
  },
}

/** Old: letter and eight digits; since 2021: letter, three digits, letter, four digits (여권법 시행규칙). */
const passport: Rule = {
  pattern: /(?<![A-Za-z0-9])(?:[A-Za-z] ?-?(?:\d{8}|\d{3}[A-Za-z]\d{4})|[A-Za-z]{2} ?-?\d{7})(?![A-Za-z0-9])/g,
  kindOf: (match, label) => {
    const before = label()
    if (before === 'passport') return 'passport'
    if (isPublic(before) || !/^[MSRGDO]/.test(match[0])) return null
    const digits = digitsOf(match)
    const dated = digits.length === 8 && isDate(Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6)))
    return /^[A-Z](?:\d{8}|\d{3}[A-Z]\d{4})$/.test(match[0]) && !dated ? 'passport' : null
  },
}

/** 자동차등록번호판: two or three digits, a syllable of the list, four digits, with the region before old ones. */
const vehicleNumber: Rule = {
  pattern: new RegExp(
    `(?<![가-힣A-Za-z0-9]|\\d[-.,])(?:(?:서울|부산|대구|인천|광주|대전|울산|세종|경기|강원|충북|충남|전북|전남|경북|경남|제주) ?)?\\d{2,3} ?${PLATE_SYLLABLE} ?\\d{4}(?![0-9,])${COUNTER}`,
    'g',
  ),
  kindOf: (match, label) => (/\d[조호구도주부] \d/.test(match[0]) && label() !== 'vehicle-number' ? null : 'vehicle-number'),
}

/** An address down to the dwelling; one without a dwelling is personal only where the words before it say so. */
const homeAddress: Rule = {
  pattern: new RegExp(
    `(?<![가-힣])(?:${PROVINCE} ?)?(?:[가-힣]{1,6}[시군구] ){0,2}(?:[가-힣0-9]{1,7}[읍면] )?(?:[가-힣0-9.]{1,15}(?:로|길)(?: ?\\d+번?길)?|[가-힣0-9]{1,7}[동리가]) ?(?:산 ?)?\\d{1,5}(?:-\\d{1,5})?(?:번지)?(?!\\d)(?<dwelling>(?:,? ?(?:\\([^()\\n]{1,30}\\) ?)?(?:[가-힣A-Za-z0-9]{1,15}(?:아파트|빌라|주택|오피스텔|맨션|빌리지) ?)?(?:(?:제 ?)?[0-9A-Za-z가-하]{1,5}동 ?-?)?(?:(?:지하 ?)?\\d{1,3}층 ?)?(?:제 ?)?[0-9A-Za-z]{1,5}호(?![가-힣]*선))(?: ?\\([가-힣0-9]+동(?:, ?[^()\\n]{1,30})?\\))?)?`,
    'g',
  ),
  kindOf: (match) => {
    const before =
      match.input
        .slice(Math.max(0, match.index - 20), match.index)
        .split('\n')
        .at(-1) ?? ''
    const rooted = new RegExp(`^(?:${PROVINCE}|[가-힣]{1,6}[시군구] )`).test(match[0])
    const personal = /(?:거주지|자택|집 ?주소|주소지?|주민등록지|본적|등록기준지)[^가-힣0-9]{0,4}$/.test(before)
    if (
      /(?:청사|사무실|사무소|사업장|본점|본사|법인|회사|기관|소재지|사업|공사|현장)(?: ?(?:주소|소재지))?[^가-힣0-9]{0,4}$/.test(
        before,
      )
    )
      return null
    const dwelling = match.groups?.['dwelling'] ?? ''
    if (/동/.test(dwelling) && /호/.test(dwelling)) return rooted || personal ? 'home-address' : null
    return personal && (rooted || dwelling !== '') ? 'home-address' : null
  },
}

/** Groups of digits under one and the same sign, 10 to 16 in all, where the words before say that it is an account. */
const bankAccount: Rule = {
  pattern: number('\\d{2,7}(?:( {0,2}- {0,2}| )\\d{1,8}(?:\\1\\d{1,8}){1,3}|\\d{8,9})(?!\\d| ?원)'),
  kindOf: (match, label) => {
    const length = digitsOf(match).length
    if (length < 10 || length > 16 || /^0\d{1,2}\D+\d{3,4}\D+\d{4}$/.test(match[0])) return null
    return label() === 'bank-account' ? 'bank-account' : null
  },
}

/** In order of certainty: a place taken by an earlier rule is not asked again. */
export const RULES: readonly Rule[] = [
  email,
  registration,
  healthInsurance,
  drivingLicence,
  mobilePhone,
  cardNumber,
  passport,
  vehicleNumber,
  homeAddress,
  bankAccount,
]
