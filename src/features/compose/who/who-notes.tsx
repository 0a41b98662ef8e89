import { useWatch } from 'react-hook-form'
import { hasMarks } from '#recognize/plain-text.ts'
import type { Recognition } from '#recognize/recognize.ts'
import { Notice } from '#ui/notice.tsx'
import type { Draft } from '../draft.ts'
import { useRules } from '../use-rules.ts'
import { AccountSuggestion } from './account-suggestion.tsx'
import { unreadableWords, whoWords } from './words.ts'

interface WhoNotesProps {
  text: string
  reading: Recognition | undefined
  /** What just happened, such as a card that was read. */
  notice: string | undefined
}

/** What is to be said of the smart field's text, read out when it changes. */
export function WhoNotes({ text, reading, notice }: WhoNotesProps) {
  const rules = useRules()
  const placed = useWatch<Draft, 'placed'>({ name: 'placed' })
  const opensNothing = text !== '' && rules?.lookups?.create_dm === false
  return (
    <Notice className="grid gap-1.5">
      {opensNothing && <span className="text-warn">{whoWords.noNewChats(rules.name)}</span>}
      {notice}
      {placed?.isAway && <span>{whoWords.leftOut}</span>}
      {hasMarks(text) && <span>{whoWords.marksRemoved}</span>}
      {reading?.kind === 'unreadable' && unreadableWords[reading.reason]}
      {reading?.kind === 'person' && <AccountSuggestion reading={reading} />}
    </Notice>
  )
}
