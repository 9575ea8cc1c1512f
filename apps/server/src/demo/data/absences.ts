/** An absence around the present: people by name, days as office days from the last one of the story (0). */
export interface DemoAbsence {
  readonly key: string
  readonly who: string
  readonly acting: string
  readonly reason: string
  readonly from: number
  readonly until: number
}

/** 스마트도시과장 is away on a trip, 옥가온 on leave; each has a deputy (직무대리). */
export const ABSENCES: readonly DemoAbsence[] = [
  { key: '황보람', who: '황보람', acting: '유하늘', reason: '국외 출장(스마트도시 국제회의)', from: -6, until: 3 },
  { key: '옥가온', who: '옥가온', acting: '제갈윤', reason: '연가', from: -1, until: 4 },
]

/** Who acts by default (직무대리), in order: by name. */
export const DEPUTIES: Readonly<Record<string, readonly string[]>> = {
  박세찬: ['이두리', '고은결'],
  황보람: ['유하늘'],
  옥가온: ['제갈윤'],
}
