/** Retention periods (기록령 26①), longest first. */
export const PERIODS = ['PERMANENT', 'SEMI_PERMANENT', 'Y30', 'Y10', 'Y5', 'Y3', 'Y1'] as const
