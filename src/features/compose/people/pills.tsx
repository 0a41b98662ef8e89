import { type KeyboardEvent, memo, type Ref, useEffect, useState } from 'react'
import type { User } from '#contract/contacts.ts'
import { Avatar } from '#ui/faces/avatar.tsx'
import { ChevronIcon, CrossIcon } from '#ui/icons.tsx'
import { Menu } from '#ui/overlay/menu.tsx'
import type { Participant } from '../draft/draft.ts'
import { useFocusOnUnmount } from '../focus.ts'
import { lookupText, pillID } from './participant-text.ts'
import { ContactLine, contactText } from './person-row.tsx'

/** The actions on participants. All functions are stable. */
export interface PillActions {
  remove(key: string): void
  edit(key: string): void
  retry(key: string): void
  undo(): boolean
  choose(key: string, contact: User): void
  /** The contacts that a participant may be; `undefined` if the lookup fails. */
  candidatesOf(key: string): Promise<readonly User[] | undefined>
}

interface PillsProps {
  participants: readonly Participant[]
  /** The maximum on the network; participants beyond it are marked. */
  limit: number | undefined
  network: string | undefined
  actions: PillActions
  /** Moves the focus on when it leaves the last pill. */
  onLeave(): void
  ref: Ref<HTMLElement>
}

// from here on the pills fill more than a few lines
const manyPills = 30

// not a fieldset, which makes the browser lay out all pills again whenever one is added
const group = { role: 'group' } as const

/**
 * The participants. Arrows, Home and End move between the pills, Backspace and Delete remove the
 * focused one, F2 moves its text back into the field, and copying copies its ID.
 */
export const Pills = memo(function Pills(props: PillsProps) {
  const { participants, limit, network, actions, onLeave, ref } = props
  const rendered = useProgressiveCount(participants.length)
  if (participants.length === 0) return null

  const repeated = repeatedNames(participants)
  const press = (event: KeyboardEvent<HTMLElement>) => {
    const stops = stopsIn(event.currentTarget)
    const at = stops.findIndex((stop) => stop.matches(':focus'))
    const key = stops[at]?.value
    if (key === undefined) return
    const to = nextStop(event.key, at, stops.length)
    if (to !== undefined) {
      if (to === stops.length) onLeave()
      else stops[to]?.focus()
    } else if (event.key === 'Backspace' || event.key === 'Delete') {
      const isForward = event.key === 'Delete' || key === participants.at(-1)?.key
      const neighbour = isForward
        ? stops.find(({ value }, index) => index > at && value !== key)
        : stops.findLast(({ value }, index) => index < at && value !== key)
      actions.remove(key)
      // after the last pill comes the field
      if (neighbour) neighbour.focus()
      else onLeave()
    } else if (event.key === 'F2') {
      actions.edit(key)
    } else if (event.key === 'z' && (event.ctrlKey || event.metaKey)) {
      actions.undo()
    } else return
    event.preventDefault()
  }

  return (
    <section
      {...group}
      ref={ref}
      aria-label={`People to add, ${participants.length}`}
      onKeyDown={press}
      // many pills get a layer of their own, or each keystroke would repaint all of them
      className={
        participants.length > manyPills
          ? 'isolate flex w-full flex-wrap items-center gap-2'
          : 'contents'
      }
    >
      {participants.slice(0, rendered).map((it, index) => {
        const isOver = limit !== undefined && index >= limit
        return (
          <Pill
            key={it.key}
            participantKey={it.key}
            id={it.id}
            name={it.name}
            about={repeated.has(it.name) ? it.about : undefined}
            imgURL={it.imgURL}
            lookup={it.lookup}
            problem={lookupText(it, network) ?? it.refused ?? (isOver ? overLimit : undefined)}
            isLast={index === participants.length - 1}
            actions={actions}
            onLeave={onLeave}
          />
        )
      })}
    </section>
  )
})

const overLimit = 'over the limit'

function repeatedNames(participants: readonly Participant[]): ReadonlySet<string> {
  const seen = new Set<string>()
  const isRepeated = ({ name }: Participant) => seen.size === seen.add(name).size
  return new Set(participants.filter(isRepeated).map(({ name }) => name))
}

/** The buttons of all pills, in order; not those of a menu that is open. */
const stopsIn = (pills: Element) => [
  ...pills.querySelectorAll<HTMLButtonElement>(':scope > span > button'),
]

/** The index of the stop that a key moves to; `count` means after the last one. */
function nextStop(key: string, at: number, count: number): number | undefined {
  if (key === 'ArrowLeft') return Math.max(0, at - 1)
  if (key === 'ArrowRight') return at + 1
  if (key === 'Home') return 0
  return key === 'End' ? count - 1 : undefined
}

/** How many pills render in one frame without a noticeable pause. */
const chunk = 200

/** How many of `count` pills to render now: a chunk at once, and another with each frame. */
function useProgressiveCount(count: number): number {
  const [max, setMax] = useState(chunk)
  // after most pills were removed, the next large number renders progressively again
  if (max > count + chunk) setMax(count + chunk)
  useEffect(() => {
    if (max >= count) return
    const frame = requestAnimationFrame(() => setMax(max + chunk))
    return () => cancelAnimationFrame(frame)
  }, [max, count])
  return Math.min(max, count)
}

/** Primitive values, so that a change of one participant does not render the other pills. */
interface PillProps {
  participantKey: string
  id: string
  name: string
  /** Distinguishes them from others of the same name. */
  about: string | undefined
  imgURL: string | undefined
  lookup: Participant['lookup']
  /** Why they cannot be sent yet. */
  problem: string | undefined
  isLast: boolean
  actions: PillActions
  onLeave(): void
}

const Pill = memo(function Pill(props: PillProps) {
  const { participantKey, id, name, about, lookup, problem, isLast, actions, onLeave } = props
  const isPending = lookup === 'pending'
  const isBad = problem !== undefined && !isPending
  const needsAction = lookup !== undefined && !isPending
  const frame = useFocusOnUnmount(onLeave)
  return (
    <span
      ref={frame}
      className={`inline-flex h-8 max-w-full items-center gap-1.5 rounded-full border border-transparent pe-0.5 text-small ${isBad ? 'bg-bad-soft text-bad' : 'bg-sunken'} ${lookup ? 'ps-3' : 'ps-1'} ${isPending ? 'animate-pulse' : ''}`}
    >
      {!lookup && <Avatar name={name} id={id} size="tiny" imgURL={props.imgURL} />}
      {needsAction ? (
        <PillButton {...props} lookup={lookup} />
      ) : (
        <>
          <bdi className="truncate">{name}</bdi>
          {about && <bdi className="truncate text-ink-2 text-note">{about}</bdi>}
        </>
      )}
      <button
        type="button"
        {...(needsAction ? {} : { id: pillID(participantKey) })}
        value={participantKey}
        // roving tabindex: one stop for Tab, arrow keys for the rest
        tabIndex={isLast ? 0 : -1}
        aria-label={`Remove ${about ? `${name}, ${about}` : name}`}
        aria-description={problem}
        onClick={() => {
          actions.remove(participantKey)
          onLeave()
        }}
        onCopy={(event) => {
          event.preventDefault()
          event.clipboardData.setData('text/plain', id)
        }}
        className={`grid size-7 flex-none place-items-center rounded-full ${isBad ? 'text-bad' : 'text-ink-3 hover:text-ink'}`}
      >
        <CrossIcon className="size-3" />
      </button>
    </span>
  )
})

/** The name of a participant who is not resolved, as a button to resolve them. */
function PillButton(props: PillProps & { lookup: NonNullable<Participant['lookup']> }) {
  const { participantKey, name, about, lookup, problem, actions, onLeave } = props
  const [contacts, setContacts] = useState<readonly User[]>()
  const nameAndAbout = about ? `${name}, ${about}` : name
  const isChoice = lookup === 'ambiguous' || lookup === 'namesake'
  const press = async (button: HTMLButtonElement) => {
    if (isChoice) {
      setContacts(contacts ? undefined : await actions.candidatesOf(participantKey))
    } else if (lookup === 'failed') {
      // this button unmounts during the lookup; the remove button stays
      button.parentElement?.querySelector<HTMLElement>(':scope > button:last-of-type')?.focus()
      actions.retry(participantKey)
    } else {
      actions.edit(participantKey)
    }
  }
  const close = () => {
    setContacts(undefined)
    document.getElementById(pillID(participantKey))?.focus()
  }
  return (
    <>
      <button
        type="button"
        id={pillID(participantKey)}
        value={participantKey}
        tabIndex={-1}
        aria-label={buttonText(lookup, nameAndAbout)}
        aria-description={problem}
        aria-haspopup={isChoice ? 'menu' : undefined}
        aria-expanded={isChoice ? contacts !== undefined : undefined}
        onClick={({ currentTarget }) => void press(currentTarget)}
        className="inline-flex h-7 min-w-0 items-center gap-1 underline decoration-dotted underline-offset-4"
      >
        <bdi className="truncate">{name}</bdi>
        {about && <bdi className="truncate text-note">{about}</bdi>}
        {isChoice && <ChevronIcon className="size-3" />}
      </button>
      {contacts && (
        <ContactMenu
          label={buttonText(lookup, nameAndAbout)}
          contacts={contacts}
          className="absolute inset-x-0 top-full z-20 mt-1.5 max-h-80 overflow-y-auto"
          onChoose={(contact) => {
            actions.choose(participantKey, contact)
            onLeave()
          }}
          onEdit={() => actions.edit(participantKey)}
          onClose={close}
          onLeave={(to) => {
            if (to !== document.getElementById(pillID(participantKey))) setContacts(undefined)
          }}
        />
      )}
    </>
  )
}

function buttonText(lookup: Participant['lookup'], name: string): string {
  if (lookup === 'ambiguous' || lookup === 'namesake') return `Choose who “${name}” is`
  return lookup === 'failed' ? `Look “${name}” up again` : `Change “${name}”`
}

interface ContactMenuProps {
  label: string
  contacts: readonly User[]
  className: string
  onChoose(contact: User): void
  /** Called if none of them is the person. */
  onEdit?(): void
  onClose(): void
  /** Called with the element that takes the focus. */
  onLeave(to: EventTarget | null): void
}

const item =
  'flex w-full items-center gap-3 rounded-inner px-2.5 py-2 text-start text-ink hover:bg-sunken focus-visible:bg-accent-soft'

/** A menu to choose which contact a text means. */
export function ContactMenu(props: ContactMenuProps) {
  const { label, contacts, className, onChoose, onEdit, onClose, onLeave } = props
  return (
    <Menu
      label={label}
      onClose={onClose}
      onLeave={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) onLeave(relatedTarget)
      }}
      className={className}
    >
      {contacts.map((contact) => (
        <button
          key={contact.id}
          type="button"
          role="menuitem"
          tabIndex={-1}
          aria-label={contactText(contact)}
          onClick={() => onChoose(contact)}
          className={item}
        >
          <ContactLine contact={contact} />
        </button>
      ))}
      {onEdit && (
        <button type="button" role="menuitem" tabIndex={-1} onClick={onEdit} className={item}>
          {contacts.length > 0 ? 'None of them: change the text' : 'No match now: change the text'}
        </button>
      )}
    </Menu>
  )
}
