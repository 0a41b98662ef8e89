import { type KeyboardEvent, memo, type Ref, useEffect, useState } from 'react'
import type { User } from '#contract/contacts.ts'
import { Avatar } from '#ui/faces/avatar.tsx'
import { ChevronIcon, CrossIcon } from '#ui/icons.tsx'
import { Menu } from '#ui/overlay/menu.tsx'
import type { Participant } from '../draft/draft.ts'
import { useFocusOnUnmount } from '../focus.ts'
import { lookupText, pillID } from './participant-text.ts'
import { ContactLine, contactText } from './person-row.tsx'

/** What can be done with participants. All functions stay the same. */
export interface PillActions {
  remove(key: string): void
  edit(key: string): void
  retry(key: string): void
  undo(): boolean
  choose(key: string, contact: User): void
  /** The contacts that a participant may mean; `undefined` where the server does not answer. */
  candidatesOf(key: string): Promise<readonly User[] | undefined>
}

interface PillsProps {
  participants: readonly Participant[]
  /** As many as the network takes; those beyond are marked. */
  limit: number | undefined
  network: string | undefined
  actions: PillActions
  /** The focus goes on behind the last pill. */
  onLeave(): void
  ref: Ref<HTMLElement>
}

// more than stand in a few lines
const crowd = 30

// a fieldset says the same, but makes the browser lay all pills out anew whenever one is added
const group = { role: 'group' } as const

/**
 * The participants. Arrows, Home and End walk the pills, Backspace and Delete remove the one in
 * focus, F2 puts its text back into the field, copying gives its ID.
 */
export const Pills = memo(function Pills(props: PillsProps) {
  const { participants, limit, network, actions, onLeave, ref } = props
  const drawn = useProgressiveCount(participants.length)
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
      // behind the last one there is the field
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
      // so many are painted apart from the field, or each key would paint all of them anew
      className={
        participants.length > crowd
          ? 'isolate flex w-full flex-wrap items-center gap-2'
          : 'contents'
      }
    >
      {participants.slice(0, drawn).map((it, index) => {
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

/** Where a key leads from a stop; as many as there are stops is behind the last. */
function nextStop(key: string, at: number, count: number): number | undefined {
  if (key === 'ArrowLeft') return Math.max(0, at - 1)
  if (key === 'ArrowRight') return at + 1
  if (key === 'Home') return 0
  return key === 'End' ? count - 1 : undefined
}

/** As many as are drawn in one frame without a pause that is felt. */
const chunk = 200

/** How many of `count` are to be drawn by now: a chunk at once, and another with every frame. */
function useProgressiveCount(count: number): number {
  const [most, setMost] = useState(chunk)
  // after most of them have gone, the next many begin anew
  if (most > count + chunk) setMost(count + chunk)
  useEffect(() => {
    if (most >= count) return
    const frame = requestAnimationFrame(() => setMost(most + chunk))
    return () => cancelAnimationFrame(frame)
  }, [most, count])
  return Math.min(most, count)
}

/** Plain values, so that a change of one participant draws no other pill. */
interface PillProps {
  participantKey: string
  id: string
  name: string
  /** Tells them from others of the same name. */
  about: string | undefined
  imgURL: string | undefined
  lookup: Participant['lookup']
  /** Why they cannot be sent as they stand. */
  problem: string | undefined
  isLast: boolean
  actions: PillActions
  onLeave(): void
}

const Pill = memo(function Pill(props: PillProps) {
  const { participantKey, id, name, about, lookup, problem, isLast, actions, onLeave } = props
  const isPending = lookup === 'pending'
  const isBad = problem !== undefined && !isPending
  const isAsked = lookup !== undefined && !isPending
  const handOn = useFocusOnUnmount(onLeave)
  return (
    <span
      ref={handOn}
      className={`inline-flex h-8 max-w-full items-center gap-1.5 rounded-full border border-transparent pe-0.5 text-small ${isBad ? 'bg-bad-soft text-bad' : 'bg-sunken'} ${lookup ? 'ps-3' : 'ps-1'} ${isPending ? 'animate-pulse' : ''}`}
    >
      {!lookup && <Avatar name={name} id={id} size="tiny" imgURL={props.imgURL} />}
      {isAsked ? (
        <PillButton {...props} lookup={lookup} />
      ) : (
        <>
          <bdi className="truncate">{name}</bdi>
          {about && <bdi className="truncate text-ink-2 text-note">{about}</bdi>}
        </>
      )}
      <button
        type="button"
        {...(isAsked ? {} : { id: pillID(participantKey) })}
        value={participantKey}
        // one stop for Tab, arrows for the rest
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

/** The name of a participant who was not found, and by pressing it the way to find them. */
function PillButton(props: PillProps & { lookup: NonNullable<Participant['lookup']> }) {
  const { participantKey, name, about, lookup, problem, actions, onLeave } = props
  const [contacts, setContacts] = useState<readonly User[]>()
  const called = about ? `${name}, ${about}` : name
  const isChoice = lookup === 'ambiguous' || lookup === 'namesake'
  const press = async (button: HTMLButtonElement) => {
    if (isChoice) {
      setContacts(contacts ? undefined : await actions.candidatesOf(participantKey))
    } else if (lookup === 'failed') {
      // this button goes while the participant is looked up; the other one stays
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
        aria-label={buttonText(lookup, called)}
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
          label={buttonText(lookup, called)}
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
  /** None of them is meant. */
  onEdit?(): void
  onClose(): void
  /** The focus went elsewhere. */
  onLeave(to: EventTarget | null): void
}

const item =
  'flex w-full items-center gap-3 rounded-inner px-2.5 py-2 text-start text-ink hover:bg-sunken focus-visible:bg-accent-soft'

/** The contacts that a text may mean, to choose one of them. */
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
