/** Main indications of EN 319 102-1 in plain words. */
export const VERDICTS = {
  'TOTAL-PASSED': '유효 (valid)',
  INDETERMINATE: '판단할 수 없음 (cannot be judged)',
  'TOTAL-FAILED': '무효 (invalid)',
} as const
