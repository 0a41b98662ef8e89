import { dotted, mxid, type NamedContact, phoneDigits } from './named-contacts.ts'

/**
 * Contacts on WhatsApp and Matrix whose names tell how the sandbox behaves when a chat with them is
 * opened. They stand for what happens to real requests, so that it can be shown and tested.
 */
export const scenarioContacts = {
  /** Answers after a few seconds. */
  slow: { fullName: 'Slow Sam', handle: 'slow_sam', phoneNumber: '+15550109001' },
  /** Answers only after every client has stopped waiting. */
  timeout: { fullName: 'Timeout Tina', handle: 'timeout_tina', phoneNumber: '+15550109002' },
  /** 429 with `retry-after`. */
  rateLimited: {
    fullName: 'Rate-Limited Ravi',
    handle: 'rate_limited_ravi',
    phoneNumber: '+15550109003',
  },
  /** 502: Beeper is fine, the network does not answer. */
  brokenBridge: {
    fullName: 'Broken-Bridge Bea',
    handle: 'broken_bridge_bea',
    phoneNumber: '+15550109004',
  },
  /** 500. */
  internalError: {
    fullName: 'Internal-Error Ines',
    handle: 'internal_error_ines',
    phoneNumber: '+15550109005',
  },
  /** Fails at first, works when tried again. */
  flaky: { fullName: 'Flaky Finn', handle: 'flaky_finn', phoneNumber: '+15550109006' },
  /** Can only be reached by an invite, and joins groups only after accepting one. */
  inviteOnly: {
    fullName: 'Invite-Only Iris',
    handle: 'invite_only_iris',
    phoneNumber: '+15550109007',
  },
  /** Is listed, yet never found: 404. */
  neverFound: { fullName: 'Nobody Nora', handle: 'nobody_nora', phoneNumber: '+15550109008' },
  /** The chat opens, its first message fails. */
  unsent: { fullName: 'Unsent Uli', handle: 'unsent_uli', phoneNumber: '+15550109009' },
  /** Is invited to groups and is missing from them. */
  missing: { fullName: 'Missing Mo', handle: 'missing_mo', phoneNumber: '+15550109010' },
  /** 409: something changed meanwhile. */
  conflict: { fullName: 'Conflict Cleo', handle: 'conflict_cleo', phoneNumber: '+15550109011' },
  /** The answer has unknown fields and values. */
  oddAnswer: {
    fullName: 'Odd-Answer Otto',
    handle: 'odd_answer_otto',
    phoneNumber: '+15550109012',
  },
  /** The answer has nothing but the chat's ID and whether it is new. */
  thinAnswer: {
    fullName: 'Thin-Answer Theo',
    handle: 'thin_answer_theo',
    phoneNumber: '+15550109013',
  },
} as const satisfies Record<string, NamedContact>

export type ScenarioName = keyof typeof scenarioContacts

const isScenarioName = (name: string): name is ScenarioName => Object.hasOwn(scenarioContacts, name)

const networkIDs = (contact: NamedContact) => [phoneDigits(contact), mxid(dotted(contact))]

/** The scenarios by the network IDs that their contacts have on WhatsApp and Matrix. */
export const scenarioNameByNetworkID: ReadonlyMap<string, ScenarioName> = new Map(
  Object.keys(scenarioContacts)
    .filter(isScenarioName)
    .flatMap((scenario) =>
      networkIDs(scenarioContacts[scenario]).map((id) => [id, scenario] as const),
    ),
)
