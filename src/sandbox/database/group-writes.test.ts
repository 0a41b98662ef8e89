import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { groupWrites } from './group-writes.ts'
import type { Statement } from './sql.ts'

const write = (name: string): Statement[] => [{ sql: name, args: [] }]

/** Writes that return their name; one called "bad" fails, with its whole group. */
function writer({ pause = 0 } = {}) {
  const runs: string[][] = []
  const run = (names: string[]) => {
    runs.push(names)
    if (names.includes('bad')) throw new Error('bad')
    return names.map((name) => [{ name }])
  }
  const save = groupWrites({
    together: (group) => run(group.map(([statement]) => statement?.sql ?? '')),
    async alone([statement]) {
      if (pause > 0) await sleep(pause)
      return run([statement?.sql ?? ''])[0] ?? []
    },
  })
  return { runs, save: (name: string) => save(write(name)) }
}

describe('the writes of one turn', () => {
  test('are one transaction, in order, and each has its own result', async () => {
    const { runs, save } = writer()
    const results = await Promise.all(['a', 'b', 'c'].map(save))
    expect(runs).toEqual([['a', 'b', 'c']])
    expect(results).toEqual([[{ name: 'a' }], [{ name: 'b' }], [{ name: 'c' }]])
  })

  test('are run alone when one of them fails, and only that one fails', async () => {
    const { runs, save } = writer()
    const results = await Promise.allSettled(['a', 'bad', 'c'].map(save))
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(runs).toEqual([['a', 'bad', 'c'], ['a'], ['bad'], ['c']])
  })

  test('do not include a write of a later turn', async () => {
    const { runs, save } = writer()
    await save('a')
    await save('b')
    expect(runs).toEqual([['a'], ['b']])
  })
})

test('writes that arrive while another waits for a lock run after it, together', async () => {
  const { runs, save } = writer({ pause: 20 })
  const first = save('a')
  await sleep(5)
  const others = ['b', 'c'].map(save)
  expect(runs).toEqual([])
  await Promise.all([first, ...others])
  expect(runs).toEqual([['a'], ['b', 'c']])
})
