/** Version of the machine. A stored snapshot of another version is not restored but replayed from its events. */
export const MACHINE_VERSION = 1
