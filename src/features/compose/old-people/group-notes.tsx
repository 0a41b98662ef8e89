import { useQuery } from '@tanstack/react-query'
import { useWatch } from 'react-hook-form'
import { useBeeper } from '#beeper/beeper-context.ts'
import { sameGroupQuery } from '#beeper/same-group-query.ts'
import { Notice } from '#ui/notice.tsx'
import type { Draft, Picked } from '../draft.ts'
import { usePlace } from '../place.ts'
import { peopleWords } from './words.ts'

/** Says when there is a group of these same people already. */
export function SameGroupNote() {
  const accountID = useWatch<Draft, 'accountID'>({ name: 'accountID' })
  const type = useWatch<Draft, 'type'>({ name: 'type' })
  const people: readonly Picked[] = useWatch<Draft, 'participants'>({ name: 'participants' })
  const place = usePlace()
  const query = sameGroupQuery(useBeeper(), accountID, people)
  const isSure =
    type === 'group' && people.length > 1 && people.every(({ doubt, at }) => !doubt && at === place)
  const same = useQuery({ ...query, enabled: isSure && query.enabled !== false })
  return (
    <Notice>
      {isSure && same.data && (
        <span className="font-label text-warn">
          {peopleWords.sameGroup(same.data.title ?? '', people.length)}
        </span>
      )}
    </Notice>
  )
}
