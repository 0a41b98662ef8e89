import { type ComponentProps, type ReactNode, useState } from 'react'
import type { Participant } from '#contract/contacts.ts'
import { Badge } from '#ui/badge.tsx'
import { notCopiedText, useCopy } from '#ui/copy-button.tsx'
import { Avatar, initials } from '#ui/faces/avatar.tsx'
import { CheckIcon, CopyIcon } from '#ui/icons.tsx'
import { displayText, Name } from '#ui/text/display-text.tsx'
import { handlesOf, nameOf, type PersonRow, type Requested, type Spell } from './people.ts'
import { participantsText } from './text.ts'

/** A row of the list of participants; other props are passed to the `li`. */
export function PersonLine({
  row,
  spell,
  ...rest
}: { row: PersonRow; spell: Spell } & ComponentProps<'li'>) {
  return 'absent' in row ? (
    <AbsentPerson person={row.absent} isCertain={row.isCertain} spell={spell} {...rest} />
  ) : (
    <Person person={row.person} isUnexpected={row.isUnexpected} spell={spell} {...rest} />
  )
}

interface PersonProps extends ComponentProps<'li'> {
  person: Participant
  isUnexpected: boolean
  spell: Spell
}

function Person({ person, isUnexpected, spell, ...rest }: PersonProps) {
  const name = nameOf(person)
  return (
    <Row
      face={<Avatar name={name} id={person.id} size="small" imgURL={person.imgURL} />}
      name={spell(name)}
      id={person.id}
      about={handlesOf(person).map(spell).join(' · ')}
      rest={rest}
    >
      {person.isSelf && <Badge tone="plain">{participantsText.you}</Badge>}
      {person.isAdmin && <Badge tone="plain">{participantsText.admin}</Badge>}
      {person.isNetworkBot && <Badge tone="plain">{participantsText.bot}</Badge>}
      {person.isPending && <Badge tone="warn">{participantsText.invited}</Badge>}
      {isUnexpected && <Badge tone="warn">{participantsText.notAskedFor}</Badge>}
      {person.cannotMessage && <Badge tone="bad">{participantsText.cannotMessage}</Badge>}
    </Row>
  )
}

interface AbsentPersonProps extends ComponentProps<'li'> {
  person: Requested
  /** If not, they may be among the participants that the answer omitted. */
  isCertain: boolean
  spell: Spell
}

function AbsentPerson({ person, isCertain, spell, ...rest }: AbsentPersonProps) {
  const name = person.name || person.id
  const known = [person.phoneNumber, person.email, person.username]
    .flatMap((one) => one || [])
    .filter((one) => one !== name)
  return (
    <Row
      face={
        <span
          aria-hidden="true"
          className="grid size-8 flex-none place-items-center rounded-full border-[1.5px] border-line-strong border-dashed font-bold text-ink-3 text-tiny"
        >
          {initials(name)}
        </span>
      }
      name={spell(name)}
      id={person.id}
      about={known.map(spell).join(' · ') || participantsText.askedFor}
      rest={rest}
    >
      {isCertain ? (
        <Badge tone="bad">{participantsText.missing}</Badge>
      ) : (
        <Badge tone="plain">{participantsText.notKnown}</Badge>
      )}
    </Row>
  )
}

interface RowProps {
  face: ReactNode
  name: string
  id: string
  about: string
  children: ReactNode
  rest: ComponentProps<'li'>
}

function Row({ face, name, id, about, children, rest }: RowProps) {
  return (
    <li className="group/person flex items-center gap-3 py-[5px]" {...rest}>
      {face}
      <div className="min-w-0 wrap-anywhere">
        <Name className="font-label">{name}</Name>
        {about && (
          <p className="text-ink-3 text-note">
            <Name maxLength={500}>{about}</Name>
          </p>
        )}
      </div>
      <CopyID id={id} name={name} />
      <div className="ms-auto flex max-w-1/2 flex-none flex-wrap justify-end gap-1.5">
        {children}
      </div>
    </li>
  )
}

// shown on hover, because IDs are rarely needed; always without a hover device
const quiet =
  'opacity-0 group-hover/person:opacity-100 focus-visible:opacity-100 [@media(hover:none)]:opacity-100'

function CopyID({ id, name }: { id: string; name: string }) {
  const { copy, isCopied, hasFailed } = useCopy(id)
  const [isPressed, setIsPressed] = useState(false)
  return (
    <>
      <button
        type="button"
        aria-label={participantsText.copyID(displayText(name, 100))}
        title={displayText(id, 300)}
        onClick={() => {
          setIsPressed(true)
          void copy()
        }}
        className={`grid size-7 flex-none place-items-center rounded-inner text-ink-3 hover:bg-sunken hover:text-ink ${isPressed ? '' : quiet}`}
      >
        {isCopied ? <CheckIcon className="size-3.5" /> : <CopyIcon className="size-3.5" />}
      </button>
      {/* not rendered before a press: thousands of live regions would be slow */}
      {isPressed && (
        <span role="status" className="text-ink-3 text-tiny empty:hidden">
          {isCopied && 'ID copied.'}
          {hasFailed && notCopiedText}
        </span>
      )}
    </>
  )
}
