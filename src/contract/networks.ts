import type { BridgeCapabilities, GroupRules } from './bridges.ts'

/** What a client needs to know about a network before a chat exists; mostly not in the API. */
export interface NetworkFacts {
  /** The display name. */
  name: string
  /** What `GET /v1/bridges/{id}/capabilities` returns, for servers too old to have it. */
  capabilities: BridgeCapabilities
  /** Characters of one message, where a limit is known; advisory. */
  maxTextLength?: number
  /** A new chat needs a first message. The API does not report this. */
  messageRequired?: true
  /** Opening a direct chat is itself an invite, so `allowInvite` has an effect. */
  invites?: true
}

type Lookup = keyof BridgeCapabilities['resolve_identifier']

const lookups = (...supported: Lookup[]): BridgeCapabilities['resolve_identifier'] => ({
  create_dm: supported.includes('create_dm'),
  lookup_phone: supported.includes('lookup_phone'),
  lookup_email: supported.includes('lookup_email'),
  lookup_username: supported.includes('lookup_username'),
  any_phone: supported.includes('any_phone'),
  contact_list: supported.includes('contact_list'),
  search: supported.includes('search'),
})

const group = (
  rules: Omit<GroupRules, 'type_description'>,
): BridgeCapabilities['group_creation'] => ({
  group: { type_description: 'a group', ...rules },
})

const people = (min_length: number, max_length?: number) =>
  max_length === undefined
    ? { allowed: true, required: true, min_length }
    : { allowed: true, required: true, min_length, max_length }

/**
 * By `bridge.type`. Taken from the bridges' source code (mautrix and platform-imessage, 2026);
 * entries without a public source (Matrix) are our choice. Hosted bridges may differ, so a server's
 * own answer takes precedence.
 */
export const networks: Readonly<Record<string, NetworkFacts>> = {
  matrix: {
    name: 'Beeper (Matrix)',
    capabilities: {
      resolve_identifier: lookups(
        'create_dm',
        'lookup_username',
        'lookup_email',
        'search',
        'contact_list',
      ),
      group_creation: group({
        name: { allowed: true, max_length: 255 },
        topic: { allowed: true },
        participants: people(1),
      }),
    },
    maxTextLength: 65536,
    invites: true,
  },
  whatsapp: {
    name: 'WhatsApp',
    capabilities: {
      resolve_identifier: lookups('create_dm', 'lookup_phone', 'contact_list'),
      group_creation: group({
        name: { allowed: true, max_length: 100 },
        disappear: { allowed: true },
        parent: { allowed: true },
        participants: people(1),
      }),
    },
    maxTextLength: 65536,
  },
  signal: {
    name: 'Signal',
    capabilities: {
      resolve_identifier: lookups('create_dm', 'lookup_phone', 'contact_list'),
      group_creation: group({
        name: { allowed: true, required: true, min_length: 1, max_length: 32 },
        avatar: { allowed: true },
        disappear: { allowed: true },
        participants: { allowed: true },
      }),
    },
    maxTextLength: 2000,
  },
  telegram: {
    name: 'Telegram',
    capabilities: {
      resolve_identifier: lookups(
        'create_dm',
        'lookup_phone',
        'lookup_username',
        'contact_list',
        'search',
      ),
      group_creation: group({
        name: { allowed: true, required: true, min_length: 1, max_length: 255 },
        participants: people(1, 200),
      }),
    },
    maxTextLength: 4096,
  },
  discordgo: {
    name: 'Discord',
    capabilities: { resolve_identifier: lookups(), group_creation: {} },
    maxTextLength: 2000,
  },
  slackgo: {
    name: 'Slack',
    capabilities: {
      resolve_identifier: lookups('create_dm', 'lookup_email', 'search'),
      group_creation: {
        ...group({ topic: { allowed: true }, participants: people(2, 8) }),
        'public-channel': {
          type_description: 'a public channel',
          name: { allowed: true, required: true, min_length: 1, max_length: 80 },
          topic: { allowed: true },
        },
        'private-channel': {
          type_description: 'a private channel',
          name: { allowed: true, required: true, min_length: 1, max_length: 80 },
          topic: { allowed: true },
        },
      },
    },
    maxTextLength: 40000,
  },
  gmessages: {
    name: 'Google Messages',
    capabilities: {
      resolve_identifier: lookups('create_dm', 'any_phone'),
      group_creation: group({ participants: people(2) }),
    },
  },
  imessage: {
    name: 'iMessage',
    capabilities: {
      resolve_identifier: lookups('create_dm', 'lookup_phone', 'lookup_email', 'any_phone'),
      group_creation: group({ participants: people(2) }),
    },
    messageRequired: true,
  },
  instagramgo: {
    name: 'Instagram',
    capabilities: {
      resolve_identifier: lookups('create_dm', 'search'),
      group_creation: group({ participants: people(2, 250) }),
    },
    maxTextLength: 20000,
  },
  facebookgo: {
    name: 'Messenger',
    capabilities: {
      resolve_identifier: lookups('create_dm', 'search'),
      group_creation: group({ participants: people(2, 250) }),
    },
    maxTextLength: 20000,
  },
  twitter: {
    name: 'X',
    capabilities: {
      resolve_identifier: lookups('create_dm', 'lookup_username'),
      group_creation: {},
    },
    maxTextLength: 10000,
  },
  linkedin: {
    name: 'LinkedIn',
    capabilities: {
      resolve_identifier: lookups('create_dm', 'search'),
      group_creation: group({
        name: { allowed: true, required: true, min_length: 1, max_length: 300 },
        topic: { allowed: true },
        participants: people(2),
      }),
    },
    maxTextLength: 8000,
  },
  gvoice: {
    name: 'Google Voice',
    capabilities: { resolve_identifier: lookups(), group_creation: {} },
    maxTextLength: 160,
  },
  bluesky: {
    name: 'Bluesky',
    capabilities: { resolve_identifier: lookups(), group_creation: {} },
    maxTextLength: 10000,
  },
}

/** The facts about a network by its `bridge.type`; `undefined` for an unknown one. */
export const networkFacts = (type: string | undefined): NetworkFacts | undefined =>
  type !== undefined && Object.hasOwn(networks, type) ? networks[type] : undefined
