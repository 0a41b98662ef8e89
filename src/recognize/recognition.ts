/** The five fields that say who somebody is, in the order in which Beeper tries them. */
export const identifiers = ['id', 'username', 'phoneNumber', 'email', 'fullName'] as const
export type Identifier = (typeof identifiers)[number]

/** One person, or what one person is reached by. */
export interface Recognized {
  kind: 'person'
  /** The field the text belongs in; `fullName` where it is nothing but a name. */
  identifier: Identifier
  /** What is put into the fields, the name beside an address included. */
  user: Partial<Record<Identifier, string>>
  /** `bridge.type` of the networks a link or an ID belongs to; empty for what belongs to any. */
  networks: readonly string[]
  /** The message that a link carries. */
  messageText?: string
  /** Further numbers and addresses of the same text: offered, never taken. */
  others: readonly Recognized[]
  /** On one of the `others`: what it is, or the words beside it. */
  label?: string
}

/** A text that names no one who can be reached, and why. */
export interface Unreadable {
  kind: 'unreadable'
  reason:
    | 'group-invite'
    /** The ID of a group chat. */
    | 'group'
    /** A link that only the app of its network can resolve. */
    | 'encrypted'
    /** A link to something else on a site of people. */
    | 'no-person'
    | 'too-long'
    /** Two numbers written as one, `611 2345 / 46`: which of them is meant cannot be told. */
    | 'two-numbers'
    /** Nothing but a fax. */
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
