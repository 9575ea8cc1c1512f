import { PDFBool, PDFDict, PDFName, PDFNumber } from 'pdf-lib'
import { type Change, notAllowed } from './change.ts'
import { changedKeys, sameObject } from './compare.ts'
import type { Surroundings } from './surroundings.ts'

/** What it is when the form's own dictionary was changed (ISO 32000-1 table 218). Its list of fields is judged by what was added to it. */
export function formChange({ before, after }: Surroundings, what: string, was: PDFDict, now: PDFDict): readonly Change[] {
  return changedKeys(was, now).flatMap((key) => {
    if (key === 'Fields') return []
    // That there are signatures, and that only updates may follow.
    if (key === 'SigFlags') return hasFlags(now, flagsOf(was)) ? [] : [notAllowed(what, 'FORM_SigFlags')]
    // Readers made no appearances of their own, and still make none: said or not said is the same.
    if (key === 'NeedAppearances' && !needsAppearances(was) && !needsAppearances(now)) return []
    if (key === 'DR' && onlyAdds(before.dict(was, key), after.dict(now, key), 2)) return []
    return [notAllowed(what, `FORM_${key}`)]
  })
}

const flagsOf = (form: PDFDict): number => {
  const flags = form.get(PDFName.of('SigFlags'))
  return flags instanceof PDFNumber ? flags.asNumber() : 0
}
/** A flag that was set stays set. */
const hasFlags = (form: PDFDict, flags: number): boolean =>
  form.get(PDFName.of('SigFlags')) instanceof PDFNumber && (flagsOf(form) & flags) === flags

const needsAppearances = (form: PDFDict): boolean =>
  ![undefined, PDFBool.False].some((no) => no === form.get(PDFName.of('NeedAppearances')))

/** Resources for new appearances: nothing that was there is another one now. */
function onlyAdds(was: PDFDict | undefined, now: PDFDict | undefined, depth: number): boolean {
  if (was === undefined) return true
  if (now === undefined) return false
  return was.entries().every(([key, value]) => {
    const after = now.get(key)
    if (after === undefined) return false
    if (sameObject(value, after)) return true
    return depth > 1 && value instanceof PDFDict && after instanceof PDFDict && onlyAdds(value, after, depth - 1)
  })
}
