/** What the first entry carries as the hash of the entry before it. */
export const GENESIS_HASH = '0'.repeat(64)
