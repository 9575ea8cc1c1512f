import { SigningError } from '../../errors.ts'

/** All that one container may cost: a file says itself how slow it is to open, and a hostile one would say for ever. */
const MOST = 2_500_000
/** A round of a hash in JavaScript against one of the platform. */
const IN_SCRIPT = 5

/** Counts the rounds that a container asks for. */
export class Work {
  #left = MOST

  /** @throws KEY_UNSUPPORTED when it is too much; KEY_CONTAINER_BROKEN for no rounds at all */
  spend(iterations: number, blocks: number, where: 'platform' | 'script'): void {
    if (iterations < 1) throw new SigningError('KEY_CONTAINER_BROKEN', { iterations })
    this.#left -= iterations * blocks * (where === 'script' ? IN_SCRIPT : 1)
    if (this.#left < 0) throw new SigningError('KEY_UNSUPPORTED', { iterations })
  }
}
