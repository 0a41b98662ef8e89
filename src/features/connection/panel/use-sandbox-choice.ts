import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'

interface SandboxChoice<Value> {
  /** Sends the value, and returns the one in effect. */
  send(value: Value): Promise<Value>
  /** Updates this page accordingly. */
  onChosen(value: Value): Promise<void>
}

/**
 * A setting of the sandbox, updated optimistically: changes are sent one after the other, and
 * reverted if that fails. `pending` is the value that is being sent.
 */
export function useSandboxChoice<Value>(name: string, { send, onChosen }: SandboxChoice<Value>) {
  const [pending, setPending] = useState<Value>()
  const { mutate, isError } = useMutation({
    mutationFn: send,
    // arrow keys may choose several values before the first response
    scope: { id: name },
    onSuccess: onChosen,
  })
  const choose = (value: Value) => {
    setPending(value)
    // called for the last of several calls only
    mutate(value, { onSettled: () => setPending(undefined) })
  }
  return {
    pending,
    choose,
    error: isError && 'This couldn’t be changed. Is Overture still running?',
  }
}
