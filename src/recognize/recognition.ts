/** The five fields that describe a recipient, in the order in which Beeper tries them. */
export const identifiers = ['id', 'username', 'phoneNumber', 'email', 'fullName'] as const
export type Identifier = (typeof identifiers)[number]

/** A person with a name or an address. */
export interface Recognized {
  kind: 'person'
  /** The field of the text; `fullName` for a name without an address. */
  identifier: Identifier
  /** The values for the fields, including the name beside an address. */
  user: Partial<Record<Identifier, string>>
  /** `bridge.type` of the networks a link or an ID belongs to; empty for any network. */
  networks: readonly string[]
  /** The message that a link carries. */
  messageText?: string
  /** Further numbers and addresses in the text: offered to the user, never used automatically. */
  others: readonly Recognized[]
  /** For `others`: the kind of the address, or the label beside it. */
  label?: string
}

/** A text that identifies no reachable person, and why. */
export interface Unreadable {
  kind: 'unreadable'
  reason:
    | 'group-invite'
    /** The ID of a group chat. */
    | 'group'
    /** A link that only the app of its network can resolve. */
    | 'encrypted'
    /** A link that does not lead to a person. */
    | 'no-person'
    | 'too-long'
    /** Two numbers written as one, `611 2345 / 46`: ambiguous. */
    | 'two-numbers'
    /** Only a fax number. */
    | 'fax'
    /** A date, an IP address, an ISBN, a price, a postcode. */
    | 'other-number'
}

/** One row of a pasted list: one person. */
export interface ListRow {
  text: string
  reading: Recognized | Unreadable
  name?: string
}

/** A pasted list. */
interface SeveralPeople {
  kind: 'several'
  people: readonly ListRow[]
}

export type Recognition = Recognized | Unreadable | SeveralPeople
