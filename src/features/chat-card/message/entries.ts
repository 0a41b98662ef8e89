import type { Message } from '#contract/messages.ts'
import type { Outgoing } from './outbox.ts'
import { findSent, type Receipt, type Senders, sendStatusReceipt } from './receipt.ts'
import type { TrackedReceipt } from './receipt-query.ts'

/** One bubble: a message of the chat, or one that is being sent. */
export interface Entry {
  key: string
  message: Message | undefined
  outgoing: Outgoing | undefined
  /** For own messages only. */
  receipt: Receipt | undefined
}

/**
 * The messages of a chat and those that were sent from here, each once. A message that isn't listed
 * yet comes last; one that is older than the listed page comes first.
 */
export function conversationEntries(
  listed: readonly Message[],
  sent: readonly { outgoing: Outgoing; receipt: TrackedReceipt | undefined }[],
  senders: Senders,
): Entry[] {
  const claimed = new Map<string, (typeof sent)[number]>()
  const [before, after]: [Entry[], Entry[]] = [[], []]
  const oldest = Date.parse(listed[0]?.timestamp ?? '')
  for (const one of sent) {
    const { outgoing, receipt } = one
    const found = listedAs(listed, one, claimed, senders)
    if (found) {
      claimed.set(found.id, one)
      continue
    }
    const hasLeft = receipt?.messageID !== undefined && outgoing.sent.at < oldest
    const entry = { key: outgoing.key, message: undefined, outgoing, receipt }
    if (hasLeft) before.push(entry)
    else after.push(entry)
  }
  const entries = listed.map((message, index) => {
    const own = claimed.get(message.id)
    return {
      // a server may list a message twice
      key: own?.outgoing.key ?? `${message.id} ${index}`,
      message,
      outgoing: own?.outgoing,
      receipt: receiptFor(message, own?.receipt, own !== undefined),
    }
  })
  return [...before, ...entries, ...after]
}

/** The receipt of a listed message; for one sent elsewhere only if the network gives its status. */
function receiptFor(message: Message, followed: Receipt | undefined, isFollowed: boolean) {
  if (!isFollowed && !(message.isSender && message.sendStatus)) return undefined
  const listed = sendStatusReceipt(message)
  // the list is refetched less often than the message itself
  const isBehind = listed.state === 'sending' || listed.state === 'untold'
  const isFinal = followed?.state === 'delivered' || followed?.state === 'failed'
  return isBehind && isFinal ? followed : listed
}

function listedAs(
  listed: readonly Message[],
  { outgoing, receipt }: { outgoing: Outgoing; receipt: TrackedReceipt | undefined },
  claimed: ReadonlyMap<string, unknown>,
  senders: Senders,
): Message | undefined {
  const ids = [receipt?.messageID, outgoing.sent.pendingMessageID]
  const byID = listed.find(({ id }) => ids.includes(id) && !claimed.has(id))
  if (byID || outgoing.status === 'refused') return byID
  const free = listed.filter(({ id }) => !claimed.has(id)).reverse()
  return findSent(free, outgoing.sent, senders).message
}
