import * as accounts from '#contract/accounts.ts'
import * as bridges from '#contract/bridges.ts'
import * as chats from '#contract/chats.ts'
import * as contacts from '#contract/contacts.ts'
import type { Endpoint } from '#contract/endpoint.ts'
import * as info from '#contract/info.ts'
import * as messages from '#contract/messages.ts'
import * as newChats from '#contract/new-chat.ts'
import * as search from '#contract/search.ts'

export interface Operation {
  id: string
  call: Endpoint
  summary: string
  /** Needs no token. */
  isPublic?: true
}

const row = (id: string, call: Endpoint, summary: string): Operation => ({ id, call, summary })

/** Every call under `/v1` that the contract knows, by the name that the contract gives it. */
export const operations: readonly Operation[] = [
  { ...row('getInfo', info.getInfo, 'What this server is'), isPublic: true },
  row('listAccounts', accounts.listAccounts, 'List accounts'),
  row('getAccount', accounts.getAccount, 'Get an account'),
  row('listBridges', bridges.listBridges, 'List bridges'),
  row('getBridge', bridges.getBridge, 'Get a bridge'),
  row('getBridgeCapabilities', bridges.getBridgeCapabilities, 'What a bridge can do'),
  row('searchContacts', contacts.searchContacts, 'Search the contacts of an account'),
  row('listContacts', contacts.listContacts, 'List the contacts of an account'),
  row('startChat', newChats.startChat, 'Find somebody and open the direct chat'),
  row('createChat', newChats.newChat, 'Open a chat with people known by ID'),
  row('listChats', chats.listChats, 'List chats'),
  row('searchChats', chats.searchChats, 'Search chats'),
  row('getChat', chats.getChat, 'Get a chat'),
  row('updateChat', chats.updateChat, 'Change a chat'),
  row('archiveChat', chats.archiveChat, 'Archive a chat, or take it back'),
  row('markRead', chats.markRead, 'Mark a chat read'),
  row('markUnread', chats.markUnread, 'Mark a chat unread'),
  row('notifyAnyway', chats.notifyAnyway, 'Ring in spite of silenced notifications'),
  row('setReminder', chats.setReminder, 'Set the reminder of a chat'),
  row('clearReminder', chats.clearReminder, 'Clear the reminder of a chat'),
  row('sendMessage', messages.sendMessage, 'Send a message'),
  row('listMessages', messages.listMessages, 'List the messages of a chat'),
  row('getMessage', messages.getMessage, 'Get a message'),
  row('editMessage', messages.editMessage, 'Edit a message'),
  row('deleteMessage', messages.deleteMessage, 'Delete a message'),
  row('addReaction', messages.addReaction, 'React to a message'),
  row('removeReaction', messages.removeReaction, 'Take your reaction back'),
  row('removeReactionByQuery', messages.removeReactionByQuery, 'The same, for older clients'),
  row('searchMessages', search.searchMessages, 'Search messages'),
  row('searchAll', search.searchAll, 'Search chats, groups and messages at once'),
  row('downloadAsset', messages.downloadAsset, 'Download a file; the sandbox keeps none'),
  row('serveAsset', messages.serveAsset, 'Read a file; the sandbox keeps none'),
  row('uploadAssetBase64', messages.uploadAssetBase64, 'Upload a file; the sandbox keeps none'),
  row('setTyping', chats.setTyping, 'Show that you type'),
  row('getSetup', info.getSetup, 'Whether the app is signed in and ready'),
  row('focus', info.focus, 'Bring the app to the front'),
]
