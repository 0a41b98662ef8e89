import {
  type ClipboardEvent,
  type ComponentProps,
  type KeyboardEvent,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useFormState } from 'react-hook-form'
import { useBeeper } from '#beeper/connection/connection-context.ts'
import { type NetworkRules, networkNameOf } from '#beeper/network-rules.ts'
import { isConnected } from '#beeper/recipient/contact-match.ts'
import { useContactSearch } from '#beeper/recipient/contact-search.ts'
import type { Account } from '#contract/accounts.ts'
import { looksLikeCards } from '#recognize/card-lines.ts'
import { isList } from '#recognize/lists.ts'
import { Combobox } from '#ui/form/combobox.tsx'
import { Select } from '#ui/form/field.tsx'
import { lazyPart } from '#ui/rendering/lazy-part.tsx'
import { StatusText } from '#ui/status-text.tsx'
import { largestFile, textOfFile, useDroppedCards } from '../contact-cards.tsx'
import { accountKey, type WholeDraft } from '../draft/draft.ts'
import {
  addParticipants,
  chooseAccount,
  countryOfParticipants,
  kindOn,
  needsCountry,
  participantsOn,
  typeParticipant,
} from '../draft/participants.ts'
import { useDraft, useDraftValue } from '../draft/use-draft.tsx'
import { CountryQuestion } from '../sections/country-question.tsx'
import { countText, groupSize, lookupText, peopleCount } from './participant-text.ts'
import type { PasteSheet as Sheet } from './pasted/paste-sheet.tsx'
import {
  listedKeys,
  type PeopleRow,
  peopleRows,
  queryFor,
  rowView,
  statusOf,
  takesRow,
} from './people-rows.tsx'
import { Pills } from './pills.tsx'
import { usePillActions } from './use-pill-actions.ts'

interface PeopleSectionProps {
  /** The account in use: the chosen one, or that of the first participant. */
  account: Account | undefined
  rules: NetworkRules | undefined
  accounts: readonly Account[]
  /** A list that was pasted in the other mode: opens the sheet with it. */
  list?: string | undefined
  /** Called when the sheet is closed. */
  onListDone?(): void
}

const PasteSheet = lazyPart<ComponentProps<typeof Sheet>>(
  async () => (await import('./pasted/paste-sheet.tsx')).PasteSheet,
)

// longer than any name or address
const maxLength = 500

/**
 * The participants field: to search (on all accounts until the first one fixes it), type or paste.
 */
export function PeopleSection(props: PeopleSectionProps) {
  const { account, rules, accounts } = props
  const { mount } = useBeeper()
  const { getDraft, apply } = useDraft()
  const text = useDraftValue((draft) => draft.adding)
  const all = useDraftValue((draft) => draft.participants)
  const type = useDraftValue((draft) => draft.type)
  const { errors } = useFormState<WholeDraft>({ name: 'participants' })
  const key = account && accountKey(mount, account.accountID)
  const participants = useMemo(() => participantsOn(all, key), [all, key])
  const network = rules?.name ?? (account && networkNameOf(account))
  const input = useRef<HTMLInputElement>(null)
  const pills = useRef<HTMLElement>(null)
  const focusInput = useCallback(() => input.current?.focus(), [])
  const [announcement, announce] = useState('')
  const actions = usePillActions(account, { focusInput, announce })
  const [networkQuery, setNetworkQuery] = useState('')
  const search = useContactSearch({ query: queryFor(text), account, accounts, networkQuery })
  const listed = useMemo(() => listedKeys(participants), [participants])
  const rows = useMemo(
    () => peopleRows(text, search, account, listed, mount),
    [text, search, account, listed, mount],
  )
  const { sheet, openSheet } = useSheet({ ...props, focusInput })
  const keys = useKeys()

  const changeText = (next: string, isDone: boolean) => {
    const isEntry = isDone && /[,;，；、]$/.test(next) && next.trim().length > 1
    if (isEntry) return apply((draft) => typeParticipant(draft, next.slice(0, -1), key))
    announce('')
    apply((draft) => ({ ...draft, adding: next }))
  }
  const pick = (row: PeopleRow) => {
    announce('')
    if (row.kind === 'person') apply((draft) => addParticipants(draft, [row.first], mount))
    else if (row.kind === 'address') apply((draft) => typeParticipant(draft, row.text, key))
    else if (row.kind === 'networks') setNetworkQuery(row.query)
    else {
      const contact = { account: row.account, contact: { id: row.text } }
      apply((draft) => addParticipants(draft, [contact], mount))
    }
  }
  const take = (highlighted: PeopleRow | undefined) => {
    const shown = { rows, isSearching: search.isSearching }
    if (highlighted && takesRow(highlighted, text, keys.last(), shown)) pick(highlighted)
    else apply((draft) => typeParticipant(draft, getDraft().adding, key))
  }
  const paste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData('text/plain')
    if (!looksLikeCards(pasted) && !isList(pasted)) return
    event.preventDefault()
    openSheet(pasted)
  }
  useDroppedCards((file) => {
    if (file.size > largestFile) announce('This file is too large to be read.')
    else textOfFile(file).then(openSheet, () => announce('This file could not be read.'))
  }, openSheet)

  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    const isAtStart = event.currentTarget.selectionEnd === 0
    if (isAtStart && (event.key === 'Backspace' || event.key === 'ArrowLeft')) {
      pills.current?.querySelector<HTMLElement>(':scope > span:last-child > button')?.focus()
    }
    const isUndo = event.key === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey
    if (isUndo && text === '' && actions.undo()) event.preventDefault()
  }

  const local = participants.filter(needsCountry)
  // numbers without a country code are covered by the question for the country
  const problem = participants.find(
    (it) => it.refused || (it.lookup && it.lookup !== 'pending' && !needsCountry(it)),
  )
  const waiting = !account && participants.find((it) => it.lookup === 'pending')
  const isGroup = kindOn({ type, participants }, rules) === 'group'
  const size = isGroup ? groupSize(rules) : { min: 0 }
  const pending = account ? participants.filter((it) => it.lookup === 'pending').length : 0

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-1.5" onKeyDownCapture={keys.onKeyDown}>
      <Combobox
        {...firstRow}
        id="participants"
        label="People to add"
        aside={(rules || participants.length > 0) && countText(participants.length, size)}
        hint={<Hint onPaste={() => openSheet('')} />}
        options={rows}
        view={rowView}
        text={text}
        maxLength={maxLength}
        onTextChange={changeText}
        onPick={pick}
        onTake={take}
        onPaste={paste}
        onKeyDown={press}
        opensOnFocus={text === '' && participants.length === 0}
        status={statusOf(text, search, account)}
        error={
          errors.participants?.message ??
          (problem && (lookupText(problem, network) ?? problem.refused))
        }
        inputRef={input}
        leading={
          <Pills
            ref={pills}
            participants={participants}
            limit={size.max}
            network={network}
            actions={actions}
            onLeave={focusInput}
          />
        }
      />
      {local.length > 0 && (
        <CountryQuestion
          numbers={local.map(({ name }) => name)}
          account={account}
          onChoose={(country) => {
            focusInput()
            apply((draft) => countryOfParticipants(draft, country))
          }}
        />
      )}
      <StatusText>{announcement || (waiting && lookupText(waiting, undefined))}</StatusText>
      <StatusText className="sr-only">
        {pending > 1 && `Looking up ${peopleCount(pending)} on ${network}…`}
      </StatusText>
      {sheet}
    </div>
  )
}

// so that Enter takes the first row
const firstRow = { highlightsFirst: true }

function Hint({ onPaste }: { onPaste(): void }) {
  return (
    <>
      Type a name or paste a list.{' '}
      <button
        type="button"
        onClick={onPaste}
        className="min-h-6 underline underline-offset-2 hover:text-ink"
      >
        Paste a list…
      </button>
    </>
  )
}

/** The last key, and whether the highlighted row was reached with the arrow keys. */
function useKeys() {
  const last = useRef({ key: '', hasWalked: false })
  return {
    onKeyDown({ key }: KeyboardEvent) {
      const isWalk = key === 'ArrowDown' || key === 'ArrowUp'
      const isEnd = key === 'Tab' || key === ',' || key === ';' || key === 'Enter'
      last.current = { key, hasWalked: isWalk || (isEnd && last.current.hasWalked) }
    },
    last: () => last.current,
  }
}

/** The sheet for pasted lists. After people were added, the focus moves on to the next field. */
function useSheet(options: Omit<PeopleSectionProps, 'rules'> & { focusInput(): void }) {
  const { account, accounts, list, onListDone, focusInput } = options
  const { mount } = useBeeper()
  const { getDraft, apply } = useDraft()
  const [text, setText] = useState(list)
  const [seen, setSeen] = useState(list)
  // a new list from outside opens the sheet
  if (list !== seen) {
    setSeen(list)
    if (list !== undefined) setText(list)
  }
  const [hasAdded, setHasAdded] = useState(false)
  useEffect(() => {
    if (text !== undefined || !hasAdded) return
    setHasAdded(false)
    const title = document.getElementById('title')
    if (title) title.focus()
    else focusInput()
  }, [text, hasAdded, focusInput])

  const close = () => {
    setText(undefined)
    onListDone?.()
  }
  const connected = accounts.filter(isConnected)
  const choose = (accountID: string) => apply((draft) => chooseAccount(draft, mount, accountID))
  const sheet = text !== undefined && (
    <PasteSheet
      text={text}
      account={account}
      accountChoice={
        <Select
          label="Look people up on"
          placeholder="Choose an account"
          options={connected.map((one) => ({ value: one.accountID, label: accountText(one) }))}
          defaultValue=""
          onChange={({ target }) => target.value && choose(target.value)}
        />
      }
      listed={getDraft().participants.map(({ id }) => id)}
      onCountry={(country) => apply((draft) => countryOfParticipants(draft, country))}
      onAdd={(contacts, typed) => {
        const found = account ? contacts.map((contact) => ({ account, contact })) : []
        apply((draft) => addParticipants(draft, found, mount, typed))
        setHasAdded(true)
        close()
      }}
      onClose={close}
    />
  )
  return { sheet, openSheet: setText }
}

const accountText = (account: Account) => {
  const { phoneNumber, email, username } = account.user
  const own = phoneNumber ?? email ?? username
  return own ? `${networkNameOf(account)} · ${own}` : networkNameOf(account)
}
