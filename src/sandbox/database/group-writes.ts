import type { StoredRow } from './embedded.ts'
import type { Statement } from './sql.ts'

interface Writers {
  /** Runs all writes in one transaction. */
  together(group: readonly (readonly Statement[])[]): StoredRow[][]
  /** Runs one write; `since` is the time of its call, from `performance.now()`. */
  alone(statements: readonly Statement[], since: number): Promise<StoredRow[]>
}

interface QueuedWrite {
  statements: readonly Statement[]
  since: number
  resolve(rows: StoredRow[]): void
  reject(error: unknown): void
}

/**
 * Commits the writes of one turn of the event loop together: a commit takes as long as all
 * statements that open a chat, and one for several writes takes little longer. When any write
 * fails, each is run alone, so that it does not fail the others. Of many writes that wait for a
 * lock, only the first polls for it.
 */
export function groupWrites({ together, alone }: Writers) {
  let queue: QueuedWrite[] = []
  let isRunning = false

  const runTogether = (group: readonly QueuedWrite[]) => {
    try {
      return together(group.map(({ statements }) => statements))
    } catch {
      return undefined // each is run alone below, and only the failing write rejects
    }
  }
  const runAlone = async ({ statements, since, resolve, reject }: QueuedWrite) => {
    try {
      resolve(await alone(statements, since))
    } catch (error) {
      reject(error)
    }
  }
  const runQueue = async () => {
    isRunning = true
    while (queue.length > 0) {
      const group = queue
      queue = []
      const results = group.length > 1 ? runTogether(group) : undefined
      if (results) for (const [index, { resolve }] of group.entries()) resolve(results[index] ?? [])
      else for (const write of group) await runAlone(write)
    }
    isRunning = false
  }

  return (statements: readonly Statement[]) =>
    new Promise<StoredRow[]>((resolve, reject) => {
      queue.push({ statements, since: performance.now(), resolve, reject })
      // after the requests that have already arrived
      if (queue.length === 1 && !isRunning) setImmediate(() => void runQueue())
    })
}
