import { useConnection } from '#beeper/connection/connection-context.ts'
import { openingFailureText } from '#beeper/failure/failure-text.ts'
import type { NewChat } from '#contract/new-chat.ts'
import { personKey, usePersonKey } from '../draft/use-draft.tsx'
import { useSpelling } from '../numbers.ts'
import { useSubmit } from './submit-context.tsx'
import type { Failed } from './submit-state.ts'

/** The text of a failure, the same in the summary, at the field and in the preview. */
export function useFailureText(): (failed: Failed) => string {
  const connection = useConnection()
  const spell = useSpelling()
  return ({ failure, attempt: { payload = nothing, network } }) => {
    const context = { ...connection, own: location.host, spell }
    return openingFailureText(failure, { ...context, payload, network: network || 'The network' })
  }
}

// a submission that failed before it had a payload is a failure of the connection
const nothing: NewChat = { mode: 'create', accountID: '', type: 'group', participantIDs: [] }

/** Why the network refused the person in the form, if that was the last submission. */
export function useRefusal(): string | undefined {
  const { state } = useSubmit()
  const key = usePersonKey()
  const textOf = useFailureText()
  if (state.status !== 'failed' || state.outcome !== 'refused') return undefined
  if (personKey(state.attempt.draft) !== key) return undefined
  const { kind } = state.failure
  return kind === 'person-unknown' || kind === 'person-refused' ? textOf(state) : undefined
}
