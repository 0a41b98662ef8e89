import type { StoredRow } from './embedded.ts'
import type { Statement } from './sql.ts'

interface Writers {
  /** Runs all of these writes or none of them, at once. */
  together(group: readonly (readonly Statement[])[]): StoredRow[][]
  /** Runs one write; `since` is when it was asked for, in the milliseconds of `performance.now()`. */
  alone(statements: readonly Statement[], since: number): Promise<StoredRow[]>
}

interface Waiting {
  statements: readonly Statement[]
  since: number
  resolve(rows: StoredRow[]): void
  reject(error: unknown): void
}

/**
 * Commits the writes of one turn of the event loop together: a commit takes as long as all the
 * statements of opening a chat, and for several it takes little longer than for one. When any of them
 * fails, each is run alone, so that it takes no other with it. Of many writes that wait for a lock
 * only the first keeps asking for it.
 */
export function groupWrites({ together, alone }: Writers) {
  let waiting: Waiting[] = []
  let isRunning = false

  const runTogether = (group: readonly Waiting[]) => {
    try {
      return together(group.map(({ statements }) => statements))
    } catch {
      return undefined // whose fault it is shows when each is run alone
    }
  }
  const runAlone = async ({ statements, since, resolve, reject }: Waiting) => {
    try {
      resolve(await alone(statements, since))
    } catch (error) {
      reject(error)
    }
  }
  const runWaiting = async () => {
    isRunning = true
    while (waiting.length > 0) {
      const group = waiting
      waiting = []
      const answers = group.length > 1 ? runTogether(group) : undefined
      if (answers) for (const [place, { resolve }] of group.entries()) resolve(answers[place] ?? [])
      else for (const one of group) await runAlone(one)
    }
    isRunning = false
  }

  return (statements: readonly Statement[]) =>
    new Promise<StoredRow[]>((resolve, reject) => {
      waiting.push({ statements, since: performance.now(), resolve, reject })
      // after the requests that have arrived by now
      if (waiting.length === 1 && !isRunning) setImmediate(() => void runWaiting())
    })
}
