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

/** Every call of the contract under `/v1`, by its name there. */
export const operations: readonly Operation[] = [
  { ...row('getInfo', info.getInfo, 'Get the server info'), isPublic: true },
  row('listAccounts', accounts.listAccounts, 'List accounts'),
  row('getAccount', accounts.getAccount, 'Get an account'),
  row('listBridges', bridges.listBridges, 'List bridges'),
  row('getBridge', bridges.getBridge, 'Get a bridge'),
  row('getBridgeCapabilities', bridges.getBridgeCapabilities, 'Get the capabilities of a bridge'),
  row('searchContacts', contacts.searchContacts, 'Search the contacts of an account'),
  row('listContacts', contacts.listContacts, 'List the contacts of an account'),
  row('startChat', newChats.startChat, 'Look up a user and open the direct chat'),
  row('createChat', newChats.newChat, 'Open a chat with users given by ID'),
  row('listChats', chats.listChats, 'List chats'),
  row('searchChats', chats.searchChats, 'Search chats'),
  row('getChat', chats.getChat, 'Get a chat'),
  row('updateChat', chats.updateChat, 'Change a chat'),
  row('archiveChat', chats.archiveChat, 'Archive or unarchive a chat'),
  row('markRead', chats.markRead, 'Mark a chat read'),
  row('markUnread', chats.markUnread, 'Mark a chat unread'),
  row('notifyAnyway', chats.notifyAnyway, 'Notify despite silenced notifications'),
  row('setReminder', chats.setReminder, 'Set the reminder of a chat'),
  row('clearReminder', chats.clearReminder, 'Clear the reminder of a chat'),
  row('sendMessage', messages.sendMessage, 'Send a message'),
  row('listMessages', messages.listMessages, 'List the messages of a chat'),
  row('getMessage', messages.getMessage, 'Get a message'),
  row('editMessage', messages.editMessage, 'Edit a message'),
  row('deleteMessage', messages.deleteMessage, 'Delete a message'),
  row('addReaction', messages.addReaction, 'React to a message'),
  row('removeReaction', messages.removeReaction, 'Remove a reaction'),
  row('removeReactionByQuery', messages.removeReactionByQuery, 'Remove a reaction (older clients)'),
  row('searchMessages', search.searchMessages, 'Search messages'),
  row('searchAll', search.searchAll, 'Search chats, groups and messages'),
  row('downloadAsset', messages.downloadAsset, 'Download a file; not supported by the sandbox'),
  row('serveAsset', messages.serveAsset, 'Read a file; not supported by the sandbox'),
  row(
    'uploadAssetBase64',
    messages.uploadAssetBase64,
    'Upload a file; not supported by the sandbox',
  ),
  row('setTyping', chats.setTyping, 'Show the typing indicator'),
  row('getSetup', info.getSetup, 'Get the setup state of the app'),
  row('focus', info.focus, 'Bring the app to the front'),
]
