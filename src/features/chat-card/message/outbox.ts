import { type QueryClient, queryOptions, skipToken } from '@tanstack/react-query'
import { BeeperError, writeOutcome } from '#beeper/failure/failure.ts'
import type { Beeper } from '#beeper/http/client.ts'
import { sendMessage } from '#contract/messages.ts'
import { type Messages, messagesQuery } from './messages-query.ts'
import type { SentMessage } from './receipt.ts'

/** A message that was sent from the card, or with the opening of the chat. */
export interface Outgoing {
  /** Unique among messages with the same text. */
  key: string
  sent: SentMessage
  /**
   * `accepted`: the server accepted it, and its receipt has the rest. `unknown`: it may have been
   * accepted. `refused`: certainly not sent.
   */
  status: 'sending' | 'accepted' | 'unknown' | 'refused'
  /** Why it was refused. */
  failure?: BeeperError | undefined
}

/** By chat ID; only chats with sent messages have an entry. */
type Outbox = ReadonlyMap<string, readonly Outgoing[]>

const emptyOutbox: Outbox = new Map()

/** The messages sent from here, kept as long as the page, so that no status is lost. */
export const outboxQuery = (beeper: Beeper) =>
  queryOptions<Outbox>({
    queryKey: [beeper.mount, 'outbox'],
    queryFn: skipToken,
    initialData: emptyOutbox,
    gcTime: Number.POSITIVE_INFINITY,
    staleTime: Number.POSITIVE_INFINITY,
  })

/**
 * Sends a message once, and stores the result in the outbox. Failures of the server are not thrown.
 * `again` is an earlier message to send again, which was looked for and not found.
 */
export async function sendInto(
  { beeper, queryClient, chatID }: { beeper: Beeper; queryClient: QueryClient; chatID: string },
  text: string,
  again?: Outgoing,
): Promise<void> {
  const listed = queryClient.getQueryData<Messages>(messagesQuery(beeper, chatID).queryKey)
  const at = Date.now()
  const sent: SentMessage = {
    ...(again?.sent ?? { text, at }),
    answeredAt: at,
    pendingMessageID: undefined,
    // what is listed already is another message, or a failed attempt
    knownBefore: [...(again?.sent.knownBefore ?? []), ...idsOf(listed)],
  }
  const outgoing: Outgoing = { key: again?.key ?? crypto.randomUUID(), sent, status: 'sending' }
  const put = (change: Partial<Outgoing>) =>
    queryClient.setQueryData(outboxQuery(beeper).queryKey, (all = emptyOutbox) => {
      const others = all.get(chatID)?.filter(({ key }) => key !== outgoing.key) ?? []
      return new Map(all).set(chatID, [...others, { ...outgoing, ...change }])
    })

  put({})
  try {
    const { answer } = await beeper.send(sendMessage, { params: { chatID }, body: { text } })
    const { pendingMessageID } = answer
    put({ status: 'accepted', sent: { ...sent, pendingMessageID, answeredAt: Date.now() } })
  } catch (error) {
    if (!(error instanceof BeeperError)) throw error
    const isUnknown = writeOutcome(error) === 'unknown'
    const answered = { ...sent, answeredAt: Date.now() }
    put(
      isUnknown
        ? { status: 'unknown', sent: answered }
        : { status: 'refused', sent: answered, failure: error },
    )
  }
  void queryClient.invalidateQueries({ queryKey: [beeper.mount, 'messages', chatID] })
}

const idsOf = (listed: Messages | undefined) => listed?.items.map(({ id }) => id) ?? []
