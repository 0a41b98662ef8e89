import { dotted, mxid, type NamedContact, phoneDigits } from './named-contacts.ts'

/**
 * Contacts on WhatsApp and Matrix whose names describe how the sandbox behaves when a chat with
 * them is opened. They reproduce what happens with real requests, for demos and tests.
 */
export const scenarioContacts = {
  /** Responds after a few seconds. */
  slow: { fullName: 'Slow Sam', handle: 'slow_sam', phoneNumber: '+15550109001' },
  /** Responds only after every client's timeout. */
  timeout: { fullName: 'Timeout Tina', handle: 'timeout_tina', phoneNumber: '+15550109002' },
  /** 429 with `retry-after`. */
  rateLimited: {
    fullName: 'Rate-Limited Ravi',
    handle: 'rate_limited_ravi',
    phoneNumber: '+15550109003',
  },
  /** 502: Beeper works, the network does not respond. */
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
  /** Fails twice, then succeeds. */
  flaky: { fullName: 'Flaky Finn', handle: 'flaky_finn', phoneNumber: '+15550109006' },
  /** Opening a chat needs an invite; joins groups only after accepting one. */
  inviteOnly: {
    fullName: 'Invite-Only Iris',
    handle: 'invite_only_iris',
    phoneNumber: '+15550109007',
  },
  /** 404, although the contact is listed. */
  neverFound: { fullName: 'Nobody Nora', handle: 'nobody_nora', phoneNumber: '+15550109008' },
  /** The chat opens, but its first message fails. */
  unsent: { fullName: 'Unsent Uli', handle: 'unsent_uli', phoneNumber: '+15550109009' },
  /** Is left out of new groups. */
  missing: { fullName: 'Missing Mo', handle: 'missing_mo', phoneNumber: '+15550109010' },
  /** 409, although the chat is created. */
  conflict: { fullName: 'Conflict Cleo', handle: 'conflict_cleo', phoneNumber: '+15550109011' },
  /** The answer has unknown fields and values. */
  oddAnswer: {
    fullName: 'Odd-Answer Otto',
    handle: 'odd_answer_otto',
    phoneNumber: '+15550109012',
  },
  /** The answer has only the chat's ID and status. */
  thinAnswer: {
    fullName: 'Thin-Answer Theo',
    handle: 'thin_answer_theo',
    phoneNumber: '+15550109013',
  },
} as const satisfies Record<string, NamedContact>

export type ScenarioName = keyof typeof scenarioContacts

const isScenarioName = (name: string): name is ScenarioName => Object.hasOwn(scenarioContacts, name)

const networkIDs = (contact: NamedContact) => [phoneDigits(contact), mxid(dotted(contact))]

/** The scenarios by the network IDs of their contacts on WhatsApp and Matrix. */
export const scenarioNameByNetworkID: ReadonlyMap<string, ScenarioName> = new Map(
  Object.keys(scenarioContacts)
    .filter(isScenarioName)
    .flatMap((scenario) =>
      networkIDs(scenarioContacts[scenario]).map((id) => [id, scenario] as const),
    ),
)
