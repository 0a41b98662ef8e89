import { type ClipboardEvent, type KeyboardEvent, type RefObject, useState } from 'react'
import { useBeeper } from '#beeper/connection/connection-context.ts'
import { networkNameOf } from '#beeper/network-rules.ts'
import { networkFacts } from '#contract/networks.ts'
import { looksLikeCards } from '#recognize/card-lines.ts'
import { hasMarks, unreadableTexts } from '#recognize/plain-text.ts'
import type { ListRow } from '#recognize/recognition.ts'
import { Button } from '#ui/button.tsx'
import { Combobox } from '#ui/form/combobox.tsx'
import { useAfterPaint } from '#ui/rendering/use-after-paint.ts'
import { StatusText } from '#ui/status-text.tsx'
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
import { keysHint, listStatus, type WhoOption, whoOptions, whoView } from './who-options.tsx'

// longer than any name, link or address; a pasted list may be longer, and is handled on its own
const maxCharacters = 2000
const keptCharacters = 200

interface WhoSectionProps {
  inputRef: RefObject<HTMLInputElement | null>
  /** Enter on a recognized text moves on to the message. */
  onNext(): void
  /** Passes a pasted list to the mode for several people. */
  onList(text: string): void
}

/** The recipient field takes any identifier, fills the details and shows what it recognized. */
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
    // the input would drop the line breaks, and so join the entries of two lines
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

// Enter does not leave a name that is still searched for
const isRecognized = (kind: ReturnType<typeof useRecipient>['state']['kind']) =>
  kind === 'person' || kind === 'identifier'

interface WhoNotesProps {
  cardText: string | undefined
  text: string
  spell(identifier: string): string
  onList(): void
}

/** Notes on the field's text with their actions, announced on change. */
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
