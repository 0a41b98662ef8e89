import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useFormContext } from 'react-hook-form'
import { useBeeper } from '#beeper/beeper-context.ts'
import { useConnection } from '#beeper/connection-context.ts'
import { BeeperFailure } from '#beeper/failure.ts'
import type { CheckBefore, Opened } from '#beeper/open-chat.ts'
import type { SentRequest } from '#beeper/sent-request.ts'
import type { NewChat } from '#contract/new-chat.ts'
import { Draft, type Picked } from './draft.ts'
import { type Problem, problemsOf } from './draft-problems.ts'
import { lastAccount } from './last-account.ts'
import { loadFailureWords } from './lazy-failure-words.ts'
import { toNewChat } from './payload.ts'
import { placeOf } from './place.ts'
import type { Repeat } from './safety/repeat-question.tsx'
import { repeats } from './safety/repeats.ts'
import { useOfServer, useServerKey } from './use-of-server.ts'
import { type Opening, useOpening, useRequestFor, useRequestToSend } from './use-opening.ts'
import { loadedRules } from './use-rules.ts'
import { phoneLibraryQuery } from './who/phone-library-query.ts'

/** What keeps a draft from becoming a chat: what is to mend, and the failure if something failed. */
export interface Trouble {
  problems: { fieldID?: string; message: string }[]
  failure?: BeeperFailure
  /** What was asked for, when something was. */
  payload?: NewChat
  /** Differs each time, so that the same trouble twice is told twice. */
  moment: number
}

/** What a submission needs to know, and whom it tells. */
export interface SubmissionProps {
  /** What is known of a chat with the drafted person. */
  before: CheckBefore | undefined
  onOpened(opening: Opening): void
  /** Told of what came over the wire, whether it opened a chat or not. */
  onAnswered(sent: SentRequest): void
}

/** Sends the draft once it is fit, and tells what came of it. The form keeps all that was typed. */
export function useSubmission({ before, onOpened, onAnswered }: SubmissionProps) {
  const form = useFormContext<Draft>()
  const queryClient = useQueryClient()
  const beeper = useBeeper()
  const connection = useConnection()
  const requestFor = useRequestFor()
  const requestToSend = useRequestToSend()
  const opening = useOpening(onAnswered)
  const server = useServerKey()
  const [trouble, setTrouble, takeBack] = useOfServer<Trouble>()
  const isBusy = useRef(false)
  const [repeat, setRepeat] = useState<Repeat>()
  const rules = () => loadedRules(queryClient, beeper, form.getValues('accountID'))

  const fail = async (failure: BeeperFailure, payload: NewChat) => {
    const { failureWords, fieldOf, markRefused } = await loadFailureWords()
    const network = rules()?.name ?? payload.accountID
    const message = failureWords(failure, {
      payload,
      network,
      ...connection,
      own: location.host,
    })
    const moment = Date.now()
    const mended = () => takeBack((now) => now.moment === moment)
    const refused = markRefused(form, { failure, payload, network }, mended)
    const field = refused.length > 0 ? undefined : fieldOf(failure, payload)
    if (field) form.setError(field, { message })
    const problems = refused.length > 0 ? refused : [{ message, ...(field && { fieldID: field }) }]
    setTrouble({ problems, failure, payload, moment })
  }

  // decides at once, before anything is awaited, so that no second press slips through
  const once = async (act: () => Promise<void>) => {
    if (isBusy.current) return
    isBusy.current = true
    await act().finally(() => {
      isBusy.current = false
    })
  }

  const send = async (draft: Draft) => {
    const payload = toNewChat(draft, await phoneReader(draft))
    const earlier = repeats.earlier({ server, payload })
    if (earlier) setRepeat({ payload, earlier })
    else await sendPayload(draft, payload)
  }

  const sendPayload = async (draft: Draft, payload: NewChat) => {
    setRepeat(undefined)
    if (draft.mode === 'create') form.setValue('participants', unmarked(draft.participants))
    try {
      const people = draft.mode === 'create' ? draft.participants : []
      const request = await requestToSend(payload)
      const opened = await opening.open({ payload, people, before, request })
      if (!opened) return
      setTrouble(undefined)
      lastAccount.keep(connection.target, payload.accountID)
      onOpened(opened)
    } catch (error) {
      if (!(error instanceof BeeperFailure)) throw error
      await fail(error, payload)
    }
  }

  const phoneReader = async (draft: Draft) => {
    if (draft.mode === 'create' || !draft.user.phoneNumber.trim()) return undefined
    // without the library, for instance after the server went away, the number goes as typed
    const library = await queryClient.ensureQueryData(phoneLibraryQuery).catch(() => undefined)
    return library?.toE164
  }

  const explain = () => {
    const draft = Draft.parse(form.getValues())
    const problems = problemsOf(draft, rules(), placeOf(beeper, draft.accountID))
    setTrouble({ problems: problems.map(toSummaryLine), moment: Date.now() })
  }

  /** Shows a chat that was found after its opening had failed. */
  const showFound = (opened: Opened) => {
    if (!trouble?.payload) return
    const { payload } = trouble
    setTrouble(undefined)
    onOpened({
      payload,
      people: [],
      before,
      request: requestFor(payload),
      opened,
      at: Date.now(),
    })
  }

  return {
    showFound,
    submit: form.handleSubmit((draft) => once(() => send(draft)), explain),
    isSending: opening.isSending,
    stopWaiting: opening.stop,
    repeat,
    sendAgain: () => {
      if (repeat) void once(() => sendPayload(Draft.parse(form.getValues()), repeat.payload))
    },
    dontRepeat: () => setRepeat(undefined),
    trouble,
    dismiss: () => setTrouble(undefined),
  }
}

const toSummaryLine = ({ path, fieldID = path.join('.'), message }: Problem) => ({
  fieldID,
  message,
})

const unmarked = (people: readonly Picked[]) => people.map(({ refused: _, ...person }) => person)
