/** Version of the machine and of its memory. A snapshot of another version is not taken up but replayed from its events. */
export const MACHINE_VERSION = 3
