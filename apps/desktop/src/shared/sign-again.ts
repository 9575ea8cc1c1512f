/** What of a signing task says whether another one is the same once more. */
export interface SignedTask {
  readonly documentId: string
  readonly stepId: string
  readonly revisionNumber: number
  readonly claims: { readonly role: string; readonly commitment: string }
}

/** What a person is about to sign: the task, the bytes that they see, and the `seq` of the line where it moved since they began; null where it did not. */
export interface Signing<Task extends SignedTask> {
  readonly task: Task
  readonly pdf: Uint8Array
  readonly movedTo: number | null
}

/** What signing once more needs; the key that signs is open. Handed in, because this folder imports nobody. */
export interface SigningDoors<Task extends SignedTask, Signature> {
  /** The same step on another state of the line; null where it is signed once or not at all. */
  readonly again: ((basedOn: number) => Promise<Task>) | null
  /** The file that a task was prepared for. */
  read(task: Task): Promise<Uint8Array>
  sign(task: Task, pdf: Uint8Array): Promise<Signature>
  complete(signature: Signature, movedTo: number | null): Promise<void>
  /** The `seq` of the line where a failure says that somebody was first; null for every other. */
  movedTo(error: unknown): number | null
  /** Whether a file is another one with further signatures behind it and nothing else. */
  addsOnlySignatures(base: Uint8Array, updated: Uint8Array): Promise<boolean>
}

/** Others who sign beside somebody come in between as often as they are; beyond this something else is wrong. */
const MOST_TRIES = 5

/**
 * Signs, and hands the signature over. Where somebody else signed in the same instant (병렬 협조), the file that is signed is another one: it is signed
 * anew, with the same key and without asking again, as long as it is what the person saw with further signatures behind it and nothing else.
 * @throws the first conflict when anything else changed, and whatever signing throws
 */
export async function signAndComplete<Task extends SignedTask, Signature>(
  begun: Signing<Task>,
  doors: SigningDoors<Task, Signature>,
): Promise<void> {
  let { task, pdf, movedTo } = begun
  let first: unknown
  for (let tries = 1; ; tries += 1) {
    try {
      await doors.complete(await doors.sign(task, pdf), movedTo)
      return
    } catch (error) {
      first ??= error
      const seq = doors.movedTo(error)
      if (seq === null) throw error
      const next = doors.again === null || tries === MOST_TRIES ? null : await prepared(doors.again, doors, seq)
      if (next === null || !(await showsTheSame(begun, next, doors))) throw first
      task = next.task
      pdf = next.pdf
      movedTo = next.movedTo
    }
  }
}

/** The same step's next task; null where it may not be signed any more, so that the conflict that it follows from is told. */
async function prepared<Task extends SignedTask, Signature>(
  again: (basedOn: number) => Promise<Task>,
  doors: SigningDoors<Task, Signature>,
  movedTo: number,
  left = MOST_TRIES,
): Promise<Signing<Task> | null> {
  if (left === 0) return null
  let task: Task
  try {
    task = await again(movedTo)
  } catch (error) {
    // Somebody may be faster than the preparation too.
    const seq = doors.movedTo(error)
    return seq !== null && seq > movedTo ? prepared(again, doors, seq, left - 1) : null
  }
  try {
    return { task, pdf: await doors.read(task), movedTo }
  } catch {
    // Or than the reading: a file that is past is not handed out. Asked once more, the line says where it stands.
    return prepared(again, doors, movedTo, left - 1)
  }
}

async function showsTheSame<Task extends SignedTask>(
  { task, pdf }: Signing<Task>,
  next: Signing<Task>,
  { addsOnlySignatures }: Pick<SigningDoors<Task, never>, 'addsOnlySignatures'>,
): Promise<boolean> {
  const same =
    next.task.documentId === task.documentId &&
    next.task.stepId === task.stepId &&
    next.task.revisionNumber === task.revisionNumber &&
    next.task.claims.role === task.claims.role &&
    next.task.claims.commitment === task.claims.commitment
  return same && (await addsOnlySignatures(pdf, next.pdf))
}
