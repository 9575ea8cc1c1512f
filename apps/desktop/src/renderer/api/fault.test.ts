import { TRPCClientError } from '@trpc/client'
import { describe, expect, test } from 'vitest'
import { answerFault, bridgeError, faultOf } from './fault.ts'

const fault = {
  code: 'DRAFT_STALE',
  kind: 'CONFLICT',
  sentence: { ko: '다른 곳에서 고쳤습니다.', en: 'Changed elsewhere.' },
  facts: { version: 3 },
}

describe('errors as faults', () => {
  test("the server's fault is kept as it is", () => {
    const error = TRPCClientError.from({ error: { message: 'DRAFT_STALE', code: -32_009, data: { fault } } } as never)
    expect(faultOf(error)).toEqual(fault)
  })

  test('no answer is a network fault', () => {
    expect(faultOf(TRPCClientError.from(new TypeError('Failed to fetch'))).code).toBe('NETWORK')
    expect(faultOf(new TypeError('Failed to fetch')).kind).toBe('NETWORK')
  })

  test('an answer of another shape, or anything else, is unexpected', () => {
    expect(faultOf(TRPCClientError.from({ error: { message: 'x', code: -1, data: { fault: { code: 1 } } } } as never)).code).toBe(
      'UNEXPECTED',
    )
    expect(faultOf(new RangeError('x')).code).toBe('UNEXPECTED')
    expect(faultOf('x').code).toBe('UNEXPECTED')
  })

  test("the bridge's refusal keeps its code", () => {
    expect(faultOf(bridgeError({ code: 'KEY_PASSWORD_WRONG', facts: {} }))).toMatchObject({
      code: 'KEY_PASSWORD_WRONG',
      kind: 'CLIENT',
    })
  })
})

describe('plain answers', () => {
  test('the fault in the body', async () => {
    const error = await answerFault(new Response(JSON.stringify({ error: fault }), { status: 409 }))
    expect(error.fault).toEqual(fault)
  })
  test('a page of something in between', async () => {
    const error = await answerFault(new Response('<h1>Bad gateway</h1>', { status: 502 }))
    expect(error.fault).toMatchObject({ code: 'UNEXPECTED', facts: { status: 502 } })
  })
})
