import * as z from 'zod/mini'
import { Account } from '#contract/accounts.ts'
import { Bridge, BridgeCapabilities } from '#contract/bridges.ts'
import { ChatCapabilities } from '#contract/capabilities.ts'
import { Chat, ListedChat } from '#contract/chats.ts'
import { Participant, User } from '#contract/contacts.ts'
import { FailureBody } from '#contract/endpoint.ts'
import { Message, SendStatus } from '#contract/messages.ts'
import { CreateChat, OpenedChat, StartChat } from '#contract/new-chat.ts'
import * as oauth from '#contract/oauth.ts'
import { NextAnswer, SandboxVersion } from '#contract/overture.ts'
import { operations } from './operations.ts'

/** A JSON schema, or a reference to one. */
export type Schema = Record<string, unknown>

const named: Record<string, z.ZodMiniType> = {
  ...{ Account, Bridge, BridgeCapabilities, Chat, ChatCapabilities, CreateChat, FailureBody },
  ...{
    ListedChat,
    Message,
    NextAnswer,
    OpenedChat,
    Participant,
    SandboxVersion,
    SendStatus,
    StartChat,
    User,
  },
  AuthorizationServer: oauth.AuthorizationServer,
  ClientRegistration: oauth.ClientRegistration,
  Introspection: oauth.Introspection,
  OAuthFailure: oauth.OAuthFailure,
  ProtectedResource: oauth.ProtectedResource,
  RegisteredClient: oauth.RegisteredClient,
  TokenAnswer: oauth.TokenAnswer,
  TokenOwner: oauth.TokenOwner,
  TokenRequest: oauth.TokenRequest,
}

const pointer = (name: string) => `#/components/schemas/${name}`

const registry = z.registry<{ id: string }>()
for (const [id, schema] of Object.entries(named)) registry.add(schema, { id })
for (const { id, call } of operations) {
  for (const part of ['body', 'answer'] as const) {
    const schema = call[part]
    if (schema && !registry.has(schema)) registry.add(schema, { id: `${id}-${part}` })
  }
}

/** A reference to a named schema. */
export const ref = (name: string): Schema => ({ $ref: pointer(name) })

/** A reference to the schema of a call's body or answer. */
export function refTo(schema: z.ZodMiniType): Schema {
  const meta = registry.get(schema)
  if (!meta) throw new Error('a schema is missing in the registry')
  return ref(meta.id)
}

// `input`, because `output` would forbid unknown keys
const options = { io: 'input', unrepresentable: 'any' } as const

const bare = ({ $id, $schema, ...schema }: Schema): Schema => schema

export function schemas(): Record<string, Schema> {
  const generated = z.toJSONSchema(registry, { ...options, uri: pointer })
  return Object.fromEntries(
    Object.entries(generated.schemas).map(([name, schema]) => [name, bare(schema)]),
  )
}

export const querySchema = (query: z.ZodMiniType): Schema => bare(z.toJSONSchema(query, options))
