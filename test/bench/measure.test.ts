import { describe, expect, it } from 'vitest'
import { median, milliseconds, percentile, ratio } from './measure.ts'

describe('a measurement', () => {
  it('tells the value in the middle', () => {
    expect(median([9, 1, 5])).toBe(5)
    expect(median([4, 1, 2, 100])).toBe(3)
    expect(median([])).toBeNaN()
  })

  it('tells the value under which a share lies', () => {
    const hundred = Array.from({ length: 100 }, (_, i) => 100 - i)
    expect(percentile(hundred, 0.95)).toBe(95)
    expect(percentile([7], 0.95)).toBe(7)
    expect(percentile([], 0.95)).toBeNaN()
  })

  it('measures both sides of a ratio in turn, after warming both up', async () => {
    const order: string[] = []
    const figure = await ratio(
      'a/b',
      () => order.push('whole'),
      () => order.push('bare'),
      { runs: 2, repeats: 1 },
    )
    expect(order).toEqual(['whole', 'bare', 'bare', 'whole', 'bare', 'whole'])
    expect(figure).toMatchObject({ name: 'a/b', unit: 'x' })
  })

  it('repeats the work within each run', async () => {
    let times = 0
    await milliseconds(
      'a',
      () => {
        times += 1
      },
      { runs: 3, repeats: 5 },
    )
    expect(times).toBe(20)
  })
})
