import type { ComponentProps, ReactNode } from 'react'
import type { Participant } from '#contract/user.ts'
import { Avatar } from '#ui/avatar.tsx'
import { Badge } from '#ui/badge.tsx'
import { initials } from '#ui/initials.ts'
import { Name } from '#ui/name.tsx'
import { words } from '../words.ts'
import { identifiersOf, nameOf, type PersonRow, type Requested } from './people.ts'

const say = words.participants

/** One line of the list of participants; the rest goes to the list item. */
export function PersonLine({ row, ...rest }: { row: PersonRow } & ComponentProps<'li'>) {
  return 'missing' in row ? (
    <MissingPerson person={row.missing} {...rest} />
  ) : (
    <Person person={row.person} isUnexpected={row.isUnexpected} {...rest} />
  )
}

interface PersonProps extends ComponentProps<'li'> {
  person: Participant
  isUnexpected: boolean
}

function Person({ person, isUnexpected, ...rest }: PersonProps) {
  const name = nameOf(person)
  return (
    <Row
      face={<Avatar name={name} id={person.id} size="small" imgURL={person.imgURL} />}
      name={name}
      about={identifiersOf(person).join(' · ')}
      rest={rest}
    >
      {person.isSelf && <Badge tone="plain">{say.you}</Badge>}
      {person.isAdmin && <Badge tone="plain">{say.admin}</Badge>}
      {person.isNetworkBot && <Badge tone="plain">{say.bot}</Badge>}
      {person.isPending && <Badge tone="warn">{say.invited}</Badge>}
      {isUnexpected && <Badge tone="warn">{say.notAskedFor}</Badge>}
      {person.cannotMessage && <Badge tone="bad">{say.cannotMessage}</Badge>}
    </Row>
  )
}

function MissingPerson({ person, ...rest }: { person: Requested } & ComponentProps<'li'>) {
  const name = person.name || person.id
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
      name={name}
      about={say.askedFor}
      rest={rest}
    >
      <Badge tone="bad">{say.missing}</Badge>
    </Row>
  )
}

interface RowProps {
  face: ReactNode
  name: string
  about: string
  children: ReactNode
  rest: ComponentProps<'li'>
}

function Row({ face, name, about, children, rest }: RowProps) {
  return (
    <li className="flex items-center gap-3 py-[5px]" {...rest}>
      {face}
      <div className="min-w-0 wrap-anywhere">
        <Name className="font-label">{name}</Name>
        {about && (
          <p className="text-ink-3 text-note">
            <Name most={500}>{about}</Name>
          </p>
        )}
      </div>
      <div className="ms-auto flex max-w-1/2 flex-none flex-wrap justify-end gap-1.5">
        {children}
      </div>
    </li>
  )
}
