import * as accounts from '#contract/account-endpoints.ts'
import * as app from '#contract/app-endpoints.ts'
import * as assets from '#contract/asset-endpoints.ts'
import * as chats from '#contract/chat-endpoints.ts'
import * as state from '#contract/chat-state-endpoints.ts'
import type { Endpoint } from '#contract/endpoint.ts'
import * as messages from '#contract/message-endpoints.ts'
import * as reactions from '#contract/reaction-endpoints.ts'
import * as search from '#contract/search-endpoints.ts'

/** One call of the API as its description names it. */
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
  { ...row('getInfo', accounts.getInfo, 'What this server is'), isPublic: true },
  row('listAccounts', accounts.listAccounts, 'List accounts'),
  row('getAccount', accounts.getAccount, 'Get an account'),
  row('listBridges', accounts.listBridges, 'List bridges'),
  row('getBridge', accounts.getBridge, 'Get a bridge'),
  row('getBridgeCapabilities', accounts.getBridgeCapabilities, 'What a bridge can do'),
  row('searchContacts', accounts.searchContacts, 'Search the contacts of an account'),
  row('listContacts', accounts.listContacts, 'List the contacts of an account'),
  row('startChat', chats.startChat, 'Find somebody and open the direct chat'),
  row('createChat', chats.newChat, 'Open a chat with people known by ID'),
  row('listChats', chats.listChats, 'List chats'),
  row('searchChats', chats.searchChats, 'Search chats'),
  row('getChat', chats.getChat, 'Get a chat'),
  row('updateChat', state.updateChat, 'Change a chat'),
  row('archiveChat', state.archiveChat, 'Archive a chat, or take it back'),
  row('markRead', state.markRead, 'Mark a chat read'),
  row('markUnread', state.markUnread, 'Mark a chat unread'),
  row('notifyAnyway', state.notifyAnyway, 'Ring in spite of silenced notifications'),
  row('setReminder', state.setReminder, 'Set the reminder of a chat'),
  row('clearReminder', state.clearReminder, 'Clear the reminder of a chat'),
  row('sendMessage', messages.sendMessage, 'Send a message'),
  row('listMessages', messages.listMessages, 'List the messages of a chat'),
  row('getMessage', messages.getMessage, 'Get a message'),
  row('editMessage', messages.editMessage, 'Edit a message'),
  row('deleteMessage', messages.deleteMessage, 'Delete a message'),
  row('addReaction', reactions.addReaction, 'React to a message'),
  row('removeReaction', reactions.removeReaction, 'Take your reaction back'),
  row('removeReactionByQuery', reactions.removeReactionByQuery, 'The same, for older clients'),
  row('searchMessages', search.searchMessages, 'Search messages'),
  row('searchAll', search.searchAll, 'Search chats, groups and messages at once'),
  row('downloadAsset', assets.downloadAsset, 'Download a file; the sandbox keeps none'),
  row('serveAsset', assets.serveAsset, 'Read a file; the sandbox keeps none'),
  row('uploadAssetBase64', assets.uploadAssetBase64, 'Upload a file; the sandbox keeps none'),
  row('setTyping', app.setTyping, 'Show that you type'),
  row('getSetup', app.getSetup, 'Whether the app is signed in and ready'),
  row('focus', chats.focus, 'Bring the app to the front'),
]
