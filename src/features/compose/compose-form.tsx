import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { useBeeper } from '#beeper/connection/connection-context.ts'
import { networkTypeOf } from '#beeper/network-rules.ts'
import { serverVersionQuery } from '#beeper/server-version.ts'
import { Button } from '#ui/button.tsx'
import { Avatar } from '#ui/faces/avatar.tsx'
import { Choice } from '#ui/form/choice.tsx'
import { SpinnerIcon } from '#ui/icons.tsx'
import { StatusText } from '#ui/status-text.tsx'
import { Name } from '#ui/text/display-text.tsx'
import { changeMode } from './draft/changes.ts'
import { useDraft, useDraftValue } from './draft/use-draft.tsx'
import { focusMessage, focusPerson } from './focus.ts'
import { GroupTitleField, KindField } from './people/group-fields.tsx'
import { PeopleSection } from './people/people-section.tsx'
import { useRecipient } from './recipient-context.tsx'
import { AccountSection } from './sections/account.tsx'
import { ActionBar } from './sections/action-bar.tsx'
import { DetailsSection } from './sections/details.tsx'
import { InviteSection, MessageSection } from './sections/message.tsx'
import { WhoSection } from './sections/who.tsx'
import { DuplicateQuestion } from './submit/duplicate-question.tsx'
import { useSubmit } from './submit/submit-context.tsx'
import type { Opening, RecipientName } from './submit/submit-state.ts'
import { TroubleSummary } from './submit/trouble-summary.tsx'

interface ComposeFormProps {
  /** A pasted list of people, to check before they are added to a group. */
  list: string | undefined
  onList(text: string | undefined): void
  onClear(): void
  /** The recipient preview as one line above the button, on narrow screens. */
  strip?: ReactNode
}

const modes = [
  {
    value: 'start',
    label: 'Message someone',
    keys: 'Alt+1',
  },
  { value: 'create', label: 'Create a chat', keys: 'Alt+2' },
]

/** The form for a new chat, in both modes. */
export function ComposeForm({ list, onList, onClear, strip }: ComposeFormProps) {
  const { apply } = useDraft()
  const { submit, dismiss, state } = useSubmit()
  const mode = useDraftValue((draft) => draft.mode)
  const { account, rules, accounts } = useRecipient()
  const who = useRef<HTMLInputElement>(null)

  // unless something else, such as an open sheet, has the focus already
  useEffect(() => {
    if (document.activeElement === document.body) who.current?.focus({ preventScroll: true })
  }, [])

  return (
    <form
      id="compose"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
      onKeyDown={(event) => {
        // a held Enter sends once; in a textarea it still inserts lines
        if (isHeldEnter(event)) event.preventDefault()
      }}
      className="grid grid-cols-[minmax(0,1fr)] gap-[18px]"
    >
      <Choice
        legend="What do you want to do?"
        legendHidden
        size="large"
        options={modes}
        name="mode"
        value={mode}
        onChange={({ target }) => {
          dismiss()
          apply((draft) => changeMode(draft, target.value === 'create' ? 'create' : 'start'))
        }}
      />
      <OpenedLine />
      <TroubleSummary />
      {mode === 'start' ? (
        <>
          <CreateOnlyNote />
          <WhoSection inputRef={who} onNext={focusMessage} onList={onList} />
          <AccountSection isReported={state.status === 'failed'} />
          <MessageSection />
          <InviteSection />
          <DetailsSection />
        </>
      ) : (
        <>
          <PeopleSection
            {...{ account, rules, list }}
            accounts={accounts.data}
            onListDone={() => onList(undefined)}
          />
          <AccountSection isReported={state.status === 'failed'} />
          <KindField {...{ account, rules }} />
          <GroupTitleField rules={rules} />
          <MessageSection />
        </>
      )}
      <ActionBar onClear={onClear}>{strip}</ActionBar>
      <DuplicateQuestion />
    </form>
  )
}

const isHeldEnter = ({ key, repeat, target }: KeyboardEvent) =>
  key === 'Enter' && repeat && !(target instanceof HTMLTextAreaElement)

/** Reports the chat that was opened last, above the form that was emptied for the next one. */
function OpenedLine() {
  const { state, fillAgain } = useSubmit()
  const { accounts } = useRecipient()
  const opening = state.status === 'opened' ? state.opening : undefined
  const account = accounts.data.find(({ accountID }) => accountID === opening?.opened.accountID)
  return (
    <>
      {state.status === 'sending' && <OpeningLine {...state} />}
      <StatusText>
        {opening && (
          <div className="flex items-center gap-3 rounded-panel border border-line bg-surface px-4 py-3">
            <Avatar
              name={opening.name}
              id={otherIn(opening)?.id ?? opening.opened.chatID}
              imgURL={otherIn(opening)?.imgURL}
              size="medium"
              network={account && networkTypeOf(account)}
            />
            <div className="min-w-0 flex-1 text-small">
              <p className="truncate font-medium">
                <Name>{opening.name}</Name> on {opening.network} · opened
              </p>
              <p className="text-ink-3 text-note max-sm:min-h-[2lh]">
                {opening.isLate
                  ? 'It worked, only late. The card says what is there.'
                  : opening.payload.messageText === undefined
                    ? 'Opened just now.'
                    : 'Opened just now. Your message is on the card.'}
              </p>
            </div>
            <Button
              variant="outline"
              onClick={() => {
                fillAgain()
                focusPerson()
              }}
            >
              Fill again
            </Button>
          </div>
        )}
      </StatusText>
    </>
  )
}

/**
 * Reserves the space of the line above while sending, so that the layout shifts at the press, when
 * that is expected. The preview announces the progress.
 */
function OpeningLine({ name, network }: RecipientName) {
  return (
    <div
      aria-hidden="true"
      className="flex items-center gap-3 rounded-panel border border-line bg-surface px-4 py-3"
    >
      <span className="grid size-[38px] flex-none place-items-center text-ink-3">
        <SpinnerIcon className="size-5 motion-safe:animate-spin" />
      </span>
      <div className="min-w-0 flex-1 text-small">
        <p className="truncate font-medium">
          <Name>{name}</Name> on {network}
        </p>
        <p className="text-ink-3 text-note max-sm:min-h-[2lh]">Opening…</p>
      </div>
    </div>
  )
}

const otherIn = ({ opened }: Opening) =>
  opened.chat?.type === 'single'
    ? opened.chat.participants.items.find(({ isSelf }) => !isSelf)
    : undefined

/** Explains what a server that can only create chats cannot do. */
function CreateOnlyNote() {
  const { data } = useQuery(serverVersionQuery(useBeeper()))
  const version = data?.version ?? 'this old'
  return (
    <StatusText className="rounded-inner bg-warn-soft px-3.5 py-2.5 text-warn">
      {data?.dialect === 'create' &&
        `Beeper ${version} can’t look people up: pick someone from the list or give their user ID, or choose Create a chat.`}
    </StatusText>
  )
}
