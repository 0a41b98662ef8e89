import type { Opening } from '#features/compose/submit/submit-state.ts'
import type { Recent, RequestedChat } from '#features/recents/recent.ts'
import { displayText } from '#ui/text/display-text.tsx'

interface Where {
  mount: string
  network: { type: string | undefined; name: string }
}

/** The stored entry for an opening: the request and its result, without the message. */
export function recentOf(
  { payload, people, opened, at }: Opening,
  { mount, network }: Where,
): Recent {
  return {
    mount,
    network,
    accountID: opened.accountID,
    chatID: opened.chatID,
    title: titleOf({ payload, people, opened }),
    isGroup: opened.chat ? opened.chat.type !== 'single' : isGroup(payload),
    status: opened.status,
    at,
    asked: askedFor({ payload, people }),
  }
}

const isGroup = (payload: Opening['payload']) =>
  payload.mode !== 'start' && payload.type === 'group'

function askedFor({ payload, people }: Pick<Opening, 'payload' | 'people'>): RequestedChat {
  if (payload.mode === 'start') {
    const { user, allowInvite = true } = payload
    return { mode: 'start', user, allowInvite }
  }
  const { type, title } = payload
  const named = people.map(({ id, name }) => ({ id, name }))
  return { mode: 'create', type, people: named, ...(title === undefined ? {} : { title }) }
}

// limits the storage, because titles may be of any length
const maxTitle = 200

/** The title for the list, with the ID as the last resort. */
function titleOf({ payload, people, opened }: Pick<Opening, 'payload' | 'people' | 'opened'>) {
  const other = opened.chat?.participants.items.find(({ isSelf }) => !isSelf)
  const { fullName, phoneNumber, username, email, id } =
    payload.mode === 'start' ? payload.user : {}
  const names = people.map(({ name }) => name).join(', ')
  const title =
    opened.chat?.title ||
    other?.fullName ||
    names ||
    fullName ||
    phoneNumber ||
    username ||
    email ||
    id ||
    opened.chatID
  return displayText(title, maxTitle)
}
