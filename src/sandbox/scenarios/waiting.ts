import { setTimeout as pause } from 'node:timers/promises'
import { isNew, type Plot } from './plot.ts'

/** Answers after a few seconds. */
export const slow: Plot = async ({ waits }, open) => {
  await pause(waits.slow)
  return open()
}

/** Opens at once, answers a new chat only when every client has stopped waiting. */
export const timeout: Plot = async ({ waits }, open) => {
  const answer = await open()
  if (isNew(answer)) await pause(waits.late)
  return answer
}
