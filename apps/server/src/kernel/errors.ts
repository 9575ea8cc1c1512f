/** What sort of failure a fault is; the only thing the transport needs to know of it. */
export type FaultKind =
  | 'BAD_INPUT' // what was sent cannot be understood or breaks a stated limit
  | 'NOT_SIGNED_IN' // nobody is signed in, and the procedure wants somebody
  | 'FORBIDDEN' // somebody is signed in, but may not do this
  | 'NOT_FOUND' // there is no such thing, or the caller may not know of it
  | 'CONFLICT' // somebody else was first; looking again shows the present state
  | 'REFUSED' // understood and allowed in principle, but a rule of the office stands against it now
  | 'TOO_LARGE' // a size limit
  | 'TOO_MANY' // a rate limit or a lockout
  | 'UNAVAILABLE' // a service that this act needs does not answer; nothing was changed
  | 'INTERNAL' // a fault of ours

/** HTTP status of each kind; exhaustive, so that a new kind cannot silently become 500. */
export const HTTP_STATUS = {
  BAD_INPUT: 400,
  NOT_SIGNED_IN: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  REFUSED: 422,
  TOO_LARGE: 413,
  TOO_MANY: 429,
  UNAVAILABLE: 503,
  INTERNAL: 500,
} as const satisfies Record<FaultKind, number>

/** A sentence for the person: what happened and what to do, in both languages of the screens. */
export interface Sentence {
  readonly ko: string
  readonly en: string
}

/** Facts of a fault: plain JSON values, safe to show to the person who caused it. */
export type Facts = Readonly<Record<string, unknown>>

/** A failure with a stable code. `message` is for the log, `sentence` for the person. */
export class Fault extends Error {
  override readonly name = 'Fault'
  readonly code: string
  readonly kind: FaultKind
  readonly sentence: Sentence
  readonly facts: Facts

  constructor(code: string, kind: FaultKind, sentence: Sentence, facts: Facts, options?: { cause?: unknown }) {
    super(`${code} ${JSON.stringify(facts)}`, options)
    this.code = code
    this.kind = kind
    this.sentence = sentence
    this.facts = facts
  }
}

interface FaultDefinition {
  readonly kind: FaultKind
  readonly sentence: (facts: never) => Sentence
}

type FaultMakers<D extends Record<string, FaultDefinition>> = {
  readonly [C in keyof D & string]: Parameters<D[C]['sentence']> extends [infer F]
    ? (facts: F & Facts, options?: { cause?: unknown }) => Fault
    : (facts?: Facts, options?: { cause?: unknown }) => Fault
}

/**
 * Makes one factory per code of a slice's closed list. A sentence that takes no argument makes a factory without facts.
 * @example const faults = defineFaults({ DRAFT_STALE: { kind: 'CONFLICT', sentence: (f: { version: number }) => ({ ko: '…', en: '…' }) } })
 *          throw faults.DRAFT_STALE({ version: 3 })
 */
export function defineFaults<const D extends Record<string, FaultDefinition>>(definitions: D): FaultMakers<D> {
  const makers: Record<string, (facts?: Facts, options?: { cause?: unknown }) => Fault> = {}
  for (const [code, definition] of Object.entries(definitions)) {
    makers[code] = (facts = {}, options) => {
      const sentence = definition.sentence as (facts: Facts) => Sentence
      return new Fault(code, definition.kind, sentence(facts), facts, options)
    }
  }
  return makers as FaultMakers<D>
}

/** Faults that the kernel itself raises. */
export const kernelFaults = defineFaults({
  NOT_SIGNED_IN: {
    kind: 'NOT_SIGNED_IN',
    sentence: () => ({ ko: '로그인이 필요합니다. 다시 로그인하십시오.', en: 'Please sign in.' }),
  },
  FORBIDDEN: {
    kind: 'FORBIDDEN',
    sentence: (_: { procedure: string }) => ({
      ko: '이 일을 할 권한이 없습니다. 권한이 필요하면 관리자에게 요청하십시오.',
      en: 'You may not do this. Ask an administrator if you need to.',
    }),
  },
  BAD_INPUT: {
    kind: 'BAD_INPUT',
    sentence: (_: { problems: readonly string[] }) => ({
      ko: '입력한 값이 올바르지 않습니다. 표시된 항목을 고쳐 다시 보내십시오.',
      en: 'The input is not valid. Correct the marked fields and send it again.',
    }),
  },
  NOT_FOUND: {
    kind: 'NOT_FOUND',
    sentence: (_: { what: string }) => ({
      ko: '찾는 것이 없습니다. 주소를 확인하십시오.',
      en: 'There is no such thing. Check the address.',
    }),
  },
  FOREIGN_ORIGIN: {
    kind: 'FORBIDDEN',
    sentence: () => ({ ko: '다른 사이트에서 온 요청은 받지 않습니다.', en: 'Requests from other sites are not accepted.' }),
  },
  TOO_MANY_REQUESTS: {
    kind: 'TOO_MANY',
    sentence: () => ({ ko: '요청이 너무 많습니다. 잠시 뒤 다시 하십시오.', en: 'Too many requests. Try again in a moment.' }),
  },
  TOO_LARGE: {
    kind: 'TOO_LARGE',
    sentence: (f: { limit: number }) => ({
      ko: `보낸 것이 너무 큽니다(한도 ${f.limit}바이트).`,
      en: `Too large (limit ${f.limit} bytes).`,
    }),
  },
  INTERNAL: {
    kind: 'INTERNAL',
    sentence: (f: { reference: string }) => ({
      ko: `처리하지 못했습니다. 바뀐 것은 없습니다. 계속되면 관리자에게 번호 ${f.reference}을(를) 알려 주십시오.`,
      en: `This failed and nothing was changed. If it goes on, tell an administrator the number ${f.reference}.`,
    }),
  },
})
