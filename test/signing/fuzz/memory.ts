/** More than any input may take, over what the process had before the first one. */
export const MOST_BYTES = 256 * 1024 * 1024

/** The most memory that this process ever had, in bytes. */
export const peakBytes = (): number => process.resourceUsage().maxRSS * 1024
