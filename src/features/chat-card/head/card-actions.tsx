import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type SubmitEvent, useState } from 'react'
import { useBeeper } from '#beeper/connection/connection-context.ts'
import type { BeeperError } from '#beeper/failure/failure.ts'
import { isSandbox } from '#beeper/http/client.ts'
import { type Chat, type ChatChange, updateChat } from '#contract/chats.ts'
import { focus } from '#contract/info.ts'
import { Button } from '#ui/button.tsx'
import { useCopy } from '#ui/copy-button.tsx'
import { TextField } from '#ui/form/field.tsx'
import { CheckIcon, CopyIcon } from '#ui/icons.tsx'
import { Menu, useMenu } from '#ui/overlay/menu.tsx'
import { displayText } from '#ui/text/display-text.tsx'
import { bounded } from '#ui/text/text-limits.ts'
import { ActionStatus } from '../action-status.tsx'
import { storeWriteAnswer } from '../chat-query.ts'
import type { Requested } from '../group-comparison.ts'
import { failureReason } from '../server-text.ts'

/** Whether the network allows to change the title: at any level above 0. */
const canRename = ({ capabilities }: Chat) => (capabilities?.state?.title?.level ?? 0) > 0

/**
 * Whether a chat may be archived: Beeper archives chats itself, so only an explicit `false` forbids
 * it.
 */
const canArchive = ({ capabilities }: Chat) => capabilities?.archive !== false

/** How many missing people get a button to message them; the list of participants has all. */
const maxPrivate = 3

interface CardActionsProps {
  chatID: string
  chat: Chat | undefined
  missing: readonly Requested[]
  onMessagePrivately?: ((person: Requested) => void) | undefined
  onStartAnother?: (() => void) | undefined
  /** The chat is deleted, so that it cannot be changed. */
  isGone: boolean
}

/** The actions on a chat. */
export function CardActions({ chatID, chat, isGone, ...props }: CardActionsProps) {
  const beeper = useBeeper()
  const queryClient = useQueryClient()
  const [isRenaming, setIsRenaming] = useState(false)
  const update = useMutation<void, BeeperError, ChatChange>({
    mutationFn: async (body) => {
      const { answer, raw } = await beeper.send(updateChat, { params: { chatID }, body })
      await storeWriteAnswer(queryClient, beeper, { chat: answer, raw }, chatID)
    },
    onSuccess: () => setIsRenaming(false),
  })
  const change = (body: ChatChange) => {
    if (!update.isPending) update.mutate(body)
  }
  const rows = [
    chat && !isGone && canRename(chat) && ['Change title', () => setIsRenaming(true)],
    chat &&
      !isGone &&
      canArchive(chat) && [
        chat.isArchived ? 'Unarchive' : 'Archive',
        () => change({ isArchived: !chat.isArchived }),
      ],
    props.onStartAnother && ['Start another', props.onStartAnother],
  ].filter((row): row is [string, () => void] => Array.isArray(row))

  return (
    <div className="relative flex flex-wrap gap-2">
      {props.onMessagePrivately &&
        props.missing.slice(0, maxPrivate).map((person) => (
          <Button
            key={person.id}
            variant="primary"
            size="small"
            onClick={() => props.onMessagePrivately?.(person)}
          >
            <span>
              Message <bdi>{displayText(person.name || person.id, 40)}</bdi> privately
            </span>
          </Button>
        ))}
      {!isGone && <OpenInBeeper chatID={chatID} />}
      <CopyChatID chatID={chatID} />
      {chat && !isGone && (
        <>
          <Button variant="outline" onClick={() => change({ isPinned: !chat.isPinned })}>
            {chat.isPinned ? 'Unpin' : 'Pin'}
          </Button>
          <Button variant="outline" onClick={() => change({ isMuted: !chat.isMuted })}>
            {chat.isMuted ? 'Unmute' : 'Mute'}
          </Button>
        </>
      )}
      {rows.length > 0 && <MoreMenu rows={rows} />}
      {chat && isRenaming && (
        <EditTitle
          title={chat.title ?? ''}
          isSaving={update.isPending}
          onSave={(title) => change({ title })}
          onCancel={() => setIsRenaming(false)}
        />
      )}
      <ActionStatus tone={update.isError ? 'bad' : 'plain'}>
        {update.error && failureReason(update.error, beeper)}
        {update.isSuccess && 'Changed.'}
      </ActionStatus>
    </div>
  )
}

/** The less frequent actions, in the ⋯ menu. */
function MoreMenu({ rows }: { rows: readonly [label: string, act: () => void][] }) {
  const { isOpen, close, frame, ofButton, ofMenu } = useMenu()
  return (
    // on narrow screens the menu is aligned to the end of the row, so that the card does not clip
    // it
    <div ref={frame} className="inline-flex sm:relative">
      <Button {...ofButton} variant="outline" aria-label="More actions">
        <span aria-hidden="true">⋯</span>
      </Button>
      {isOpen && (
        <Menu
          {...ofMenu}
          label="More actions"
          className="absolute end-0 top-full z-30 sm:start-0 sm:end-auto mt-1.5 min-w-40"
        >
          {rows.map(([label, act]) => (
            <button
              key={label}
              type="button"
              role="menuitem"
              tabIndex={-1}
              onClick={() => {
                close()
                act()
              }}
              className="block w-full whitespace-nowrap rounded-inner px-2.5 py-1.5 text-start text-small hover:bg-sunken focus-visible:bg-accent-soft"
            >
              {label}
            </button>
          ))}
        </Menu>
      )}
    </div>
  )
}

/** Shows this chat in Beeper's window. Hidden for the sandbox, which has no window. */
function OpenInBeeper({ chatID }: { chatID: string }) {
  const beeper = useBeeper()
  const focusing = useMutation<boolean, BeeperError>({
    mutationFn: async () => (await beeper.send(focus, { body: { chatID } })).answer.success,
  })
  if (isSandbox(beeper)) return null
  return (
    <>
      <Button
        variant="primary"
        size="small"
        aria-disabled={focusing.isPending}
        onClick={() => focusing.isPending || focusing.mutate()}
      >
        Open in Beeper
      </Button>
      <ActionStatus tone={focusing.isError ? 'bad' : 'plain'}>
        {focusing.error && failureReason(focusing.error, beeper)}
        {focusing.data === true && 'Beeper was asked to show this chat.'}
        {focusing.data === false &&
          'Beeper has no window to show here, as on a server. Open the chat on another device.'}
      </ActionStatus>
    </>
  )
}

// longer than any network accepts
const maxTitle = 1_000

interface EditTitleProps {
  title: string
  isSaving: boolean
  onSave(title: string): void
  onCancel(): void
}

/** A form for the title, which is sent only if it has changed. */
function EditTitle({ title, isSaving, onSave, onCancel }: EditTitleProps) {
  const known = bounded(title, maxTitle)
  const [typed, setTyped] = useState(known)
  const save = (event: SubmitEvent) => {
    event.preventDefault()
    const next = typed.trim()
    if (next && next !== known && !isSaving) onSave(next)
  }
  return (
    <form onSubmit={save} className="flex basis-full flex-wrap items-end gap-2">
      <div className="min-w-0 flex-1 basis-48">
        <TextField
          ref={focusOnce}
          label="Title"
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
      </div>
      <Button type="submit" variant="outline" className="min-h-11" aria-disabled={isSaving}>
        Save title
      </Button>
      <Button variant="ghost" className="min-h-11" onClick={onCancel}>
        Cancel
      </Button>
    </form>
  )
}

const focusOnce = (field: HTMLInputElement | null) => field?.focus()

/** Copies the chat ID, and reports whether that worked. */
export function CopyChatID({ chatID }: { chatID: string }) {
  const { copy, isCopied, hasFailed } = useCopy(chatID)
  return (
    <>
      <Button variant="outline" onClick={() => void copy()}>
        {isCopied ? <CheckIcon /> : <CopyIcon />}
        Copy chat ID
      </Button>
      <ActionStatus>
        {isCopied && 'Copied.'}
        {hasFailed &&
          'The browser did not allow copying. The chat ID is at the bottom of this card.'}
      </ActionStatus>
    </>
  )
}
