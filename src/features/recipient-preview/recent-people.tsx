import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useId, useMemo } from 'react'
import { useAccounts } from '#beeper/accounts.ts'
import { useBeeper } from '#beeper/connection/connection-context.ts'
import { networkNameOf, networkTypeOf } from '#beeper/network-rules.ts'
import { isConnected, mergeContacts } from '#beeper/recipient/contact-match.ts'
import { contactsInChats, recentChatsQuery } from '#beeper/recipient/recipient-queries.ts'
import type { User } from '#contract/contacts.ts'
import { Card } from '#ui/card.tsx'
import { Avatar } from '#ui/faces/avatar.tsx'

const facesShown = 8

interface RecentPeopleProps {
  /** Shows examples to try with the fictional contacts. */
  isSandbox: boolean
  onPick(contact: User, accountID: string): void
  /** Takes an example for the recipient field. */
  onTry(text: string): void
  /** Takes an example list for a group. */
  onTryList(text: string): void
}

/** The region *People you write to*: a press fills in person and account. */
export function RecentPeople({ isSandbox, onPick, ...on }: RecentPeopleProps) {
  const { people, isPending, hasFailed } = useRecentPeople()
  return (
    <>
      <section aria-label="People you write to">
        <Kicker>People you write to</Kicker>
        <Card className="px-2 py-[22px] sm:px-5">
          {/* reserves the height of two rows, so that nothing shifts when they load */}
          <div className="min-h-[13.5rem] sm:min-h-[11.5rem]">
            {people.length > 0 && (
              <ul className="grid auto-rows-[6.75rem] grid-cols-4 sm:auto-rows-[5.75rem] gap-x-2">
                {people.map(({ key, name, account, contact }) => (
                  <li key={key} className="min-w-0">
                    <button
                      type="button"
                      aria-label={`${name} on ${networkNameOf(account)}`}
                      onClick={() => onPick(contact, account.accountID)}
                      className="grid w-full min-w-0 justify-items-center gap-[9px] rounded-inner p-1 font-medium text-small leading-[1.4] hover:bg-sunken"
                    >
                      <Avatar
                        name={name}
                        id={contact.id}
                        imgURL={contact.imgURL}
                        size="face"
                        network={networkTypeOf(account) ?? ''}
                      />
                      <bdi className="line-clamp-2 max-w-full wrap-anywhere sm:line-clamp-1">
                        {name}
                      </bdi>
                    </button>
                  </li>
                ))}
              </ul>
            )}
            {people.length === 0 && !isPending && (
              <p className="px-3 text-ink-2 text-small">
                {hasFailed
                  ? 'Your recent chats couldn’t be loaded. Type a name or a number instead.'
                  : 'No one yet. People you write to appear here.'}
              </p>
            )}
          </div>
        </Card>
      </section>
      {isSandbox && <Examples {...on} />}
    </>
  )
}

const Kicker = ({ children, id }: { children: ReactNode; id?: string }) => (
  <p id={id} className="mb-2.5 font-label text-ink-3 text-note">
    {children}
  </p>
)

/** The people of the newest direct chats on all accounts, each once, the latest first. */
function useRecentPeople() {
  const beeper = useBeeper()
  const accounts = useAccounts(beeper)
  const chats = useQuery(recentChatsQuery(beeper))
  const people = useMemo(() => {
    if (!accounts.data || !chats.data) return []
    const contacts = contactsInChats(chats.data, accounts.data).filter(
      ({ account, contact }) =>
        isConnected(account) && !contact.cannotMessage && contact.id !== account.user.id,
    )
    return mergeContacts(contacts)
      .flatMap(({ key, name, contacts: [first] }) => (first ? [{ key, name, ...first }] : []))
      .toSorted((one, other) => activity(other).localeCompare(activity(one)))
      .slice(0, facesShown)
  }, [accounts.data, chats.data])
  return {
    people,
    isPending: accounts.isPending || chats.isPending,
    hasFailed: accounts.isError || chats.isError,
  }
}

const activity = ({ chat }: { chat?: { lastActivity: string | undefined } | undefined }) =>
  chat?.lastActivity ?? ''

/**
 * Contacts of the sandbox in the notations of a real clipboard; the last line repeats the first.
 */
export const messyList = [
  'Ada Obi <+44 7700 900101>',
  'tel:+1-555-010-0103',
  '+44 (0)7700 900102',
  'wa.me/4915155501234',
  '+1 (555) 010-0106',
  '0049 151 555 00104',
  '"Ada" <+447700900101>',
].join('\n')

const examples = [
  { text: '+44 7700 900101', about: 'a number' },
  { text: 'wa.me/4915155501234?text=Hi', about: 'a link with a message' },
  { text: '7 messy lines', about: 'a pasted list becomes a group', list: messyList },
  { text: '+1 555 010 9004', about: 'an outage' },
]

function Examples({ onTry, onTryList }: Pick<RecentPeopleProps, 'onTry' | 'onTryList'>) {
  const titleID = useId()
  return (
    <div className="mt-[22px]">
      <Kicker id={titleID}>Or try one of these</Kicker>
      <ul aria-labelledby={titleID} className="grid gap-2 sm:grid-cols-2">
        {examples.map(({ text, about, list }) => (
          <li key={text}>
            <button
              type="button"
              onClick={() => (list === undefined ? onTry(text) : onTryList(list))}
              className="grid w-full min-w-0 rounded-button border border-line bg-surface px-[13px] py-2.5 text-start hover:bg-sunken"
            >
              <span className="wrap-anywhere font-label text-small">{text}</span>
              <span className="text-ink-3 text-note">{about}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
