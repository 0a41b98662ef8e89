import type { Writing, WrittenPayload } from '#beeper/written-payload.ts'
import { identifiers } from '#recognize/recognition.ts'
import { changeAccount, editDetail, editMessage, withoutPerson } from './changes.ts'
import { accountKey, type Details, kindOf, type Participant, type WholeDraft } from './draft.ts'
import { participantsOn, typedParticipant } from './participants.ts'

/**
 * The draft for a request that was written as JSON. Unchanged values stay in the draft with their
 * origins; changed ones count as typed by hand. The values of the other mode stay.
 */
export function draftFromPayload(draft: WholeDraft, writing: Writing, mount: string): WholeDraft {
  const { payload, before } = writing
  const isOfMode = payload.mode === 'start' ? isSameStart : isSameCreate
  const isElsewhere = writing.way === 'pasted' && payload.accountID !== before.accountID
  const isPersonKept = payload.mode === before.mode && isOfMode(payload, before) && !isElsewhere
  const next = isPersonKept ? draft : writePeople(draft, writing, mount)
  // an account that came with the previous person, or was proposed for them, would go with them
  const isOther = next.mode !== draft.mode || !isSameUser(payload.user, before.user)
  const isAccountKept =
    payload.accountID === before.accountID &&
    (payload.accountID === '' || (payload.mode === 'start' ? !isOther : isPersonKept))
  const onAccount = isAccountKept ? next : changeAccount(next, mount, payload.accountID)
  return payload.messageText === onAccount.messageText.trim()
    ? onAccount
    : editMessage(onAccount, payload.messageText)
}

/** Identifies what the user has entered; results of participant lookups do not change it. */
export const writtenKey = (draft: WholeDraft): string => {
  const { mode, accountIDs, who, user, messageText, allowInvite, type, title } = draft
  const keys = draft.participants.map(({ key }) => key)
  return JSON.stringify([mode, accountIDs, who, user, messageText, allowInvite, type, title, keys])
}

const isSameStart = (one: WrittenPayload, other: WrittenPayload) =>
  one.allowInvite === other.allowInvite && isSameUser(one.user, other.user)

const isSameUser = (one: Details, other: Details) =>
  identifiers.every((name) => one[name] === other[name])

const isSameCreate = (one: WrittenPayload, other: WrittenPayload) =>
  one.type === other.type &&
  one.title === other.title &&
  isSameList(one.participantIDs, other.participantIDs)

const isSameList = (one: readonly unknown[], other: readonly unknown[]) =>
  one.length === other.length && one.every((entry, index) => entry === other[index])

const writePeople = (draft: WholeDraft, writing: Writing, mount: string): WholeDraft =>
  writing.payload.mode === 'start'
    ? writePerson(draft, writing)
    : writeParticipants(draft, writing, mount)

function writePerson(draft: WholeDraft, { payload, before, way }: Writing): WholeDraft {
  const { user, allowInvite } = payload
  const next: WholeDraft = { ...draft, mode: 'start', allowInvite }
  const wasStart = before.mode === 'start'
  const isWhole = !wasStart || way === 'pasted'
  // an ID that came with a contact is valid on that contact's account only
  const isSameAccount = payload.accountID === before.accountID
  if (isSameUser(user, wasStart ? before.user : draft.user) && (isSameAccount || !isWhole)) {
    return next
  }
  if (isWhole) return { ...withoutPerson(next), who: '', readAs: '', user }
  // each key is edited like its field: another number is another person
  return identifiers
    .filter((name) => user[name] !== before.user[name])
    .reduce((edited, name) => editDetail(edited, name, user[name]), next)
}

function writeParticipants(
  draft: WholeDraft,
  { payload, before, way }: Writing,
  mount: string,
): WholeDraft {
  const { accountID, participantIDs, type, title } = payload
  // the request of a direct chat has no title; the draft keeps its own
  const shownTitle = way === 'typed' && before.mode === 'create' ? before.title : draft.title.trim()
  const key = accountID ? accountKey(mount, accountID) : undefined
  // a participant of another or an unnamed account may be another person
  const isOn = (it: Participant) => way === 'typed' || it.accountKey === key
  const known = new Map(
    participantsOn(draft.participants, key).flatMap(({ id }, index) => {
      const participant = draft.participants[index]
      return participant && isOn(participant) ? [[id, participant]] : []
    }),
  )
  const participants = participantIDs.map((id) => known.get(id) ?? typedParticipant(id, key))
  const isSame = isSameList(draft.participants, participants)
  const next: WholeDraft = {
    ...draft,
    mode: 'create',
    participants: isSame ? draft.participants : participants,
    title: title === shownTitle ? draft.title : title,
  }
  return type === '' || type === kindOf(next) ? next : { ...next, type }
}
