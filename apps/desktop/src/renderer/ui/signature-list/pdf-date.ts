/** `D:20260715090200+09'00'`, with every part after the year optional (ISO 32000-2, 7.9.4). */
const PDF_DATE = /^(?:D:)?(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\d{2})?(?:(Z)|([+-])(\d{2})'?(\d{2})?)?/

/** The instant that a PDF date means, ISO 8601; null for what is none. A date without a zone is taken as UTC. */
export function instantOfPdfDate(text: string): string | null {
  const parts = PDF_DATE.exec(text)
  if (parts === null) return null
  const [
    ,
    year,
    month = '01',
    day = '01',
    hour = '00',
    minute = '00',
    second = '00',
    ,
    sign,
    zoneHour = '00',
    zoneMinute = '00',
  ] = parts
  const zone = sign === undefined ? 'Z' : `${sign}${zoneHour}:${zoneMinute}`
  const instant = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`)
  return Number.isNaN(instant.getTime()) ? null : instant.toISOString()
}
