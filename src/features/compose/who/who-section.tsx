import { type ClipboardEvent, useState } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import type { User } from '#contract/user.ts'
import { looksLikeCards } from '#recognize/card-lines.ts'
import { recognize, recognizeAs } from '#recognize/recognize.ts'
import { Combobox } from '#ui/combobox.tsx'
import { contactView, nameOf } from '../contact-view.tsx'
import { type Draft, emptyDraft, type Identifier, type StartDraft } from '../draft.ts'
import { usePlace } from '../place.ts'
import { useContactSearch } from '../use-contact-search.ts'
import { useProblem } from '../use-problem.ts'
import { CardButton } from './card-button.tsx'
import { ReadingChip } from './reading-chip.tsx'
import { useDroppedCards } from './use-card-files.ts'
import { useCards } from './use-cards.ts'
import { useFill } from './use-fill.ts'
import { usePlacedDetails } from './use-placed-details.ts'
import { WhoNotes } from './who-notes.tsx'
import { whoWords } from './words.ts'

// longer than any name, link or address
const mostCharacters = 2000
const keptCharacters = 200

/** One field for anything that says who somebody is. It fills the details and shows what it saw. */
export function WhoSection() {
  const { getValues, setValue } = useFormContext<Draft>()
  const accountID = useWatch<Draft, 'accountID'>({ name: 'accountID' })
  const text = useWatch<Draft, 'who'>({ name: 'who' })
  const kind = useWatch<Draft, 'readAs'>({ name: 'readAs' })
  const [notice, setNotice] = useState<{ of: string; saying: string }>()
  const place = usePlace()
  const fill = useFill()
  usePlacedDetails(place)
  const search = useContactSearch(accountID, text)
  const reading = kind ? recognizeAs(text, kind) : recognize(text)

  const say = (of: string, saying?: string) => setNotice(saying ? { of, saying } : undefined)
  const type = (typed: string) => {
    setValue('who', typed)
    const seen = kind && typed ? recognizeAs(typed, kind) : recognize(typed)
    fill(seen?.kind === 'person' ? seen.user : {})
    if (!typed) setValue('readAs', '')
    say(typed)
  }
  const pick = (user: Partial<User>, saying?: string, at?: string) => {
    setValue('readAs', '')
    setValue('who', nameOf(user))
    fill(detailsOf(user), at)
    say(nameOf(user), saying)
  }
  const cards = useCards(pick, (saying) => say(getValues('who'), saying))
  useDroppedCards(cards.takeFile, cards.takeText)
  const paste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData('text/plain')
    if (!looksLikeCards(pasted)) return
    event.preventDefault()
    cards.takeText(pasted)
  }
  const readAs = (identifier: Identifier) => {
    setValue('readAs', identifier)
    fill(recognizeAs(text, identifier)?.user ?? {})
  }

  return (
    <div className="grid gap-1.5">
      <Combobox
        id="user"
        label={whoWords.label}
        aside={<CardButton onFile={cards.takeFile} />}
        hint={whoWords.hint}
        options={search.contacts}
        view={contactView}
        text={text}
        most={mostCharacters}
        kept={keptCharacters}
        onTextChange={type}
        onPick={(user) => pick(user, undefined, place)}
        onPaste={paste}
        opensOnFocus={text === ''}
        status={search.status}
        error={useProblem('user')}
        trailing={reading?.kind === 'person' && <ReadingChip reading={reading} onChange={readAs} />}
      />
      <WhoNotes
        text={text}
        reading={reading}
        notice={notice?.of === text ? notice.saying : undefined}
      />
    </div>
  )
}

const detailsOf = (user: Partial<User>): StartDraft['user'] => ({
  ...emptyDraft.user,
  id: user.id ?? '',
  username: user.username ?? '',
  phoneNumber: user.phoneNumber ?? '',
  email: user.email ?? '',
  fullName: user.fullName ?? '',
})
