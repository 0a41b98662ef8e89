import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'

interface SandboxChoice<Value> {
  /** Sends it, and gives what was chosen. */
  send(value: Value): Promise<Value>
  /** What follows from it in this page. */
  onChosen(value: Value): Promise<void>
}

/**
 * Something that is chosen in the sandbox: shown at once, sent one after the other, and taken back
 * when it cannot be. `wanted` is what is on its way.
 */
export function useSandboxChoice<Value>(name: string, { send, onChosen }: SandboxChoice<Value>) {
  const [wanted, setWanted] = useState<Value>()
  const { mutate, isError } = useMutation({
    mutationFn: send,
    // with arrow keys several are chosen before the first is answered
    scope: { id: name },
    onSuccess: onChosen,
  })
  const choose = (value: Value) => {
    setWanted(value)
    // told of the last of several only
    mutate(value, { onSettled: () => setWanted(undefined) })
  }
  return {
    wanted,
    choose,
    error: isError && 'This couldn’t be changed. Is Overture still running?',
  }
}
