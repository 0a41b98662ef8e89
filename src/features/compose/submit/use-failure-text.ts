import { useConnection } from '#beeper/connection/connection-context.ts'
import { openingFailureText } from '#beeper/failure/failure-text.ts'
import type { NewChat } from '#contract/new-chat.ts'
import { personKey, usePersonKey } from '../draft/use-draft.tsx'
import { useSpelling } from '../numbers.ts'
import { useSubmit } from './submit-context.tsx'
import type { Failed } from './submit-state.ts'

/** Says why nothing was opened: the same words in the summary, at the field and in the preview. */
export function useFailureText(): (failed: Failed) => string {
  const connection = useConnection()
  const spell = useSpelling()
  return ({ failure, attempt: { payload = nothing, network } }) => {
    const asked = { ...connection, own: location.host, spell }
    return openingFailureText(failure, { ...asked, payload, network: network || 'The network' })
  }
}

// what failed before anybody knew what to ask for speaks of the connection only
const nothing: NewChat = { mode: 'create', accountID: '', type: 'group', participantIDs: [] }

/** What the network said of the very person in the form when it was asked last. */
export function useRefusal(): string | undefined {
  const { state } = useSubmit()
  const key = usePersonKey()
  const textOf = useFailureText()
  if (state.status !== 'failed' || state.outcome !== 'refused') return undefined
  if (personKey(state.attempt.draft) !== key) return undefined
  const { kind } = state.failure
  return kind === 'person-unknown' || kind === 'person-refused' ? textOf(state) : undefined
}
