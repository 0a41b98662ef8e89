import { displayText, LongText } from '#ui/text/display-text.tsx'
import { Disclosure } from './disclosure.tsx'

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
    ['Chat ID', chatID],
    ['Local chat ID', localChatID],
    ['Account', accountID],
  ] as const

  return (
    <Disclosure heading="IDs" note={shortened(chatID)}>
      {() => (
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-tiny">
          {rows.map(
            ([name, id]) =>
              id && (
                <div key={name} className="contents">
                  <dt className="text-ink-3">{name}</dt>
                  <dd className="font-mono text-ink-2 wrap-anywhere">
                    <LongText maxLength={1_000}>{id}</LongText>
                  </dd>
                </div>
              ),
          )}
        </dl>
      )}
    </Disclosure>
  )
}

/** The beginning and the end of an ID, which tell more than its middle. */
function shortened(id: string) {
  const characters = [...displayText(id, 2_000)]
  if (characters.length <= 25) return characters.join('')
  return `${characters.slice(0, 14).join('')}…${characters.slice(-9).join('')}`
}
