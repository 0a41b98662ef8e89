import { LongText } from '#ui/long-text.tsx'
import { words } from './words.ts'

/** The IDs of the chat, to be read or copied by hand. */
export function CardIDs({
  chatID,
  accountID,
  localChatID,
}: {
  chatID: string
  accountID: string
  localChatID: string | undefined
}) {
  const rows = [
    [words.ids.chat, chatID],
    [words.ids.local, localChatID],
    [words.ids.account, accountID],
  ] as const

  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 border-line border-t px-5 py-[18px] text-tiny sm:px-[26px]">
      {rows.map(
        ([name, id]) =>
          id && (
            <div key={name} className="contents">
              <dt className="text-ink-3">{name}</dt>
              <dd className="font-mono text-ink-2 wrap-anywhere">
                <LongText most={1_000}>{id}</LongText>
              </dd>
            </div>
          ),
      )}
    </dl>
  )
}
