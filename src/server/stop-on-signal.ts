import { errorMessage } from './error-message.ts'

/** Ends the process well on Ctrl-C and on a polite kill, once `stop` is through. */
export function stopOnSignal(stop: () => Promise<void>): void {
  const end = () =>
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(errorMessage(error))
        process.exit(1)
      },
    )
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end())
}
