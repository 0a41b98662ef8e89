import { useCallback, useRef } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import { Choice } from '#ui/choice.tsx'
import { Notice } from '#ui/notice.tsx'
import { TextField } from '#ui/text-field.tsx'
import type { Draft } from './draft.ts'
import { bytesIn, charactersIn } from './draft-problems.ts'
import { SameGroupNote } from './old-people/group-notes.tsx'
import { PeopleSection } from './old-people/people-section.tsx'
import { proposedTitle } from './people/title-proposal.ts'
import { useProblem } from './use-problem.ts'
import { useRules } from './use-rules.ts'
import { words } from './words.ts'

/** Asks for the kind of chat, its people and, for a group, its title. */
export function GroupSection() {
  const { register, setValue } = useFormContext<Draft>()
  const type = useWatch<Draft, 'type'>({ name: 'type' })
  const wasChosen = useRef(false)

  // one person proposes a direct chat, more propose a group, until somebody chooses
  const propose = useCallback(
    (count: number) => {
      if (!wasChosen.current) setValue('type', count === 1 ? 'single' : 'group')
    },
    [setValue],
  )
  return (
    <>
      <Choice
        legend={words.kind}
        size="small"
        options={words.kinds}
        {...register('type', {
          onChange: () => {
            wasChosen.current = true
          },
        })}
      />
      <KindNote isGroup={type === 'group'} />
      <PeopleSection onCount={propose} />
      <SameGroupNote />
      {type === 'group' && <TitleField />}
    </>
  )
}

/** Says what the network makes of a group, before it has to. */
function KindNote({ isGroup }: { isGroup: boolean }) {
  const rules = useRules()
  if (rules?.group === undefined) return null
  if (rules.group === false) return <Notice>{words.noGroupsHere(rules.name)}</Notice>
  const { min_length: min = 1, max_length: max } = rules.group.participants ?? {}
  return (
    <Notice>
      {isGroup && (min > 1 || max !== undefined) && words.groupOf(rules.name, min, max)}
    </Notice>
  )
}

function TitleField() {
  const { register } = useFormContext<Draft>()
  const rules = useRules()
  const title = useWatch<Draft, 'title'>({ name: 'title' })
  const people = useWatch<Draft, 'participants'>({ name: 'participants' })
  const name = rules?.group ? rules.group.name : undefined
  const isIgnored = rules !== undefined && !name?.allowed
  return (
    <TextField
      id="title"
      label={words.groupTitle}
      note={name?.required ? words.required : words.optional}
      aside={
        name?.max_length &&
        words.byteCounter(bytesIn(title.trim()), name.max_length, charactersIn(title.trim()))
      }
      hint={isIgnored ? words.titleIgnored(rules.name) : undefined}
      placeholder={proposedTitle(
        people.flatMap(({ name, doubt }) => (doubt ? [] : name)),
        name?.max_length,
      )}
      autoComplete="off"
      error={useProblem('title')}
      {...register('title')}
    />
  )
}
