import type { Account as SdkAccount } from '@beeper/desktop-api/resources/accounts/accounts'
import type {
  AssetDownloadParams,
  AssetDownloadResponse,
  AssetServeParams,
  AssetUploadBase64Params,
} from '@beeper/desktop-api/resources/assets'
import type {
  ChatArchiveParams,
  ChatCreateParams,
  ChatCreateResponse,
  ChatListParams,
  ChatListResponse,
  ChatMarkReadParams,
  ChatMarkUnreadParams,
  ChatNotifyAnywayParams,
  ChatRetrieveParams,
  ChatSearchParams,
  ChatStartParams,
  ChatStartResponse,
  ChatUpdateParams,
  Chat as SdkChat,
} from '@beeper/desktop-api/resources/chats/chats'
import type {
  ReactionAddParams,
  ReactionAddResponse,
  ReactionDeleteResponse,
} from '@beeper/desktop-api/resources/chats/messages/reactions'
import type { ReminderCreateParams } from '@beeper/desktop-api/resources/chats/reminders'
import type { InfoRetrieveResponse } from '@beeper/desktop-api/resources/info'
import type {
  MessageDeleteParams,
  MessageListParams,
  MessageSearchParams,
  MessageSendParams,
  MessageSendResponse,
  MessageUpdateParams,
  MessageUpdateResponse,
} from '@beeper/desktop-api/resources/messages'
import type {
  Attachment as SdkAttachment,
  Error as SdkError,
  Message as SdkMessage,
  Reaction as SdkReaction,
  User as SdkUser,
} from '@beeper/desktop-api/resources/shared'
import type {
  FocusParams,
  FocusResponse,
  SearchParams,
  SearchResponse,
} from '@beeper/desktop-api/resources/top-level'
import { expectTypeOf, test } from 'vitest'
import type * as z from 'zod/mini'
import type { Account } from './accounts.ts'
import type {
  archiveChat,
  Chat,
  ChatChange,
  getChat,
  ListedChat,
  listChats,
  markRead,
  markUnread,
  notifyAnyway,
  searchChats,
  setReminder,
} from './chats.ts'
import type { User } from './contacts.ts'
import type { Answer, FailureBody, Input } from './endpoint.ts'
import type { focus, Info } from './info.ts'
import type {
  Attachment,
  addReaction,
  deleteMessage,
  downloadAsset,
  editMessage,
  listMessages,
  Message,
  Reaction,
  removeReaction,
  SendStatus,
  sendMessage,
  serveAsset,
  uploadAssetBase64,
} from './messages.ts'
import type { CreateChat, createChat, OpenedChat, StartChat, startChat } from './new-chat.ts'
import type { searchAll, searchMessages } from './search.ts'

// Compile-time checks: `tsc` fails when the contract and the official SDK diverge.

/** A type without the index signature of loose objects, which the SDK's interfaces do not have. */
type Known<Type> = Type extends readonly (infer Entry)[]
  ? Known<Entry>[]
  : Type extends object
    ? {
        [Key in keyof Type as string extends Key
          ? unknown extends Type[Key]
            ? never
            : Key
          : Key]: Known<Type[Key]>
      }
    : Type
type Read<Schema extends z.ZodMiniType> = Known<z.input<Schema>>

type Capability = keyof NonNullable<SdkChat['capabilities']>
type OurCapability = keyof Known<NonNullable<Chat['capabilities']>>

test('the contract reads every response type of the official SDK', () => {
  expectTypeOf<SdkUser>().toExtend<Read<typeof User>>()
  expectTypeOf<SdkAccount>().toExtend<Read<typeof Account>>()
  expectTypeOf<SdkChat>().toExtend<Read<typeof Chat>>()
  expectTypeOf<ChatStartResponse>().toExtend<Read<typeof OpenedChat>>()
  expectTypeOf<ChatCreateResponse>().toExtend<Read<typeof OpenedChat>>()
  expectTypeOf<InfoRetrieveResponse>().toExtend<Read<typeof Info>>()
  expectTypeOf<ChatListResponse>().toExtend<Read<typeof ListedChat>>()
  expectTypeOf<SdkMessage>().toExtend<Read<typeof Message>>()
  expectTypeOf<MessageSendResponse>().toEqualTypeOf<Answer<typeof sendMessage>>()
  expectTypeOf<MessageUpdateResponse>().toExtend<Read<(typeof editMessage)['answer']>>()
  expectTypeOf<ReactionAddResponse>().toEqualTypeOf<Answer<typeof addReaction>>()
  expectTypeOf<ReactionDeleteResponse>().toEqualTypeOf<Answer<typeof removeReaction>>()
  expectTypeOf<AssetDownloadResponse>().toEqualTypeOf<Answer<typeof downloadAsset>>()
  expectTypeOf<SearchResponse>().toExtend<Read<(typeof searchAll)['answer']>>()
  expectTypeOf<FocusResponse>().toEqualTypeOf<Answer<typeof focus>>()
  expectTypeOf<SdkError>().toExtend<Read<typeof FailureBody>>()
})

test('the contract has every field and every capability of the official SDK', () => {
  expectTypeOf<keyof Chat>().toEqualTypeOf<keyof SdkChat>()
  expectTypeOf<OurCapability>().toEqualTypeOf<Capability>()
  expectTypeOf<keyof ListedChat>().toEqualTypeOf<keyof ChatListResponse>()
  expectTypeOf<keyof OpenedChat>().toEqualTypeOf<keyof ChatStartResponse>()
  expectTypeOf<keyof User>().toEqualTypeOf<keyof SdkUser>()
  expectTypeOf<keyof SdkAccount>().toExtend<keyof Account>()
  expectTypeOf<keyof Message>().toEqualTypeOf<keyof SdkMessage>()
  expectTypeOf<keyof SendStatus>().toEqualTypeOf<keyof SdkMessage.SendStatus>()
  expectTypeOf<keyof Attachment>().toEqualTypeOf<keyof SdkAttachment>()
  expectTypeOf<keyof Reaction>().toEqualTypeOf<keyof SdkReaction>()
})

test('the requests of the contract match those of the official SDK', () => {
  expectTypeOf<StartChat>().toEqualTypeOf<ChatStartParams>()
  expectTypeOf<CreateChat>().toEqualTypeOf<ChatCreateParams>()
  expectTypeOf<Input<typeof startChat>['body']>().toExtend<ChatStartParams>()
  expectTypeOf<Input<typeof createChat>['body']>().toExtend<ChatCreateParams>()
  expectTypeOf<Input<typeof focus>['body']>().toEqualTypeOf<FocusParams>()
  expectTypeOf<keyof Input<typeof listChats>['query']>().toEqualTypeOf<keyof ChatListParams>()
  expectTypeOf<keyof Input<typeof searchChats>['query']>().toEqualTypeOf<keyof ChatSearchParams>()
  expectTypeOf<keyof Input<typeof getChat>['query']>().toEqualTypeOf<keyof ChatRetrieveParams>()
  expectTypeOf<ChatChange>().toEqualTypeOf<ChatUpdateParams>()
  expectTypeOf<Input<typeof archiveChat>['body']>().toEqualTypeOf<ChatArchiveParams>()
  expectTypeOf<Input<typeof markRead>['body']>().toEqualTypeOf<ChatMarkReadParams>()
  expectTypeOf<Input<typeof markUnread>['body']>().toEqualTypeOf<ChatMarkUnreadParams>()
  expectTypeOf<Input<typeof notifyAnyway>['body']>().toExtend<ChatNotifyAnywayParams>()
  expectTypeOf<Input<typeof setReminder>['body']>().toEqualTypeOf<ReminderCreateParams>()
  expectTypeOf<Input<typeof sendMessage>['body']>().toEqualTypeOf<MessageSendParams>()
  expectTypeOf<Input<typeof editMessage>['body']>().toEqualTypeOf<
    Omit<MessageUpdateParams, 'chatID'>
  >()
  expectTypeOf<Input<typeof addReaction>['body']>().toEqualTypeOf<
    Omit<ReactionAddParams, 'chatID'>
  >()
  expectTypeOf<Input<typeof downloadAsset>['body']>().toEqualTypeOf<AssetDownloadParams>()
  expectTypeOf<Input<typeof serveAsset>['query']>().toEqualTypeOf<AssetServeParams>()
  expectTypeOf<Input<typeof uploadAssetBase64>['body']>().toEqualTypeOf<AssetUploadBase64Params>()
  expectTypeOf<Input<typeof searchAll>['query']>().toEqualTypeOf<SearchParams>()
  expectTypeOf<keyof Input<typeof listMessages>['query']>().toEqualTypeOf<keyof MessageListParams>()
  expectTypeOf<keyof Input<typeof searchMessages>['query']>().toEqualTypeOf<
    keyof MessageSearchParams
  >()
  expectTypeOf<keyof Input<typeof deleteMessage>['query']>().toEqualTypeOf<
    Exclude<keyof MessageDeleteParams, 'chatID'>
  >()
})
