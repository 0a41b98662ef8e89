import { useQuery } from '@tanstack/react-query'
import { useBeeper } from '#beeper/beeper-context.ts'
import { speechQuery } from '#beeper/dialect-query.ts'
import { Notice } from '#ui/notice.tsx'
import { remedyWords } from './remedy-words.ts'

/** Says of a server that can only create chats what that means for whoever looks for somebody. */
export function CreateOnlyNote() {
  const speech = useQuery(speechQuery(useBeeper()))
  return (
    <Notice className="rounded-inner bg-warn-soft px-3.5 py-2.5 text-warn">
      {speech.data?.dialect === 'create' ? remedyWords.createOnly(speech.data.version) : undefined}
    </Notice>
  )
}
