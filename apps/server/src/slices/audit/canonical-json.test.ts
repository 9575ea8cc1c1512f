import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from './canonical-json.ts'
import { hashedText } from './seal-entry.ts'

describe('canonical JSON', () => {
  it('is the example of RFC 8785 §3.2.2 and §3.2.3', () => {
    const given = {
      numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    }
    expect(canonicalJson(given)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    )
    const names = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7, '10': 8, '9': 9 }
    expect([...canonicalJson(names).matchAll(/:(\d)/g)].map((match) => match[1])).toEqual([
      '2',
      '4',
      '8',
      '9',
      '6',
      '7',
      '1',
      '5',
      '3',
    ])
  })

  it('does not depend on the order of members, and loses nothing', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue()), (given) => {
        const turned = Object.fromEntries(Object.entries(given).reverse())
        expect(canonicalJson(turned)).toBe(canonicalJson(given))
        expect(JSON.parse(canonicalJson(given))).toEqual(JSON.parse(JSON.stringify(given)))
      }),
    )
    expect(() => canonicalJson(undefined)).toThrow(TypeError)
    expect(() => canonicalJson({ n: 1n })).toThrow(TypeError)
  })

  it('is what an entry is hashed over', () => {
    const text = fc.string({ unit: 'binary' })
    const entry = fc.record({
      seq: fc.nat(),
      at: text,
      actorKind: fc.constantFrom('person', 'system', 'public'),
      actorId: fc.option(text),
      actorName: text,
      actorRoles: text,
      address: fc.option(text),
      client: fc.option(text),
      type: text,
      subjectKind: text,
      subjectId: text,
      facts: text,
      previousHash: text,
    }) satisfies fc.Arbitrary<Parameters<typeof hashedText>[0]>
    fc.assert(
      fc.property(entry, (given) => {
        expect(hashedText(given)).toBe(canonicalJson(given))
      }),
    )
  })
})
