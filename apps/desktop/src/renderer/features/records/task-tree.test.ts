import { describe, expect, test } from 'vitest'
import { functionPath, placeText, readPlace, tasksUnder, taskTree } from './task-tree.ts'
import type { FunctionNode, UnitTask } from './types.ts'

const node = (id: string, parentId: string | null, level: number): FunctionNode => ({
  id,
  parentId,
  level,
  code: id,
  name: `기능 ${id}`,
})
const task = (id: string, functionId: string): UnitTask => ({
  id,
  functionId,
  unitId: 'digital',
  code: id,
  name: `과제 ${id}`,
  description: '',
  retention: 'Y5',
  retentionReason: '',
  disclosure: 'OPEN',
  clauses: [],
})
const FUNCTIONS = [node('2', null, 1), node('1', null, 1), node('11', '1', 2), node('111', '11', 3), node('21', '2', 2)]
const TASKS = [task('a', '111'), task('b', '11'), task('lost', 'gone')]

describe('the tree of unit tasks', () => {
  test('functions without a task are left out; tasks hang under their function with their counts', () => {
    expect(taskTree(FUNCTIONS, TASKS, new Map([['a', 12]]))).toEqual([
      {
        id: 'f.1',
        label: '기능 1',
        children: [
          {
            id: 'f.11',
            label: '기능 11',
            children: [
              { id: 'f.111', label: '기능 111', children: [{ id: 't.a', label: '과제 a', icon: 'folder', count: 12 }] },
              { id: 't.b', label: '과제 b', icon: 'folder' },
            ],
          },
        ],
      },
      { id: 't.lost', label: '과제 lost', icon: 'folder' },
    ])
  })

  test('a circle in the data ends', () => {
    const round = [node('x', 'y', 1), node('y', 'x', 2)]
    expect(taskTree(round, [task('a', 'x')], new Map())).toEqual([])
    expect(functionPath(round, 'x').map(({ id }) => id)).toEqual(['y', 'x'])
    expect(tasksUnder(round, [task('a', 'x')], 'y')).toHaveLength(1)
  })

  test('what is below a function, and what is above it', () => {
    expect(tasksUnder(FUNCTIONS, TASKS, '1').map(({ id }) => id)).toEqual(['a', 'b'])
    expect(functionPath(FUNCTIONS, '111').map(({ id }) => id)).toEqual(['1', '11', '111'])
  })
})

test('a place survives the address; anything else is none', () => {
  expect(readPlace(placeText({ type: 'task', id: 'f.1' }))).toEqual({ type: 'task', id: 'f.1' })
  expect(readPlace('x.1')).toBeNull()
  expect(readPlace(undefined)).toBeNull()
})
