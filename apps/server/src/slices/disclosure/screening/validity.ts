const CENTURY: Readonly<Record<string, number>> = {
  9: 1800,
  0: 1800,
  1: 1900,
  2: 1900,
  5: 1900,
  6: 1900,
  3: 2000,
  4: 2000,
  7: 2000,
  8: 2000,
}

/**
 * Whether six digits and the digit after them are a birth date and a century-and-sex digit (주민등록법 시행규칙 2).
 * The check digit is not asked: numbers given since October 2020 have none.
 */
export function isBirthDate(six: string, sex: string): boolean {
  const century = CENTURY[sex]
  return century !== undefined && isDate(century + Number(six.slice(0, 2)), Number(six.slice(2, 4)), Number(six.slice(4, 6)))
}

/** Whether year, month and day name a day of the calendar. */
export function isDate(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/** Luhn's check digit (ISO/IEC 7812-1 annex B) over a string of digits. */
export function passesLuhn(digits: string): boolean {
  let sum = 0
  for (const [index, digit] of [...digits].reverse().entries()) {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2)
    sum += value > 9 ? value - 9 : value
  }
  return sum % 10 === 0
}
