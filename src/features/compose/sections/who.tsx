import { type ClipboardEvent, type KeyboardEvent, type RefObject, useState } from 'react'
import { useBeeper } from '#beeper/connection/connection-context.ts'
import { networkNameOf, networkTypeOf } from '#beeper/network-rules.ts'
import {
  type AccountContact,
  identifierOf,
  type PersonMatch,
} from '#beeper/recipient/contact-match.ts'
import { networkFacts } from '#contract/networks.ts'
import { looksLikeCards } from '#recognize/card-lines.ts'
import type { ListRow } from '#recognize/lists.ts'
import { hasMarks, unreadableTexts } from '#recognize/plain-text.ts'
import { Button } from '#ui/button.tsx'
import { Avatar } from '#ui/faces/avatar.tsx'
import { NetworkMark } from '#ui/faces/network-mark.tsx'
import { Combobox } from '#ui/form/combobox.tsx'
import { useAfterPaint } from '#ui/rendering/use-after-paint.ts'
import { StatusText } from '#ui/status-text.tsx'
import { ago } from '#ui/text/format.ts'
import { CardFileButton, useCards } from '../contact-cards.tsx'
import {
  changeMode,
  chooseCountry,
  keepAccount,
  offerOf,
  pickContact,
  readWhoAs,
  takeCard,
  takeOffer,
  typeWho,
} from '../draft/changes.ts'
import type { Offer } from '../draft/draft.ts'
import { useDraft, useDraftValue, useProblem } from '../draft/use-draft.tsx'
import { focusPerson } from '../focus.ts'
import { useSpelling } from '../numbers.ts'
import { useRecipient } from '../recipient-context.tsx'
import { CountryQuestion } from './country-question.tsx'
import { ReadingChip } from './reading-chip.tsx'

// longer than any name, link or address; a pasted list is longer and goes its own way
const maxCharacters = 2000
const keptCharacters = 200
/**
 * As many rows as anybody walks through; a longer name narrows them down. Drawing them is what the
 * first key costs.
 */
const maxRows = 15

/** One row of the list: a person, on one of the networks they are on, or what else can be done. */
type WhoOption =
  | { kind: 'person'; match: PersonMatch; contact: AccountContact; isReasonSaid: boolean }
  | { kind: 'ask-networks'; query: string; count: number }

interface WhoSectionProps {
  inputRef: RefObject<HTMLInputElement | null>
  /** Enter on something recognized goes on to the message. */
  onNext(): void
  /** A pasted list goes to the form for several people. */
  onList(text: string): void
}

/** One field for anything that says who it is. It fills the details, and shows what it saw. */
export function WhoSection({ inputRef, onNext, onList }: WhoSectionProps) {
  const { mount } = useBeeper()
  const { apply } = useDraft()
  const text = useDraftValue((draft) => draft.who)
  const recipient = useRecipient()
  const { state, reading, accounts, askNetworks } = recipient
  const [network, setNetwork] = useState<{ key: string; index: number }>()
  const cards = useCards((card) => apply((draft) => takeCard(draft, card)))
  const spell = useSpelling()
  const read = reading?.kind === 'person' && state.kind !== 'list' ? reading : undefined
  const chip = useAfterPaint(read)
  const options = whoOptions(recipient, text, network)

  const pick = (option: WhoOption) => {
    if (option.kind === 'ask-networks') return askNetworks()
    const { contact, account } = option.contact
    apply((draft) => pickContact(draft, contact, { mount, accountID: account.accountID }))
  }
  const [lines, setLines] = useState<{ joined: string; pasted: string }>()
  const paste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData('text/plain').trim()
    const isCard = looksLikeCards(pasted)
    if (!isCard && !/[\r\n]/.test(pasted)) return
    event.preventDefault()
    if (isCard) return cards.takeText(pasted)
    // a line cannot hold several, and would join what stands on two of them
    const joined = pasted.split(/\s*[\r\n]+\s*/).join(', ')
    setLines({ joined, pasted })
    apply((draft) => typeWho(draft, joined))
  }
  const press = (event: KeyboardEvent<HTMLInputElement>, option: WhoOption | undefined) => {
    const isStep = event.key === 'ArrowRight' || event.key === 'ArrowLeft'
    const isAtEnd = event.currentTarget.selectionStart === event.currentTarget.value.length
    if (!isStep || !isAtEnd || option?.kind !== 'person' || option.match.contacts.length < 2) return
    const { contacts, key } = option.match
    const at = contacts.indexOf(option.contact)
    const step = event.key === 'ArrowRight' ? 1 : -1
    if (at + step < 0) return
    event.preventDefault()
    setNetwork({ key, index: (at + step) % contacts.length })
  }

  return (
    <div className="grid gap-1.5">
      <Combobox
        id="who"
        label="Who do you want to reach?"
        placeholder="Name, number, email, handle, link or contact card"
        isLarge
        inputRef={inputRef}
        inputMode="text"
        enterKeyHint="next"
        options={options}
        view={whoView(accounts.data.length, spell)}
        text={text}
        maxLength={maxCharacters}
        keptLength={keptCharacters}
        onTextChange={(typed) => {
          cards.forgetNotice()
          apply((draft) => typeWho(draft, typed))
        }}
        onPick={pick}
        onPaste={paste}
        onKeyDown={press}
        onEnter={() => isRecognized(state.kind) && onNext()}
        highlightsFirst
        status={listStatus(recipient, text)}
        keysHint={keysHint(options)}
        error={useProblem('who')}
        trailing={
          read && chip ? (
            <ReadingChip
              reading={chip}
              onChange={(identifier) => apply((draft) => readWhoAs(draft, identifier))}
            />
          ) : (
            text === '' && <CardFileButton onFile={cards.takeFile} />
          )
        }
      />
      <WhoNotes
        cardText={cards.notice}
        text={text}
        spell={spell}
        onList={() => onList(lines?.joined === text ? lines.pasted : text)}
      />
    </div>
  )
}

function whoOptions(
  { search, state, accounts, query }: ReturnType<typeof useRecipient>,
  text: string,
  network: { key: string; index: number } | undefined,
): WhoOption[] {
  // a contact who is chosen, and what is no person, has no list over the rest of the form
  if (text !== '' && !hasRows(state.kind)) return []
  if (state.kind === 'person' && state.how === 'chosen') return []
  const isSearch = text !== ''
  const rows = search.matches.slice(0, isSearch ? maxRows : 8).map((match): WhoOption => {
    const index = network?.key === match.key ? network.index : 0
    const contact = match.contacts[index] ?? match.contacts[0]
    if (!contact) throw new Error('a match without a contact')
    return { kind: 'person', match, contact, isReasonSaid: index === 0 }
  })
  const isAsked = search.isNetworkAsked || !isSearch || state.kind === 'identifier'
  // alone and highlighted it would take an Enter that was meant for a person who is about to come
  const isEarly = search.isSearching && rows.length === 0
  return isAsked || isEarly
    ? rows
    : [...rows, { kind: 'ask-networks', query, count: connectedCount(accounts.data) }]
}

const connectedCount = (accounts: readonly { status?: string | undefined }[]) =>
  accounts.filter(({ status }) => status === undefined || status === 'connected').length

// a name that is still searched for is nothing to go on from
const isRecognized = (kind: ReturnType<typeof useRecipient>['state']['kind']) =>
  kind === 'person' || kind === 'identifier'

const hasRows = (kind: ReturnType<typeof useRecipient>['state']['kind']) =>
  ['searching', 'several', 'person', 'no-match', 'identifier', 'cannot-message'].includes(kind)

function listStatus(
  { search, state }: ReturnType<typeof useRecipient>,
  text: string,
): string | undefined {
  if (text === '' || !hasRows(state.kind)) return undefined
  if (state.kind === 'person' && state.how === 'chosen') return undefined
  // of whom the first are shown
  const people = search.matches.length
  const where = search.accounts === 1 ? 'this account' : `${search.accounts} accounts`
  const failed = search.failed.map(networkNameOf)
  const unsearched =
    failed.length > 0 ? ` · ${failed.slice(0, 3).join(', ')} could not be searched` : ''
  if (search.isSearching) {
    return people > 0 ? `${peopleText(people)} so far…` : `Searching ${where}…`
  }
  if (people > 0) return `${peopleText(people)} in ${where}${unsearched}`
  // the preview says what an identifier means that no contact has
  if (state.kind === 'identifier') return undefined
  return `No match for “${text.trim().slice(0, 60)}” in ${where}${unsearched}`
}

const peopleText = (count: number) => (count === 1 ? '1 person' : `${count} people`)

function keysHint(options: readonly WhoOption[]): string | undefined {
  const [first] = options
  if (first?.kind !== 'person') return undefined
  const hasNetworks = options.some((it) => it.kind === 'person' && it.match.contacts.length > 1)
  return hasNetworks ? '↵ takes the first · → chooses the network' : '↵ takes the first'
}

const whoView = (accounts: number, spell: (identifier: string) => string) => ({
  key: (option: WhoOption) => (option.kind === 'person' ? option.match.key : option.kind),
  text: (option: WhoOption) => {
    if (option.kind === 'ask-networks') return askText(option)
    const { match, contact } = option
    const on = networkNameOf(contact.account)
    return [match.name, secondLine(option, spell), `on ${on}`].filter(Boolean).join(', ')
  },
  render: (option: WhoOption) => {
    if (option.kind === 'ask-networks') {
      return (
        <span className="min-w-0">
          <span className="block font-medium">{askText(option)}</span>
          <span className="block text-ink-3 text-note">
            {option.count === 1 ? 'It learns' : 'Each of them learns'} who you’re looking for.
          </span>
        </span>
      )
    }
    const { match, contact } = option
    return (
      <>
        <Avatar
          name={match.name}
          id={contact.contact.id}
          size="small"
          imgURL={contact.contact.imgURL}
        />
        <span className="min-w-0 flex-1">
          <span className="flex">
            <bdi className="truncate font-medium">{match.name}</bdi>
          </span>
          <span className="block truncate text-ink-3 text-note">{secondLine(option, spell)}</span>
        </span>
        <Marks match={match} chosen={contact} hasChoice={accounts > 1} />
      </>
    )
  },
})

const askText = ({ query, count }: WhoOption & { kind: 'ask-networks' }) =>
  count === 1 ? `Search the network for “${query}”` : `Search ${count} networks for “${query}”`

/** What tells the person from others of the name, and why this network. */
function secondLine(
  { match, contact, isReasonSaid }: WhoOption & { kind: 'person' },
  spell: (identifier: string) => string,
): string {
  const identifier = spell(identifierOf(contact.contact))
  const shown = identifier.startsWith('@') && identifier.includes(':') ? '' : identifier
  const when = ago(contact.chat?.lastActivity)
  const network = networkNameOf(contact.account)
  const reason = contact.contact.cannotMessage
    ? 'can’t be messaged'
    : !contact.chat
      ? 'no chat yet'
      : match.contacts.length > 1 && isReasonSaid && when
        ? `you last wrote ${when} on ${network}`
        : 'you share a chat'
  return [shown, match.contacts.length > 1 && !isReasonSaid ? `on ${network}` : '', reason]
    .filter(Boolean)
    .join(' · ')
}

const maxMarks = 4

/** The networks that a person is on; the one that is taken stands out. */
function Marks({
  match,
  chosen,
  hasChoice,
}: {
  match: PersonMatch
  chosen: AccountContact
  hasChoice: boolean
}) {
  if (!hasChoice) return null
  const others = match.contacts.filter((contact) => contact !== chosen)
  const shown = [chosen, ...others].slice(0, maxMarks)
  const rest = match.contacts.length - shown.length
  return (
    <span aria-hidden="true" className="flex flex-none items-center gap-1">
      {shown.map(({ account, contact }) => (
        <NetworkMark
          key={`${account.accountID} ${contact.id}`}
          type={networkTypeOf(account)}
          size="small"
        />
      ))}
      {rest > 0 && <span className="text-ink-3 text-tiny">+{rest}</span>}
    </span>
  )
}

interface WhoNotesProps {
  cardText: string | undefined
  text: string
  spell(identifier: string): string
  onList(): void
}

/** What is to be said of the field's text, and what can be done about it; read out on change. */
function WhoNotes({ cardText, text, spell, onList }: WhoNotesProps) {
  const { apply } = useDraft()
  const { state, accountReason, account, reading, accounts } = useRecipient()
  const country = useDraftValue((draft) => draft.country)
  const cardOffers = useDraftValue((draft) => draft.offers)
  const chosenIDs = useDraftValue((draft) => draft.accountIDs)
  const { mount } = useBeeper()
  const offers = cardOffers.length > 0 ? cardOffers : offersIn(reading)
  const isSwitched = accountReason === 'link' && Boolean(chosenIDs[mount])
  return (
    <>
      {state.kind === 'needs-country' && (
        <CountryQuestion
          numbers={[state.typed]}
          account={account ?? accounts.data[0]}
          onChoose={(chosen) => {
            apply((draft) => chooseCountry(draft, chosen))
            focusPerson()
          }}
        />
      )}
      <StatusText className="grid gap-1.5">
        {cardText}
        {country !== '' && state.kind === 'needs-country' && (
          <span>This number has two meanings. Start it with + and the country code.</span>
        )}
        {isSwitched && account && (
          <span className="flex flex-wrap items-center gap-2">
            Switched to {networkNameOf(account)}
            <Button
              variant="outline"
              onClick={() => {
                apply(keepAccount)
                focusPerson()
              }}
            >
              Undo
            </Button>
          </span>
        )}
        {hasMarks(text) && <span>Hidden characters were left out of what is used.</span>}
        {state.kind === 'unreadable' && <span>{unreadableTexts[state.reason].sentence}</span>}
        {state.kind === 'other-network' && (
          <span>{otherNetworkText(state.network, state.account !== undefined)}</span>
        )}
      </StatusText>
      {state.kind === 'list' && <ListChoice people={state.people} onList={onList} />}
      {offers.length > 0 && (
        <div className="flex flex-wrap items-center gap-2">
          <span className="text-ink-3 text-note">Also found</span>
          {offers.slice(0, 6).map((offer) => (
            <Button
              key={`${offer.identifier} ${offer.value}`}
              variant="outline"
              onClick={() => {
                apply((draft) => takeOffer(draft, offer))
                focusPerson()
              }}
            >
              {[offer.label, spell(offer.value)].filter(Boolean).join(' · ')}
            </Button>
          ))}
        </div>
      )}
    </>
  )
}

const offersIn = (reading: ReturnType<typeof useRecipient>['reading']): Offer[] =>
  reading?.kind === 'person' ? reading.others.flatMap(offerOf) : []

function otherNetworkText(type: string, hasAccount: boolean): string {
  const name = networkFacts(type)?.name ?? type
  return hasAccount
    ? `This belongs to ${name}. Choose that account, or type who you mean.`
    : `This belongs to ${name}, where you have no account here.`
}

function ListChoice({ people, onList }: { people: readonly ListRow[]; onList(): void }) {
  const { apply } = useDraft()
  const [first] = people
  return (
    <StatusText className="flex flex-wrap items-center gap-2">
      <span>These are {people.length} people.</span>
      <Button
        variant="outline"
        onClick={() => {
          onList()
          apply((draft) => changeMode(typeWho(draft, ''), 'create'))
        }}
      >
        Create a group
      </Button>
      {first && (
        <Button
          variant="outline"
          onClick={() => {
            apply((draft) => typeWho(draft, first.text))
            focusPerson()
          }}
        >
          Message the first
        </Button>
      )}
    </StatusText>
  )
}
