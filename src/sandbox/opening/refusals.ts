import type { Network } from '../networks/network.ts'
import { Refusal } from '../refusal.ts'
import type { OwnAccount } from '../store/accounts.ts'

// the official SDK repeats a 409 by itself unless it is told not to
const noRetry = { 'x-should-retry': 'false' }

/** 404 when nobody answers to what was given; names the ID when one of several is meant. */
export const nobodyFound = (userID?: string) =>
  new Refusal(404, {
    code: 'USER_NOT_FOUND',
    message: 'User not found',
    ...(userID === undefined ? {} : { details: { userID } }),
  })

const notSupported = (message: string) => new Refusal(422, { code: 'NOT_SUPPORTED', message })

const words = { username: 'username', phoneNumber: 'phone number', email: 'email address' }

/** 422 when all that was given is of kinds that the network does not look up. */
export const cannotLookUp = (network: Network, kinds: (keyof typeof words)[]) =>
  notSupported(
    `${network.facts.name} cannot look up by ${kinds.map((kind) => words[kind]).join(' or ')}`,
  )

/** 422 for a network on which chats are only ever started elsewhere. */
export const cannotStartChats = () => notSupported('This network cannot start new chats')

/** 422 for a network without groups of your making. */
export const cannotCreateGroups = (network: Network) =>
  notSupported(`${network.facts.name} does not support creating groups`)

/** 403 for somebody who cannot be written to. */
export const cannotMessage = (userID: string) =>
  new Refusal(403, {
    code: 'forbidden',
    message: 'Cannot message this user on the selected account',
    details: { userID },
  })

/** 403 when opening the chat is an invite, and inviting was ruled out. */
export const inviteNeeded = () =>
  new Refusal(403, { code: 'forbidden', message: 'Starting this chat needs an invite' })

/** 409 while an account cannot ask its network anything. */
export const notConnected = ({ network, status, statusText }: OwnAccount) =>
  new Refusal(
    409,
    {
      code: 'ACCOUNT_NOT_CONNECTED',
      message: statusText ?? `This ${network.facts.name} account is not connected`,
      details: { status },
    },
    noRetry,
  )

/** 409 where a network refuses a second group of the same people. */
export const groupExists = (network: Network, chatID: string) =>
  new Refusal(
    409,
    {
      code: 'CHAT_EXISTS',
      message: `${network.facts.name} already has a group with these people`,
      details: { chatID },
    },
    noRetry,
  )
