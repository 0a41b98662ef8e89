import {
  type ClipboardEvent,
  type KeyboardEvent,
  Suspense,
  useCallback,
  useEffect,
  useRef,
  useState,
} from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import type { User } from '#contract/user.ts'
import { decodeCards, looksLikeCards } from '#recognize/card-lines.ts'
import { isList } from '#recognize/lists.ts'
import { isLocalNumber } from '#recognize/recognize.ts'
import { Combobox } from '#ui/combobox.tsx'
import { Notice } from '#ui/notice.tsx'
import { contactView } from '../contact-view.tsx'
import type { Draft, Picked } from '../draft.ts'
import { usePlace } from '../place.ts'
import { useContactSearch } from '../use-contact-search.ts'
import { useProblem } from '../use-problem.ts'
import { useRules } from '../use-rules.ts'
import { CountryOf } from '../who/country-choice.tsx'
import { largestFile, useDroppedCards } from '../who/use-card-files.ts'
import { whoWords } from '../who/words.ts'
import { doubtWords } from './doubt-words.ts'
import { LazyPasteSheet } from './lazy-paste-sheet.ts'
import { PeoplePills } from './people-pills.tsx'
import { wordsOf } from './picked-user.ts'
import { usePeople } from './use-people.ts'
import { peopleWords } from './words.ts'

// longer than any name or address
const mostCharacters = 500

/** Asks for the people of a chat: found by search, typed, given as user IDs or pasted as a list. */
export function PeopleSection({ onCount }: { onCount(count: number): void }) {
  const { getValues, setValue } = useFormContext<Draft>()
  const accountID = useWatch<Draft, 'accountID'>({ name: 'accountID' })
  const text = useWatch<Draft, 'adding'>({ name: 'adding' })
  const people: readonly Picked[] = useWatch<Draft, 'participants'>({ name: 'participants' })
  const rules = useRules()
  const { actions, saying } = usePeople(onCount)
  const { add, take } = actions
  usePlaceOf(people, actions.move)
  const [list, setList] = useState<string>()
  const [trouble, setTrouble] = useState<string>()
  const input = useRef<HTMLInputElement>(null)
  const pills = useRef<HTMLElement>(null)
  const search = useContactSearch(accountID, text, people)
  const group = rules?.group ? rules.group.participants : undefined

  const focusInput = useCallback(() => input.current?.focus(), [])
  const type = (typed: string, isDone: boolean) => {
    const isTaken = isDone && /[,;]$/.test(typed) && typed.trim().length > 1
    if (isTaken) void take(typed.slice(0, -1))
    setTrouble(undefined)
    setValue('adding', isTaken ? '' : typed)
  }
  const pick = (user: User) => {
    add([user])
    setValue('adding', '')
  }
  const takeWords = (highlighted: User | undefined) => {
    if (highlighted) return pick(highlighted)
    void take(getValues('adding'))
    setValue('adding', '')
  }
  const paste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData('text/plain')
    if (!looksLikeCards(pasted) && !isList(pasted)) return
    event.preventDefault()
    setList(pasted)
  }
  useDroppedCards((file) => {
    if (file.size > largestFile) setTrouble(whoWords.cardTooLarge)
    else void file.arrayBuffer().then((bytes) => setList(decodeCards(new Uint8Array(bytes))))
  }, setList)

  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    const isAtStart = event.currentTarget.selectionEnd === 0
    if (isAtStart && (event.key === 'Backspace' || event.key === 'ArrowLeft')) {
      pills.current?.querySelector<HTMLElement>(':scope > span:last-child > button')?.focus()
    }
    const isUndo = event.key === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey
    if (isUndo && text === '' && actions.undo()) event.preventDefault()
  }
  const doubtful = people.find(({ doubt, refused }) => (doubt ? doubt !== 'asking' : refused))
  const problem = useProblem('participants')
  const local = people.filter((it) => it.doubt === 'unknown' && isLocalNumber(wordsOf(it)))

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-1.5">
      <Combobox
        id="participants"
        label={peopleWords.label}
        note={peopleWords.countOf(people.length, group?.max_length)}
        aside={<PasteButton onPress={() => setList('')} />}
        hint={peopleWords.hint}
        options={[...search.contacts, ...asUserID(text, search.contacts, people)]}
        view={contactView}
        text={text}
        most={mostCharacters}
        onTextChange={type}
        onPick={pick}
        onTake={takeWords}
        onPaste={paste}
        onKeyDown={press}
        opensOnFocus={text === '' && people.length === 0}
        status={search.status}
        error={
          problem ?? (doubtful && (doubtful.refused ?? doubtWords(doubtful, rules?.name ?? '')))
        }
        inputRef={input}
        leading={
          <PeoplePills
            ref={pills}
            people={people}
            most={group?.max_length}
            network={rules?.name ?? ''}
            actions={actions}
            onLeave={focusInput}
          />
        }
      />
      {local[0] && (
        <CountryOf
          number={wordsOf(local[0])}
          hasMore={local.length > 1}
          onChoose={() => local.forEach(actions.again)}
        />
      )}
      <Notice>{trouble ?? saying}</Notice>
      {list !== undefined && (
        <Suspense>
          <LazyPasteSheet text={list} onAdd={add} onClose={() => setList(undefined)} />
        </Suspense>
      )}
    </div>
  )
}

/** Keeps the people where the form is: after a change of account or server they are looked up there. */
function usePlaceOf(people: readonly Picked[], move: () => void) {
  const place = usePlace()
  const accountID = useWatch<Draft, 'accountID'>({ name: 'accountID' })
  const isElsewhere = accountID !== '' && people.some(({ at }) => at !== place)
  const wanted = isElsewhere ? place : undefined
  useEffect(() => {
    if (!wanted) return
    // with another server comes another account, a moment later
    const timer = setTimeout(move)
    return () => clearTimeout(timer)
  }, [wanted, move])
}

function PasteButton({ onPress }: { onPress(): void }) {
  return (
    <button
      type="button"
      onClick={onPress}
      className="min-h-6 text-ink-2 underline-offset-2 hover:underline"
    >
      {peopleWords.pasteList}
    </button>
  )
}

/** A text that could be an ID can be taken as one, for people whom no search finds. */
function asUserID(typed: string, contacts: readonly User[], people: readonly Picked[]): User[] {
  const id = typed.trim()
  const isKnown = contacts.length > 0 || people.some((person) => person.id === id)
  return id === '' || /\s/.test(id) || isKnown ? [] : [{ id }]
}
