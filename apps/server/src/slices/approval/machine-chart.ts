/** A machine of the line as a picture and in words, made of the machine itself. */
export interface MachineChart {
  /** line 결재선, step 단계, unit 부서협조, receipt 공람·후열. */
  readonly id: string
  readonly title: string
  /** SVG text that stands by itself. */
  readonly svg: string
  /** The same in words: what leads from which state to which. */
  readonly arrows: readonly { readonly from: string; readonly acts: readonly string[]; readonly to: string }[]
}
